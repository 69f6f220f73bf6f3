/** Answers that wait until they are told to go. */
export class Holds {
  #waiting: readonly (() => void)[] = [];

  /** Settles with the next release. */
  hold(): Promise<void> {
    return new Promise((resolve) => {
      this.#waiting = [...this.#waiting, resolve];
    });
  }

  release(): void {
    const released = this.#waiting;
    this.#waiting = [];
    for (const go of released) go();
  }
}
