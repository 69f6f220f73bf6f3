import { useEffect, useState } from "preact/hooks";

/** A value that is kept elsewhere and may change at any time. */
interface Watched<T> {
  read(): Promise<T>;
  watch(listener: (value: T) => void): () => void;
}

/** The item's value, whoever changes it. `initial` is the value from the time when the page was loaded. */
export function useItem<T>(item: Watched<T>, initial: T): T {
  const [value, setValue] = useState(initial);
  useEffect(() => {
    const stop = item.watch(setValue);
    // This read catches a change between the page's first look and the watch.
    void item.read().then(setValue);
    return stop;
  }, [item]);
  return value;
}
