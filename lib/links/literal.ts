/** Turns `text` into a part of a regular expression that matches nothing else. For ASCII, as addresses are. */
export function literal(text: string): string {
  return text.replaceAll(/\W/g, String.raw`\$&`);
}
