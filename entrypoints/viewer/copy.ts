/** Copies; resolves to true if the browser confirmed it. */
export async function copy(text: string): Promise<boolean> {
  await navigator.clipboard.writeText(text);
  return true;
}
