import { useEffect, useState } from "preact/hooks";
import { SecretView } from "../../components/SecretView";
import { copyHere } from "../../lib/platform/copyHere";
import type { View } from "./view";

export interface TextProps {
  readonly view: Extract<View, { state: "text" }>;
  readonly onClear: () => void;
}

/** The text, hidden whenever the tab is out of sight. */
export function Text({ view, onClear }: TextProps) {
  const [hidden, setHidden] = useState(document.hidden);
  useEffect(() => {
    const cover = () => document.hidden && setHidden(true);
    document.addEventListener("visibilitychange", cover);
    return () => document.removeEventListener("visibilitychange", cover);
  }, []);
  return (
    <SecretView
      text={view.text}
      source={view.source}
      hidden={hidden}
      onHide={setHidden}
      onCopy={copyHere}
      onClear={onClear}
    />
  );
}
