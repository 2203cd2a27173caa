// One behaviour per module, each bound by a data attribute; every page works without them.
import "./theme.js";
import "./autosubmit.js";
import "./dialog.js";
import "./menu.js";
import "./copy.js";
import "./toast.js";
import "./rows.js";
import "./guard.js";
import "./print.js";
import "./dropzone.js";
import "./hotkey.js";

document.documentElement.dataset.js = "";
