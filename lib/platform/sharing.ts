/** Tries to share a text, and keeps it until a link exists. Runs in the background. */
import { drop, interrupt, put, type Attempt, type Draft, type Progress } from "../attempts";
import type { Server } from "../domain";
import { Failure, outcome } from "../failure";
import { currentServer } from "../settings";
import { share } from "../share";
import { copy, prepareClipboard } from "./clipboard";
import { io } from "./io";
import { attempts, settings } from "./items";
import { burn, keep } from "./keeping";
import { services, serviceOf } from "./services";
import { keepSwept } from "./sweep";

/** What this instance of the background works on; whatever else is `sending` was interrupted. */
const alive = new Set<string>();

/** Sends a text, with the attempt written before anything is sent. Gives what became of it; never rejects for a failure. */
export async function startShare(draft: Draft): Promise<Attempt> {
  return (await begin(draft)).end;
}

/** As {@link startShare}; resolves as soon as the text is safe in an attempt, which may take the place of another one. */
export async function begin(
  draft: Draft,
  replaces?: string,
): Promise<{ readonly end: Promise<Attempt> }> {
  const server = currentServer(await settings.read(), services);
  const attempt: Attempt = { ...fresh(draft, server), state: "sending" };
  alive.add(attempt.id);
  await write(attempt, replaces);
  // The document for the copy is created while the request is under way; if it can't be, the copy says so.
  prepareClipboard().catch(() => undefined);
  const end = settle(attempt, () => create(attempt, server));
  return { end: end.finally(() => alive.delete(attempt.id)) };
}

/** Keeps a text that was not sent, with the reason. */
export async function hold(
  draft: Draft,
  progress: Extract<Progress, { state: "failed" | "inexact" }>,
): Promise<Attempt> {
  const server = currentServer(await settings.read(), services);
  const attempt: Attempt = { ...fresh(draft, server), ...progress };
  await write(attempt);
  return attempt;
}

/** Burns what an attempt created, and says what a fresh receipt says. Throws as {@link burn} does; then nothing has changed. */
export async function undo(id: string): Promise<Attempt> {
  const attempt = (await attempts.read()).find((candidate) => candidate.id === id);
  if (attempt?.state !== "shared") throw new Failure({ kind: "bug", reason: "bug" });
  const status = await burn(attempt.receipt);
  const undone: Attempt = { ...base(attempt), state: "undone", status };
  await write(undone);
  return undone;
}

/** Burns what an attempt created and makes the other kind. What was read before it could be burned is not sent again. */
export async function remake(id: string): Promise<Attempt> {
  const attempt = await undo(id);
  if (attempt.state !== "undone" || attempt.status.state === "revealed") return attempt;
  const { terms } = attempt.draft;
  const { end } = await begin({ ...attempt.draft, terms: { ...terms, sealed: !terms.sealed } }, id);
  return end;
}

/** Keeps what was typed into a text that could not be sent, and keeps it as long again. */
export async function revise(id: string, draft: Draft): Promise<void> {
  await attempts.update((list) =>
    list.map((attempt) => (attempt.id === id ? { ...attempt, at: io.now(), draft } : attempt)),
  );
}

/** Lets go of an attempt and its text. */
export async function dismiss(id: string): Promise<void> {
  await attempts.update((list) => drop(list, id));
}

/** Finds what was being sent when the background was stopped. Gives those attempts, now failed. */
export async function recover(): Promise<readonly Attempt[]> {
  const lost = (await attempts.read()).filter(
    ({ id, state }) => state === "sending" && !alive.has(id),
  );
  if (lost.length === 0) return [];
  const list = await attempts.update((all) => interrupt(all, (id) => alive.has(id), io.now()));
  return list.filter(({ id }) => lost.some((attempt) => attempt.id === id));
}

async function settle(attempt: Attempt, task: () => Promise<Progress>): Promise<Attempt> {
  const result = await outcome(task);
  const progress: Progress = result.ok
    ? result.value
    : { state: "failed", failure: result.failure };
  const settled: Attempt = { ...base(attempt), at: io.now(), ...progress };
  await write(settled);
  return settled;
}

async function create({ draft }: Attempt, server: Server): Promise<Progress> {
  const service = serviceOf(server.service);
  if (!service) throw new Failure({ kind: "bug", reason: "bug" });
  const shared = await share(service, io, server, draft);
  const url = service.format(shared.link).href;
  // A link that exists is not lost because its receipt could not be written.
  const [copied] = await Promise.all([copy(url), keep(shared, url).catch(() => undefined)]);
  const { linkDigest, expiresAt } = shared.receipt;
  return { state: "shared", url, receipt: linkDigest, expiresAt, copied };
}

async function write(attempt: Attempt, replaces?: string): Promise<void> {
  await attempts.update((list) =>
    put(replaces === undefined ? list : drop(list, replaces), attempt),
  );
  await keepSwept();
}

function fresh(draft: Draft, { origin }: Server) {
  return { id: crypto.randomUUID(), at: io.now(), origin, draft };
}

function base({ id, at, origin, draft }: Attempt) {
  return { id, at, origin, draft };
}
