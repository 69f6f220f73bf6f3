/** The room for a text in a message. By numbers alone, so that pages count without the code that encrypts. */

/** Bytes of text that fit where a server keeps `maxBytes` of armour. */
export function capacity(maxBytes: number): number {
  let text = Math.floor((maxBytes * 3) / 4);
  while (text > 0 && armouredSize(messageSize(text)) > maxBytes) text -= 1;
  return Math.max(0, text);
}

/** The lines around are 27 and 25 characters long, and three more line breaks; `armour.ts` breaks after 60. */
function armouredSize(message: number): number {
  const base64 = Math.ceil(message / 3) * 4;
  return 55 + base64 + Math.ceil(base64 / 60);
}

/** The session key; then version, salt, chunks and their tags; in these a header and the text (`encrypt.ts`, `literal.ts`). */
function messageSize(text: number): number {
  const content = framed(6 + text);
  const tags = 16 * (Math.ceil(content / 262_144) + 1);
  return framed(76) + framed(36 + content + tags);
}

/** A packet around a body of so many bytes (`packets.ts`). */
function framed(body: number): number {
  return body + (body < 192 ? 2 : body < 8384 ? 3 : 6);
}
