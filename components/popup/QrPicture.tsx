import { correction, generate } from "lean-qr/nano";
import { toSvgPath } from "lean-qr/extras/svg";
import { useEffect, useRef } from "preact/hooks";
import { useSpeech } from "../Translate";

/** Modules of white around the code; cameras need them to find it (ISO/IEC 18004). */
const QUIET = 4;
/** CSS pixels of a module: the longest link (viewer and own server with long names) still fits a popup. */
const MODULE = 4;

/** Draws the link as a QR code, here: nobody is asked for it. */
export function QrPicture({ url }: { readonly url: string }) {
  const { t } = useSpeech();
  const ref = useRef<SVGSVGElement>(null);
  // A camera needs the whole code, and a popup is at most 600 px high.
  useEffect(() => ref.current?.scrollIntoView({ block: "nearest" }), []);
  // A screen has no dirt to correct, so larger modules are better.
  const code = generate(url, { minCorrectionLevel: correction.L });
  const size = code.size + 2 * QUIET;
  return (
    <div class="code">
      <svg
        ref={ref}
        class="qr"
        // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- an img would need an address for what is drawn here
        role="img"
        aria-label={t("qrCode")}
        viewBox={`${-QUIET} ${-QUIET} ${size} ${size}`}
        width={size * MODULE}
        shape-rendering="crispEdges"
      >
        <path d={toSvgPath(code)} />
      </svg>
    </div>
  );
}
