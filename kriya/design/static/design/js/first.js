// Before the first paint of a page that anyone may keep: the theme that this reader chose, and whether the network is
// slow, for what is better not fetched ahead then.
const chosen = /(?:^|; )theme=(light|dark)/.exec(document.cookie);
if (chosen) document.documentElement.dataset.theme = chosen[1];
if (/^(slow-)?[23]g$/.test(navigator.connection?.effectiveType ?? "")) document.documentElement.dataset.network = "slow";
