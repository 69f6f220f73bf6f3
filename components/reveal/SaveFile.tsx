import { useEffect, useRef } from "preact/hooks";
import type { AttachedFile } from "../../lib/domain";
import { useSpeech } from "../Translate";

/** Saves a file that came with a secret. It is never shown: a page that the browser makes of it could act as ours. */
export function SaveFile({ file }: { readonly file: AttachedFile }) {
  const { t } = useSpeech();
  const address = useRef("");
  const forget = (): void => URL.revokeObjectURL(address.current);
  // Not earlier: Firefox reads the file after the press.
  useEffect(() => forget, []);
  const save = (): void => {
    forget();
    const bytes = Uint8Array.from(atob(file.base64), (sign) => sign.charCodeAt(0));
    address.current = URL.createObjectURL(new Blob([bytes], { type: "application/octet-stream" }));
    const link = document.createElement("a");
    link.href = address.current;
    link.download = file.name;
    link.click();
  };
  return (
    <button type="button" class="second" onClick={save}>
      {t("saveFile", file.name)}
    </button>
  );
}
