/** The bytes of a password, which follow the link's key. */

/** As PrivateBin's page takes them: the low eight bits of each UTF-16 unit. Only these open there. */
export function lowBytes(password: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from({ length: password.length }, (_, index) => password.charCodeAt(index));
}

/** As other clients may take them. */
export function utf8(password: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(password);
}
