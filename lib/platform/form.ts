/** What is typed in the popup outlives it for a while. */
import type { Draft } from "../attempts";
import { KEPT } from "../attempts";
import { form, settings } from "./items";
import { keepSwept } from "./sweep";

/** What was typed last, or an empty form with the default terms. */
export async function readForm(): Promise<Draft> {
  const typed = await form.read();
  if (typed !== undefined && Date.now() - typed.at < KEPT) return typed.draft;
  return { text: "", terms: (await settings.read()).terms, note: "" };
}

export async function writeForm(draft: Draft): Promise<void> {
  await form.write({ draft, at: Date.now() });
  await keepSwept();
}

/** Keeps lifetime and kind for the next secret, nothing else: a passphrase is for one recipient. */
export async function emptyForm({ terms: { lifetime, sealed } }: Draft): Promise<void> {
  await writeForm({ text: "", terms: { lifetime, sealed }, note: "" });
}
