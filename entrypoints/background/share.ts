/** Tries to share a text, and keeps it until a link exists. */
import {
  drop,
  interrupt,
  isSpare,
  otherKind,
  put,
  ROOM,
  unkeptOf,
  emptied,
  type Attempt,
  type Draft,
  type Place,
  type Progress,
} from "../../lib/sharing/attempt";
import type { Server } from "../../lib/domain";
import { Failure, failureInfo, outcome } from "../../lib/failure";
import { currentServer, defaultTerms, type Governed } from "../../lib/settings/settings";
import { share, type Shared } from "../../lib/sharing/share";
import { formatLink } from "../../lib/links/viewerForm";
import { serverNow } from "../../lib/app/defaults";
import { copyUnseen, prepareClipboard } from "./clipboard";
import { ioFor } from "../../lib/app/credentials";
import { attemptOf } from "./attempts";
import { sameEra } from "./cancellation";
import { explanationNow } from "../../lib/app/handOver";
import { io } from "../../lib/app/io";
import { attempts, governed, shown } from "../../lib/app/items";
import { kinds } from "../../lib/app/kinds";
import { keep, settle } from "./receipts";
import { learnFrom } from "./learnFrom";
import { goOn, isToBeAsked } from "./policy";
import { serviceOf } from "./serviceOf";
import { keepSwept } from "../../lib/app/sweepAlarm";
import { mutex } from "../../lib/platform/mutex";
import { unsent } from "../../lib/platform/within";

/** The attempts that this instance of the background works on; any other that is under way was interrupted. */
const alive = new Set<string>();

/**
 * `chosen`: the person chose the terms of the draft. `default`: the draft shows default terms; the ones in force replace them.
 */
type Terms = "chosen" | "default";

const inTurn = mutex();

/**
 * Sends a text, with the attempt written before anything is waited for. Gives the attempt at its end; never rejects for a
 * failure. A text for which there is no room still stands in its page, and only the reason is kept.
 */
export async function startShare(
  draft: Draft,
  place?: Place,
  terms: Terms = "chosen",
): Promise<Attempt> {
  try {
    const { end } = await start(draft, { place }, terms);
    return await end;
  } catch (error) {
    const failure = failureInfo(error);
    if (failure.kind !== "unstored") throw error;
    // Results that are kept elsewhere give their room.
    await attempts.update((list) => list.filter((attempt) => !isSpare(attempt)));
    return hold(emptied(draft), { state: "failed", failure });
  }
}

/**
 * As {@link startShare}, but rejects if there is no room for the text; resolves as soon as the text is safe in an attempt, which
 * may take the place of another one. Nothing begins if another window was faster: its text is being sent.
 */
export function begin(draft: Draft, replaces?: string): Promise<Begun> {
  return inTurn(async () => {
    const from = await attemptOf(replaces);
    if (replaces !== undefined && !from && (await isHeld(draft.text))) {
      return { end: Promise.resolve(undefined) };
    }
    return start(draft, from ?? {}, "chosen", replaces);
  });
}

/** Sends the text of an attempt whose link was burned as the other kind, even if the person let go of its result meanwhile. */
export async function shareAnew({ id, draft, place }: Attempt): Promise<Attempt> {
  const { end } = await start(otherKind(draft), { place, remade: true }, "chosen", id);
  return end;
}

async function isHeld(text: string): Promise<boolean> {
  return (await attempts.read()).some(({ draft }) => draft.text === text);
}

/** The origin of a text. */
interface From {
  readonly place?: Place | undefined;
  readonly remade?: true | undefined;
}

interface Begun {
  /** Nothing if no attempt began. */
  readonly end: Promise<Attempt | undefined>;
}

async function start(draft: Draft, from: From, terms: Terms, replaces?: string) {
  const server = await serverNow(shown);
  const attempt: Attempt = { ...fresh(draft, server), ...told(from), state: "sending", room: ROOM };
  alive.add(attempt.id);
  try {
    await write(attempt, replaces);
  } catch (error) {
    alive.delete(attempt.id);
    throw error;
  }
  // The document for the copy is created while the request is under way; if that fails, the copy says so.
  prepareClipboard().catch(() => undefined);
  const end = work(attempt, terms, replaces !== undefined);
  return { end: end.finally(() => alive.delete(attempt.id)) };
}

/** Keeps a text that was not sent, with the reason. */
export async function hold(
  draft: Draft,
  progress: Extract<Progress, { state: "failed" | "inexact" }>,
  place?: Place,
): Promise<Attempt> {
  const server = await serverNow(shown);
  const attempt: Attempt = { ...fresh(draft, server), ...told({ place }), ...progress };
  await write(attempt);
  return attempt;
}

/** Keeps a changed draft of a text that could not be sent, and keeps it as long again. */
export async function revise(id: string, draft: Draft): Promise<void> {
  await attempts.update((list) =>
    list.map((attempt) =>
      attempt.id === id ? { ...attempt, at: io.now(), draft, sweeps: 0 } : attempt,
    ),
  );
}

/** Lets go of an attempt and its text. */
export async function dismiss(id: string): Promise<void> {
  const attempt = await attemptOf(id);
  // The receipt in the attempt would go with it.
  if (attempt && unkeptOf(attempt)) await settle();
  await attempts.update((list) => drop(list, id));
  await settle();
}

/** Finds the attempts that were under way when the background was stopped. Gives them as they are now. */
export async function recover(): Promise<readonly Attempt[]> {
  const before = await attempts.read();
  const lost = before.filter(({ id, state }) => underWay(state) && !alive.has(id));
  if (lost.length === 0) return [];
  const list = await attempts.update((all) => interrupt(all, (id) => alive.has(id), io.now()));
  return list.filter(({ id }) => lost.some((attempt) => attempt.id === id));
}

/** @param seen the text was shown in an attempt before, with the doubt about it */
async function work(began: Attempt, terms: Terms, seen: boolean): Promise<Attempt> {
  const wanted = sameEra();
  const holding = await outcome(() => unsent(holdingFor(seen)));
  if (!holding.ok) return advance(began, { state: "failed", failure: holding.failure }, wanted);
  const { rules, ask } = holding.value;
  const attempt = under(rules, began, terms);
  if (ask) return advance(attempt, { state: "inexact", doubt: "policy" }, wanted);
  const server = currentServer(rules, kinds);
  const known = sameEra(server.origin);
  const result = await outcome(() => create(attempt, server));
  const done = result.ok
    ? await handOver(attempt, result.value, wanted)
    : await advance(attempt, { state: "failed", failure: result.failure }, wanted);
  if (known()) void learnFrom(result, server);
  return done;
}

/** Writes an existing link down first: no stop at any moment loses it. */
async function handOver(
  attempt: Attempt,
  { shared, url }: Created,
  wanted: () => boolean,
): Promise<Attempt> {
  const { receipt, passphrase } = shared;
  const link = passphrase === undefined ? { url } : { url, passphrase };
  const made = { url, receipt: receipt.linkDigest, expiresAt: receipt.expiresAt };
  const unkept = { receipt, link };
  await advance(attempt, { state: "copying", copied: false, ...made, unkept }, wanted);
  const keeping = outcome(async () => wanted() && (await keep(unkept)));
  const [copied, kept] = await Promise.all([copyUnseen(url), keeping]);
  const left = kept.ok ? {} : { unkept };
  const done = await advance(attempt, { state: "shared", ...made, copied, ...left }, wanted);
  // An earlier result, which could have been undone, has gone by that.
  await outcome(settle);
  return done;
}

/** The settings in force. They may not be known: then tells if the person is to be asked. */
async function holdingFor(seen: boolean): Promise<{ rules: Governed; ask: boolean }> {
  const rules = await governed.read();
  const unknown = await isToBeAsked();
  if (unknown && seen) await goOn();
  return { rules, ask: unknown && !seen };
}

interface Created {
  readonly shared: Shared;
  readonly url: string;
}

async function create({ draft }: Attempt, server: Server): Promise<Created> {
  const service = serviceOf(server.service);
  if (!service) throw new Failure({ kind: "bug", reason: "bug" });
  const rules = await unsent(governed.read());
  const account = await unsent(ioFor(server.origin));
  const { policy } = rules;
  const explanation = explanationNow(rules);
  const shared = await share(service, account, server, draft, { policy, explanation });
  return { shared, url: formatLink(shared.link, service, rules.viewer) };
}

/** {@link recover} finds an attempt that can't be written. None is written once everything was forgotten. */
async function advance(
  attempt: Attempt,
  progress: Progress,
  wanted: () => boolean,
): Promise<Attempt> {
  const next = advanced(attempt, progress);
  await outcome(async () => wanted() && (await write(next)));
  return next;
}

function advanced({ id, origin, draft, ...from }: Attempt, progress: Progress): Attempt {
  return { id, at: io.now(), origin, draft, ...told(from), ...progress };
}

/** The members that have values. */
function told({ place, remade }: From): Pick<Attempt, "place" | "remade"> {
  return { ...(place && { place }), ...(remade && { remade }) };
}

async function write(attempt: Attempt, replaces?: string): Promise<void> {
  await attempts.update((list) =>
    put(replaces === undefined ? list : drop(list, replaces), attempt),
  );
  // Nothing waits for a browser that sets no alarm: the next of our writes asks for it again.
  void outcome(keepSwept);
}

/** The server and the terms of an attempt, by the rules in force. */
function under(rules: Governed, attempt: Attempt, terms: Terms): Attempt {
  const server = currentServer(rules, kinds);
  const { draft } = attempt;
  const chosen = terms === "chosen" ? draft.terms : defaultTerms(rules, server);
  return { ...attempt, origin: server.origin, draft: { ...draft, terms: chosen } };
}

function fresh(draft: Draft, { origin }: Server) {
  return { id: crypto.randomUUID(), at: io.now(), origin, draft };
}

function underWay(state: Attempt["state"]): boolean {
  return state === "sending" || state === "copying";
}
