import { useEffect, useState } from "preact/hooks";

/** What is kept somewhere and may change at any time. */
interface Watched<T> {
  read(): Promise<T>;
  watch(listener: (value: T) => void): () => void;
}

/** The item's value, whoever changes it. `initial` is what it was when the page was loaded. */
export function useItem<T>(item: Watched<T>, initial: T): T {
  const [value, setValue] = useState(initial);
  useEffect(() => {
    const stop = item.watch(setValue);
    // What changed between the page's first look and the watch.
    void item.read().then(setValue);
    return stop;
  }, [item]);
  return value;
}
