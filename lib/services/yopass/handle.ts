/** The sender's handle: the id, by which anybody may burn, and the token of a receipt, if the server gives one. Neither reads. */

export function handleOf(id: string, token?: string): string {
  return token === undefined ? id : `${id} ${token}`;
}

export function partsOf(handle: string): { readonly id: string; readonly token?: string } {
  const [id = "", token] = handle.split(" ");
  return token === undefined ? { id } : { id, token };
}
