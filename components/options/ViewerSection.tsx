import type { ComponentChildren } from "preact";
import { useId, useRef, useState } from "preact/hooks";
import { parseViewer } from "../../lib/links/viewerForm";
import { LockedNote } from "../fields/LockedNote";
import { PageSection } from "../PageSection";
import { TextField } from "../fields/TextField";
import { useSpeech } from "../Translate";

export interface ViewerSectionProps {
  /** The address of the viewer, if there is one. */
  readonly viewer: string | null;
  /** True if the organisation has set the address. */
  readonly locked: boolean;
  readonly saved: boolean;
  /** Called straight from the press, so that the browser can be asked for a permission. */
  readonly onSave: (viewer: string | null) => void;
  /** The obstacle to the viewer, if there is one. */
  readonly children?: ComponentChildren;
}

/** Chooses the page that opens sealed links for people without the extension. */
export function ViewerSection({ viewer, locked, saved, onSave, ...rest }: ViewerSectionProps) {
  const { t } = useSpeech();
  const [text, setText] = useState(viewer ?? "");
  const [refused, setRefused] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const id = useId();
  const save = (): void => {
    const address = typed(text.trim());
    setRefused(address === undefined);
    if (address === undefined) return input.current?.focus();
    setText(address ?? "");
    onSave(address);
  };
  return (
    <PageSection title={t("recipients")} anchor="viewer" saved={saved && text === (viewer ?? "")}>
      {locked ? (
        <div class="field">
          <p class="label">{t("viewerAddress")}</p>
          <p>
            <bdi dir="ltr">{viewer}</bdi>
          </p>
          <LockedNote id={`${id}-locked`} locked />
        </div>
      ) : (
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            save();
          }}
        >
          <TextField
            label={t("viewerAddress")}
            hint={t("viewerAddressHint")}
            kind="address"
            value={text}
            problem={refused ? t("problemViewer") : undefined}
            input={input}
            onChange={(value) => {
              setText(value);
              setRefused(false);
            }}
          />
          <div class="actions">
            <button type="submit" class="second">
              {t("save")}
            </button>
          </div>
        </form>
      )}
      {rest.children}
    </PageSection>
  );
}

/** The address that was typed, with `https` if it names no scheme; null for none. Nothing if it is no viewer's. */
function typed(text: string): string | null | undefined {
  if (text === "") return null;
  return parseViewer(text.includes("://") ? text : `https://${text}`);
}
