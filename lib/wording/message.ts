/** A message as the catalogues of browser extensions hold it (`messages.json`). */
export interface Message {
  readonly message: string;
  readonly placeholders?: Readonly<Record<string, { readonly content: string }>>;
}

/** The message with `$1` in place of its `$HOST$`. */
export function numbered({ message, placeholders = {} }: Message): string {
  return Object.entries(placeholders).reduce(
    (text, [name, { content }]) => text.replaceAll(`$${name.toUpperCase()}$`, () => content),
    message,
  );
}
