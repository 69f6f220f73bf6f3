/** What is typed in the popup outlives it for a while. */
import { emptied, KEPT, type Draft } from "../attempts";
import { clock } from "../clock";
import { termsNow } from "./chosen";
import { form, shown } from "./items";
import { keepSwept } from "./sweep";

/** What was typed last, or an empty form with the default terms. */
export async function readForm(): Promise<Draft> {
  const typed = await form.read();
  if (typed !== undefined && clock.now() - typed.at < KEPT) return typed.draft;
  return { text: "", terms: await termsNow(shown), note: "" };
}

export async function writeForm(draft: Draft): Promise<void> {
  await form.write({ draft, at: clock.now() });
  await keepSwept();
}

/** Empties the form, but for lifetime and kind. */
export async function emptyForm(draft: Draft): Promise<void> {
  await writeForm(emptied(draft));
}
