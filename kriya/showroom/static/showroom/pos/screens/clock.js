// A clock that is far off: receipts are dated by it.
import { h } from "../dom.js";

export const clockAlert = (app) => (app.isClockOff ? h("p", { class: "alert", "data-tone": "wait", "data-clock": true }, app.say("clock_wrong", { span: app.span(app.skew) })) : null);
