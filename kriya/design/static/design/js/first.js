// Before the first paint of a page that anyone may keep: the theme that this reader chose.
const chosen = /(?:^|; )theme=(light|dark)/.exec(document.cookie);
if (chosen) document.documentElement.dataset.theme = chosen[1];
