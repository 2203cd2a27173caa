// Scanners: one that types like a keyboard (USB, Bluetooth), and the camera where the browser reads codes.
const PAUSE = 60; // milliseconds between two keys: no person types so fast

// Calls `scanned(text)` for what was typed at a scanner's speed and ended with Enter, wherever the focus is. What is no
// code (`isCode`) is left to whoever has the focus: half of it may have come slowly.
export function listenForKeys(target, isCode, scanned) {
  let text = "";
  let last = 0;
  target.addEventListener("keydown", (event) => {
    const quick = event.timeStamp - last < PAUSE;
    if (event.key === "Enter") {
      if (quick && isCode(text)) {
        event.preventDefault();
        event.stopPropagation();
        untype(document.activeElement, isCode, text);
        scanned(text);
      }
      text = "";
    } else if (event.key.length === 1 && !event.ctrlKey && !event.metaKey) {
      text = quick ? text + event.key : event.key;
      last = event.timeStamp;
    }
  }, true);
}

// A field that had the focus got the signs too, those that came slowly as well: take them out again.
function untype(input, isCode, text) {
  if (input?.matches?.("input, textarea") && input.value.endsWith(text)) {
    input.value = isCode(input.value) ? "" : input.value.slice(0, -text.length);
    input.dispatchEvent(new Event("input", { bubbles: true }));
  }
}

export const cameraReads = () => "BarcodeDetector" in globalThis && Boolean(navigator.mediaDevices?.getUserMedia);

// Shows the camera in `video` and calls `scanned(text)` once for each code that comes before it. Returns how to stop.
export async function watchCamera(video, scanned) {
  const stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" } });
  const detector = new BarcodeDetector({ formats: ["qr_code", "code_128", "ean_13"] });
  let running = true;
  let before = "";
  const stop = () => {
    running = false;
    for (const track of stream.getTracks()) track.stop();
  };
  video.srcObject = stream;
  await video.play();
  const look = async () => {
    if (!running) return;
    const found = await detector.detect(video).catch(() => []);
    const text = found[0]?.rawValue ?? "";
    if (text && text !== before) scanned(text);
    before = text;
    setTimeout(look, 120);
  };
  look();
  return stop;
}
