// Sends one photo in parts and goes on where it stopped. The server alone says how far it came.
const PART = 160 * 1024;

export class Hopeless extends Error {}
export class LoggedOut extends Error {}

const offsetOf = (answer) => Number(answer.headers.get("Upload-Offset") ?? 0);

async function ask(address, method, token, headers = {}, body = undefined) {
  const answer = await fetch(address, { method, body, headers: { "X-CSRFToken": token, ...headers }, redirect: "manual", credentials: "same-origin" });
  if (answer.type === "opaqueredirect" || answer.status === 403) throw new LoggedOut();
  if (answer.status === 422) throw new Hopeless((await answer.json()).said);
  if (answer.status >= 500) throw new Error(`status ${answer.status}`);
  return answer;
}

async function begun(photo, address, token) {
  const far = await ask(address, "HEAD", token);
  if (far.ok) return far.headers.has("Upload-Complete") ? photo.blob.size : offsetOf(far);
  const answer = await ask(address, "POST", token, { "Upload-Length": String(photo.blob.size) });
  if (!answer.ok) throw new Error(`status ${answer.status}`);
  return offsetOf(answer);
}

export async function send(photo, address, token, told) {
  let sent = await begun(photo, address, token);
  told(sent);
  while (sent < photo.blob.size) {
    const part = photo.blob.slice(sent, sent + PART);
    const headers = { "Upload-Offset": String(sent), "Upload-Sha256": photo.sha256, "Content-Type": "application/offset+octet-stream" };
    const answer = await ask(address, "PATCH", token, headers, part);
    if (answer.status === 409) throw new Error("ask again how far it came");
    if (!answer.ok) throw new Error(`status ${answer.status}`);
    sent = offsetOf(answer);
    told(sent);
  }
}
