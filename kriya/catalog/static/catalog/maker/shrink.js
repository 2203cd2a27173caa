// A photo of 5 MB takes minutes on a weak network: it is made as small as the server keeps it anyway, before it is sent.
const LONGEST = 2400;
const LEAVE = 900_000;

export async function shrink(file) {
  if (file.size < LEAVE || !globalThis.createImageBitmap) return file;
  let picture;
  try {
    picture = await createImageBitmap(file, { imageOrientation: "from-image" });
  } catch {
    return file;
  }
  const scale = Math.min(1, LONGEST / Math.max(picture.width, picture.height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(picture.width * scale);
  canvas.height = Math.round(picture.height * scale);
  const pen = canvas.getContext("2d");
  pen.fillStyle = "#fff";
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
  picture.close();
  const small = await new Promise((done) => canvas.toBlob(done, "image/jpeg", 0.85));
  canvas.width = canvas.height = 0;
  return small && small.size < file.size ? small : file;
}
