// Lets the till start without a network: all its files are kept, whole versions at a time, and answered from there.
// VERSION and FILES are written in front of this by the server. A new version waits until the till says that it may come.
const NAME = `kriya-kasir-${SCOPE}-${VERSION}`;

self.addEventListener("install", (event) => {
  const fill = async () => {
    const cache = await caches.open(NAME);
    // Past the browser's own memory: a file that was kept from before would be kept for ever.
    await cache.addAll(FILES.map((file) => new Request(file, { cache: "reload" })));
  };
  event.waitUntil(fill());
});

self.addEventListener("activate", (event) => {
  const clear = async () => {
    for (const name of await caches.keys()) if (name.startsWith(`kriya-kasir-${SCOPE}-`) && name !== NAME) await caches.delete(name);
    await self.clients.claim();
  };
  event.waitUntil(clear());
});

self.addEventListener("message", (event) => {
  if (event.data === "take over") self.skipWaiting();
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET") return;
  const url = new URL(request.url);
  if (url.origin !== self.location.origin) return;
  const isShell = request.mode === "navigate" && url.pathname === SCOPE;
  const asked = isShell ? SCOPE : url.pathname + url.search;
  if (!isShell && !FILES.includes(asked)) return;
  const answer = async () => (await (await caches.open(NAME)).match(asked)) ?? fetch(request);
  event.respondWith(answer());
});
