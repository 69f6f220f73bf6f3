import { useState } from "preact/hooks";
import type { QrPicture } from "./QrPicture";
import { useSpeech } from "../Translate";

/**
 * Shows the link as a QR code, for a telephone. The code is drawn, and its part of the page loaded, once the person asks for it; it
 * stands last among the actions.
 */
export function QrCode({ url }: { readonly url: string }) {
  const { t } = useSpeech();
  const [Picture, setPicture] = useState<typeof QrPicture>();
  const toggle = async () => {
    if (Picture) return setPicture(undefined);
    const loaded = await import("./QrPicture");
    setPicture(() => loaded.QrPicture);
  };
  return (
    <>
      <button type="button" class="plain" onClick={() => void toggle()}>
        {t(Picture ? "hideQrCode" : "showQrCode")}
      </button>
      {Picture && <Picture url={url} />}
    </>
  );
}
