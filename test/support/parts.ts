/** Opens several things one after the other, and closes them together whatever comes. */
interface Part {
  close(): Promise<void>;
}

export interface Parts extends Part {
  /** Waits for a thing, and closes it with the others. */
  open<T extends Part>(part: Promise<T>): Promise<T>;
}

/** Closes in reverse, so that nothing loses a thing that it needs. */
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
