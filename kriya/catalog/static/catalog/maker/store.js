// Photos on their way, kept in the browser's own database so that a reload or an empty battery loses none.
const NAME = "kriya-photos";
const asked = (request) => new Promise((done, failed) => {
  request.onsuccess = () => done(request.result);
  request.onerror = () => failed(request.error);
});

function opened() {
  const request = indexedDB.open(NAME, 1);
  request.onupgradeneeded = () => request.result.createObjectStore("photos", { keyPath: "id" });
  return asked(request);
}

async function work(mode, what) {
  const base = await opened();
  try {
    const change = base.transaction("photos", mode);
    const answer = await asked(what(change.objectStore("photos")));
    if (mode === "readwrite") {
      await new Promise((done, failed) => {
        change.oncomplete = done;
        change.onabort = () => failed(change.error);
      });
    }
    return answer;
  } finally {
    base.close();
  }
}

export const put = (photo) => work("readwrite", (photos) => photos.put(photo));
export const drop = (id) => work("readwrite", (photos) => photos.delete(id));
export const all = async () => (await work("readonly", (photos) => photos.getAll())).sort((a, b) => (a.id < b.id ? -1 : 1));
