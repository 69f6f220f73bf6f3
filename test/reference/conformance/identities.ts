/** Pairs identifiers of the replay with those of the recording. */

/** Secrets and receipts (62 characters, 31 up to 0.23) and accounts. */
const identifier =
  /(?<![\da-z])(?:[\da-z]{62}|[\da-z]{31}|[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})(?![\da-z])/g;

export class Identities {
  readonly #replayed = new Map<string, string>();

  /** Learns from two strings in the same place, if they are nothing but identifiers. */
  learn(recorded: string, replayed: string): void {
    if (this.#replayed.has(recorded) || recorded.length !== replayed.length) return;
    if (isIdentifier(recorded) && isIdentifier(replayed)) this.#replayed.set(recorded, replayed);
  }

  /** `text` of the recording with every known identifier replaced. */
  translate(text: string): string {
    return text.replaceAll(identifier, (known) => this.#replayed.get(known) ?? known);
  }

  /** True if the two begin identifiers that stand for each other. */
  bothBegin(recorded: string, replayed: string): boolean {
    return (
      recorded.length === replayed.length &&
      [...this.#replayed].some(([a, b]) => a.startsWith(recorded) && b.startsWith(replayed))
    );
  }
}

function isIdentifier(text: string): boolean {
  return text.match(identifier)?.[0] === text;
}
