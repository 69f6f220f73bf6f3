/** Keeps the text in the popup's form for a while after the popup was closed. */
import { emptied, type Draft } from "../sharing/draft";
import { termsNow } from "./defaults";
import { form, lastSeenSettings } from "./items";
import { keepSwept } from "./sweepAlarm";

/** The last draft in the form, or an empty form with the default terms. */
export async function readForm(): Promise<Draft> {
  const typed = await form.read();
  if (typed !== undefined) return typed.draft;
  return { text: "", terms: await termsNow(lastSeenSettings), note: "" };
}

export async function writeForm(draft: Draft): Promise<void> {
  await form.write({ draft, sweeps: 0 });
  await keepSwept();
}

/** Empties the form, but for lifetime and kind. */
export async function emptyForm(draft: Draft): Promise<void> {
  await writeForm(emptied(draft));
}
