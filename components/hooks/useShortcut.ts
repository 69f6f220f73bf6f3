import { useEffect, useState } from "preact/hooks";

/** The shortcut, asked for anew whenever the person looks at the page: a page of the browser changes it. */
export function useShortcut(read: () => Promise<string>): string {
  const [shortcut, setShortcut] = useState("");
  useEffect(() => {
    const look = () => void read().then(setShortcut);
    look();
    addEventListener("focus", look);
    document.addEventListener("visibilitychange", look);
    return () => {
      removeEventListener("focus", look);
      document.removeEventListener("visibilitychange", look);
    };
  }, [read]);
  return shortcut;
}
