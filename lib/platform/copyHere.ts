/** Copies from a page that is being looked at: there the browser allows it without more ado. */
export async function copyHere(text: string): Promise<boolean> {
  await navigator.clipboard.writeText(text);
  return true;
}
