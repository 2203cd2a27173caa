// Keeps one deck for the hall: its page and its files, as they were when it was last opened with a network.
// VERSION, SCOPE and FILES are written in front of this by the server.
const NAME = `kriya-paparan-${SCOPE}-${VERSION}`;

self.addEventListener("install", (event) => {
  const fill = async () => {
    const cache = await caches.open(NAME);
    await cache.addAll(FILES.map((file) => new Request(file, { cache: "reload" })));
    await self.skipWaiting();
  };
  event.waitUntil(fill());
});

self.addEventListener("activate", (event) => {
  const clear = async () => {
    for (const name of await caches.keys()) if (name.startsWith(`kriya-paparan-${SCOPE}-`) && name !== NAME) await caches.delete(name);
    await self.clients.claim();
  };
  event.waitUntil(clear());
});

// The network first, so that a deck is never older than need be; without one, what was kept.
self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET") return;
  const url = new URL(request.url);
  if (url.origin !== self.location.origin) return;
  const asked = request.mode === "navigate" && url.pathname === SCOPE ? SCOPE : url.pathname;
  if (!FILES.includes(asked)) return;
  const answer = async () => {
    try {
      const fresh = await fetch(request);
      if (fresh.status < 500) return fresh;
    } catch {
      // No network: what was kept is the deck.
    }
    return (await (await caches.open(NAME)).match(asked)) ?? Response.error();
  };
  event.respondWith(answer());
});
