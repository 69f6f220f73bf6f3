import { useEffect, useState } from "preact/hooks";

/** Tells whether to hide a text: the person may hide it, and so does a tab that goes out of sight. */
export function useConcealed() {
  const [hidden, setHidden] = useState(document.hidden);
  useEffect(() => {
    const cover = () => document.hidden && setHidden(true);
    document.addEventListener("visibilitychange", cover);
    return () => document.removeEventListener("visibilitychange", cover);
  }, []);
  return [hidden, setHidden] as const;
}
