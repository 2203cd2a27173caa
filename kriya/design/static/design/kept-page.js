// Keeps one page and its files, as they were when it was last opened with a network.
// KIND, VERSION, SCOPE and FILES are written in front of this by the server (kept_page.py).
const NAME = `kriya-${KIND}-${SCOPE}-${VERSION}`;

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
    for (const name of await caches.keys()) if (name.startsWith(`kriya-${KIND}-${SCOPE}-`) && name !== NAME) await caches.delete(name);
    await self.clients.claim();
  };
  event.waitUntil(clear());
});

// The network first, so that the page is never older than need be, and what comes is kept; without one, what was kept.
self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET") return;
  const url = new URL(request.url);
  if (url.origin !== self.location.origin) return;
  const asked = request.mode === "navigate" && url.pathname === SCOPE ? SCOPE : url.pathname;
  if (!FILES.includes(asked)) return;
  const answer = async () => {
    const cache = await caches.open(NAME);
    try {
      const fresh = await fetch(request);
      // Behind a question mark stands what is true this once: what was just done.
      if (fresh.ok && !fresh.redirected && !(asked === SCOPE && url.search)) await cache.put(asked, fresh.clone());
      if (fresh.status < 500) return fresh;
    } catch {
      // No network: what was kept is the page.
    }
    return (await cache.match(asked)) ?? Response.error();
  };
  event.respondWith(answer());
});
