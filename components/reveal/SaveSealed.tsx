import { useEffect, useRef } from "preact/hooks";
import { clock } from "../../lib/clock";
import { savedName } from "../../lib/sealing/sealedFile";
import { Offer } from "./Offer";

/** Saves a sealed text that could not be opened, exactly as it was received, so that the file alone opens nothing. */
export function SaveSealed({ sealed }: { readonly sealed: string }) {
  const address = useRef("");
  const forget = (): void => URL.revokeObjectURL(address.current);
  // Not earlier: Firefox reads the file after the press.
  useEffect(() => forget, []);
  const save = (): void => {
    forget();
    address.current = URL.createObjectURL(new Blob([sealed], { type: "text/plain" }));
    const link = document.createElement("a");
    link.href = address.current;
    link.download = savedName(clock.now());
    link.click();
  };
  return <Offer label="saveSealed" hint="saveSealedHint" onPress={save} />;
}
