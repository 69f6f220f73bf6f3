/** Opens sealed texts: nobody is asked, nothing is used up. */
import type { Pasted } from "../../components/SealedTextForm";
import type { SecretLink } from "../../lib/domain";
import { hostOf } from "../../lib/origin";
import { read } from "../../lib/reveal";
import { findSealed } from "../../lib/sealed";
import type { PasteProblem } from "../../lib/text";
import { find } from "./known";
import type { Have, Show, Source } from "./view";

/** Shows the text, or asks for its passphrase; as often as one likes. */
export async function unseal(
  show: Show,
  link: SecretLink,
  sealed: string,
  source: Source,
  passphrase?: string,
): Promise<void> {
  const locked = { state: "locked", link, sealed, source } as const;
  if (passphrase !== undefined) show({ ...locked, wrong: false, busy: true });
  const found = await read(sealed, link, passphrase);
  switch (found.state) {
    case "text":
      return show({ state: "text", source, text: found.text });
    case "locked":
      return show({ ...locked, wrong: found.wrong, busy: false });
    case "foreign":
      return show({ state: "warning", host: hostOf(link.origin), text: sealed });
    case "keyless":
      return show({ state: "pasting", have: { wanted: "link", sealed }, problem: "key-missing" });
  }
}

/** The same of a sealed text that someone has by hand, whatever host the link names. */
export async function unsealPasted(show: Show, pasted: Pasted, have: Have): Promise<void> {
  const found = have.wanted === "sealed" ? have : await find(pasted.link);
  const sealed = have.wanted === "link" ? have.sealed : pasted.sealed;
  const problem = (reason: PasteProblem) => show({ state: "pasting", have, problem: reason });
  if (!("link" in found)) {
    return problem(found.state === "incomplete" ? "key-incomplete" : "no-link");
  }
  if (found.link.key === undefined) return problem("key-missing");
  if (findSealed(sealed) === undefined) return problem("no-sealed-text");
  if ((await read(sealed, found.link)).state === "foreign") return problem("sealed-damaged");
  await unseal(show, found.link, sealed, "pasted");
}
