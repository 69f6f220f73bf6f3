import { SecretView } from "../../components/reveal/SecretView";
import { useConcealed } from "../../components/hooks/useConcealed";
import { useItem } from "../../components/hooks/useItem";
import { copyRevealed } from "../../lib/app/copyHere";
import { lastSeenSettings } from "../../lib/app/items";
import type { EffectiveSettings } from "../../lib/settings/settings";
import type { View } from "./view";

export interface TextViewProps {
  readonly view: Extract<View, { state: "text" }>;
  readonly onClear: () => void;
}

/** Shows the text, and hides it whenever the tab is out of sight. */
export function TextView({ view, onClear }: TextViewProps) {
  const [hidden, setHidden] = useConcealed();
  const settings = useItem<EffectiveSettings | undefined>(lastSeenSettings, undefined);
  return (
    <SecretView
      text={view.text}
      files={view.files}
      source={view.source}
      suspicion={view.suspicion}
      hidden={hidden}
      onHide={setHidden}
      emptied={settings?.emptyClipboard ?? false}
      onCopy={copyRevealed}
      onClear={onClear}
    />
  );
}
