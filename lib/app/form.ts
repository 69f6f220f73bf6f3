/** Keeps the text in the popup's form for a while after the popup was closed. */
import type { Address } from "../domain";
import { currentServer, formTerms } from "../settings/settings";
import { emptied, type Draft } from "../sharing/draft";
import { form, lastSeenSettings, typedTerms } from "./items";
import { kinds } from "./kinds";
import { noteDraft } from "./paintEarly";
import { keepSwept } from "./sweepAlarm";

/** The last draft in the form, or an empty form with the terms of the last link that was made in it at the server. */
export async function readForm(): Promise<Draft> {
  const [typed, settings, last] = await Promise.all([
    form.read(),
    lastSeenSettings.read(),
    typedTerms.read(),
  ]);
  if (typed !== undefined) return typed.draft;
  const server = currentServer(settings, kinds);
  return { text: "", terms: formTerms(settings, server, last[server.address]), note: "" };
}

export async function writeForm(draft: Draft): Promise<void> {
  noteDraft(draft);
  await form.write({ draft, sweeps: 0 });
  await keepSwept();
}

/** Empties the form, but for lifetime and kind, with which the form starts at this server from now on. */
export async function emptyForm(draft: Draft, server: Address): Promise<void> {
  const left = emptied(draft);
  await writeForm(left);
  await typedTerms.update((all) => ({ ...all, [server]: left.terms }));
}

/** Lets the form start with the default terms of this server. */
export async function forgetTypedTerms(server: Address): Promise<void> {
  await typedTerms.update(({ [server]: _forgotten, ...others }) => others);
  await restartForm();
}

/** Lets an empty form start with the terms of the server that is chosen now. */
export async function restartForm(): Promise<void> {
  await form.update((typed) => (typed?.draft.text === "" ? undefined : typed));
}
