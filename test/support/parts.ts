/** Several things that are opened one after the other, and closed together whatever comes. */
interface Part {
  close(): Promise<void>;
}

export interface Parts extends Part {
  /** Waits for it, and closes it with the others. */
  open<T extends Part>(part: Promise<T>): Promise<T>;
}

/** Closes in reverse, so that nothing loses what it stands on. */
export function parts(): Parts {
  const opened: Part[] = [];
  return {
    async open(part) {
      const one = await part;
      opened.unshift(one);
      return one;
    },
    async close() {
      for (const part of opened) await part.close();
    },
  };
}
