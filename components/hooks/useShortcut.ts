import { useEffect, useState } from "preact/hooks";

/** The shortcut, asked anew whenever the page is looked at: it is changed on a page of the browser's. */
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
