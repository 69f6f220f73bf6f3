/** Tries to share a text, and keeps it until a link exists. Runs in the background. */
import {
  drop,
  interrupt,
  put,
  type Attempt,
  type Draft,
  type Place,
  type Progress,
} from "../attempts";
import type { Server } from "../domain";
import { Failure, outcome } from "../failure";
import { currentServer, defaultTerms, type Governed } from "../settings";
import { share, type Shared } from "../share";
import { formatLink } from "../viewer";
import { serverNow } from "./chosen";
import { copy, prepareClipboard } from "./clipboard";
import { ioFor } from "./accounts";
import { attemptOf } from "./attempt";
import { sameEra } from "./era";
import { io } from "./io";
import { attempts, governed, shown } from "./items";
import { keep } from "./keeping";
import { kinds } from "./kinds";
import { settle } from "./kept";
import { learnFrom } from "./learning";
import { goOn, isToBeAsked } from "./policies";
import { replace } from "./replacing";
import { serviceOf } from "./services";
import { keepSwept } from "./sweep";
import { unsent } from "./within";

/** What this instance of the background works on; whatever else is under way was interrupted. */
const alive = new Set<string>();

/** Whether the terms of a draft were chosen, or are the default ones as shown: then those take their place that hold. */
type Terms = "chosen" | "default";

/**
 * Sends a text, with the attempt written before anything is waited for. Gives what became of it; never rejects for a
 * failure.
 */
export async function startShare(
  draft: Draft,
  place?: Place,
  terms: Terms = "chosen",
): Promise<Attempt> {
  return (await start(draft, { place }, terms)).end;
}

/**
 * As {@link startShare}; resolves as soon as the text is safe in an attempt, which may take the place of another one.
 *
 * @param burned the other one, if its link was burned for this
 */
export async function begin(draft: Draft, replaces?: string, burned?: Attempt): Promise<Begun> {
  const from = (await attemptOf(replaces)) ?? burned ?? {};
  return start(draft, burned ? { ...from, remade: true } : from, "chosen", replaces);
}

/** Where a text comes from. */
interface From {
  readonly place?: Place | undefined;
  readonly remade?: true | undefined;
}

interface Begun {
  readonly end: Promise<Attempt>;
}

async function start(draft: Draft, from: From, terms: Terms, replaces?: string): Promise<Begun> {
  const server = await serverNow(shown);
  const attempt: Attempt = { ...fresh(draft, server), ...told(from), state: "sending" };
  alive.add(attempt.id);
  try {
    await write(attempt, replaces);
  } catch (error) {
    alive.delete(attempt.id);
    throw error;
  }
  // The document for the copy is created while the request is under way; if it can't be, the copy says so.
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

/** Keeps what was typed into a text that could not be sent, and keeps it as long again. */
export async function revise(id: string, draft: Draft): Promise<void> {
  await attempts.update((list) =>
    list.map((attempt) => (attempt.id === id ? { ...attempt, at: io.now(), draft } : attempt)),
  );
}

/** Lets go of an attempt and its text. */
export async function dismiss(id: string): Promise<void> {
  await attempts.update((list) => drop(list, id));
  await settle();
}

/** Finds what was under way when the background was stopped. Gives those attempts as they are now. */
export async function recover(): Promise<readonly Attempt[]> {
  const before = await attempts.read();
  const lost = before.filter(({ id, state }) => underWay(state) && !alive.has(id));
  if (lost.length === 0) return [];
  const list = await attempts.update((all) => interrupt(all, (id) => alive.has(id), io.now()));
  return list.filter(({ id }) => lost.some((attempt) => attempt.id === id));
}

/** @param seen the text was shown in an attempt before, with what is in doubt about it */
async function work(began: Attempt, terms: Terms, seen: boolean): Promise<Attempt> {
  const wanted = sameEra();
  const holding = await outcome(() => unsent(holdingFor(seen)));
  const attempt = holding.ok ? under(holding.value.rules, began, terms) : began;
  const advance = async (progress: Progress): Promise<Attempt> => {
    const next = advanced(attempt, progress);
    if (wanted()) await write(next);
    return next;
  };
  if (!holding.ok) return advance({ state: "failed", failure: holding.failure });
  const { rules, ask } = holding.value;
  if (ask) return advance({ state: "inexact", doubt: "policy" });
  const server = currentServer(rules, kinds);
  const known = sameEra(server.origin);
  const result = await outcome(() => create(attempt, server));
  if (known()) void learnFrom(result, server);
  if (!result.ok) return advance({ state: "failed", failure: result.failure });
  const { shared, url } = result.value;
  const { linkDigest: receipt, expiresAt } = shared.receipt;
  const made = { url, receipt, expiresAt };
  // A link that exists is not lost, wherever this is stopped, and whatever of it can't be written.
  await outcome(() => advance({ state: "copying", ...made }));
  const kept = outcome(async () => wanted() && (await keep(shared, url)));
  const [copied] = await Promise.all([copy(url), kept]);
  const done = await advance({ state: "shared", ...made, copied });
  // An earlier result has gone by that, which could have been undone.
  await outcome(settle);
  // Where the page holds a link that was burned for this one.
  if (attempt.place?.link !== undefined) await outcome(() => replace(attempt.id));
  return done;
}

/** What holds, and whether the person is to be asked since it may not be known. */
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
  const shared = await share(service, account, server, draft, rules);
  return { shared, url: formatLink(shared.link, service, rules.viewer) };
}

function advanced({ id, origin, draft, ...from }: Attempt, progress: Progress): Attempt {
  return { id, at: io.now(), origin, draft, ...told(from), ...progress };
}

/** What is known, without what is not. */
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

/** Where it goes, and by which terms, under what holds. */
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
