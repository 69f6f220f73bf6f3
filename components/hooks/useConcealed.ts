import { useEffect, useState } from "preact/hooks";

/** Whether a text is to be hidden: set by the person, and whenever the tab goes out of sight. */
export function useConcealed() {
  const [hidden, setHidden] = useState(document.hidden);
  useEffect(() => {
    const cover = () => document.hidden && setHidden(true);
    document.addEventListener("visibilitychange", cover);
    return () => document.removeEventListener("visibilitychange", cover);
  }, []);
  return [hidden, setHidden] as const;
}
