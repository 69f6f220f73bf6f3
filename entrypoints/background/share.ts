/** Shares a text: creates the link, keeps it with its receipt, and copies it. */
import { type Attempt, isSpare, type Place } from "../../lib/sharing/attempt";
import { type Draft, emptied, takesPassphrases } from "../../lib/sharing/draft";
import type { Server, Terms } from "../../lib/domain";
import { Failure, failureInfo, type Outcome, outcome } from "../../lib/failure";
import { currentServer, defaultTerms, type EffectiveSettings } from "../../lib/settings/settings";
import { share, type Shared } from "../../lib/sharing/share";
import { completed, withSuggestion } from "../../lib/sharing/suggestion";
import { formatLink, viewerOf } from "../../lib/links/viewerForm";
import { copyUnseen, prepareClipboard } from "./clipboard";
import { ioFor } from "../../lib/app/credentials";
import { beside, io } from "../../lib/app/io";
import { advance, attemptOf, type From, hold, undertake } from "./attempts";
import { cancellation } from "./cancellation";
import { explanationNow } from "../../lib/app/explanationNow";
import { attempts, effectiveSettings } from "../../lib/app/items";
import { keeperAt, kinds } from "../../lib/app/kinds";
import { keep, applyRetention } from "./receipts";
import { learnFrom } from "./learnFrom";
import { goOn, isToBeAsked } from "./policy";
import { learn, serverAt } from "./servers";
import { serviceOf } from "./serviceOf";
import { mutex } from "../../lib/platform/mutex";
import { unsent } from "../../lib/platform/within";

/**
 * `chosen`: the person chose the terms of the draft. `default`: the draft shows default terms; the ones in force replace them.
 */
type TermsOrigin = "chosen" | "default";

const inTurn = mutex();

/**
 * Sends a text, with the attempt written before anything is waited for. Gives the attempt at its end; never rejects for a
 * failure. A text for which there is no room still stands in its page, and only the reason is kept.
 */
export async function shareText(
  draft: Draft,
  place?: Place,
  terms: TermsOrigin = "chosen",
): Promise<Attempt> {
  try {
    const { end } = await send(draft, { place }, terms);
    return await end;
  } catch (error) {
    const failure = failureInfo(error);
    if (failure.kind !== "unstored") throw error;
    // Results that are kept elsewhere give their room.
    await attempts.update((list) => list.filter((attempt) => !isSpare(attempt)));
    return hold(emptied(draft), { state: "failed", failure });
  }
}

interface Begun {
  /** Nothing if no attempt began. */
  readonly end: Promise<Attempt | undefined>;
}

/**
 * As {@link shareText}, but rejects if there is no room for the text; resolves as soon as the text is safe in an attempt, which
 * may take the place of another one. Nothing begins if another window was faster: its text is being sent.
 */
export function beginShare(draft: Draft, replaces?: string): Promise<Begun> {
  return inTurn(async () => {
    const from = await attemptOf(replaces);
    if (replaces !== undefined && !from && (await isHeld(draft.text))) {
      return { end: Promise.resolve(undefined) };
    }
    return send(draft, from ?? {}, "chosen", replaces);
  });
}

/** Sends the draft of an attempt whose link was burned, even if the person let go of its result meanwhile. */
export async function shareAnew({ id, draft, place }: Attempt): Promise<Attempt> {
  const { end } = await send(draft, { place, remade: true }, "chosen", id);
  return end;
}

async function isHeld(text: string): Promise<boolean> {
  return (await attempts.read()).some(({ draft }) => draft.text === text);
}

function send(draft: Draft, from: From, terms: TermsOrigin, replaces?: string) {
  const work = (attempt: Attempt, written: Promise<void>) =>
    run(attempt, terms, replaces !== undefined, written);
  return undertake(draft, from, work, replaces);
}

/**
 * @param seen the text was shown in an attempt before, with the doubt about it
 * @param written rejects if there is no room for the text, which is sealed meanwhile
 */
async function run(
  began: Attempt,
  terms: TermsOrigin,
  seen: boolean,
  written: Promise<void>,
): Promise<Attempt> {
  const signal = cancellation();
  const holding = await outcome(() => unsent(holdingFor(seen)));
  if (!holding.ok) {
    await written;
    return advance(began, { state: "failed", failure: holding.failure }, signal);
  }
  const { rules, ask } = holding.value;
  const first = under(rules, began, terms);
  if (ask) {
    await written;
    return advance(first, { state: "inexact", doubt: "policy" }, signal);
  }
  const server = currentServer(rules, kinds);
  const serverSignal = cancellation(server.address);
  const isTyped = terms === "chosen" && first.remade === undefined;
  const { attempt, result } = await createIn(first, server, rules, isTyped, written);
  await written;
  const done = result.ok
    ? await handOver(attempt, result.value, signal)
    : await advance(attempt, { state: "failed", failure: result.failure }, signal);
  if (!serverSignal.aborted) void learnFrom(result, server);
  return done;
}

/** The settings in force. They may not be known: then tells if the person is to be asked. */
async function holdingFor(seen: boolean): Promise<{ rules: EffectiveSettings; ask: boolean }> {
  const rules = await effectiveSettings.read();
  const unknown = await isToBeAsked();
  if (unknown && seen) await goOn();
  return { rules, ask: unknown && !seen };
}

/** The server and the terms of an attempt, by the rules in force. */
function under(rules: EffectiveSettings, attempt: Attempt, terms: TermsOrigin): Attempt {
  const server = currentServer(rules, kinds);
  const { draft } = attempt;
  const inForce = terms === "chosen" ? draft.terms : termsUnder(rules, server);
  return { ...attempt, address: server.address, draft: { ...draft, terms: inForce } };
}

/** The default terms, with a suggested passphrase where that is the default too, or a rule asks for one. */
function termsUnder(rules: EffectiveSettings, server: Server): Terms {
  const { policy } = rules;
  const terms = defaultTerms(rules, server);
  const keeper = keeperAt(server);
  return policy.defaultPassphrase === "suggest" && takesPassphrases(keeper)
    ? withSuggestion(terms, keeper, random)
    : completed(terms, keeper, policy, random);
}

function random(length: number): Uint8Array {
  return io.random(length);
}

interface CreatedLink {
  readonly shared: Shared;
  readonly url: string;
}

interface Tried {
  readonly attempt: Attempt;
  readonly result: Outcome<CreatedLink>;
}

/**
 * Creates the link of an attempt. A server may turn out to ask for a passphrase: then the link gets a suggested one, unless the
 * person typed the terms and sees them still.
 */
async function createIn(
  attempt: Attempt,
  server: Server,
  rules: EffectiveSettings,
  isTyped: boolean,
  written: Promise<void>,
): Promise<Tried> {
  const result = await outcome(() => create(attempt, server, rules, written));
  const isAsked = !result.ok && result.failure.reason === "passphrase-required";
  if (isTyped || !isAsked) return { attempt, result };
  // No retry: the refusal proves that nothing was created, and the next request is another one.
  const { address } = server;
  await outcome(async () => learn(await ioFor(address), address));
  const { draft } = attempt;
  const keeper = keeperAt(await serverAt(address));
  const next = {
    ...attempt,
    draft: { ...draft, terms: withSuggestion(draft.terms, keeper, random) },
  };
  return { attempt: next, result: await outcome(() => create(next, server, rules, written)) };
}

async function create(
  { draft }: Attempt,
  server: Server,
  rules: EffectiveSettings,
  written: Promise<void>,
): Promise<CreatedLink> {
  const service = serviceOf(server.service);
  if (!service) throw new Failure({ kind: "bug", reason: "bug" });
  // The document for the copy is created while the request is under way; if that fails, the copy says so.
  const underWay = () => void prepareClipboard().catch(() => undefined);
  const account = beside(await unsent(ioFor(server.address)), { before: written, underWay });
  const { policy } = rules;
  const viewer = viewerOf(rules.viewer, service);
  const explanation = explanationNow({ ...rules, viewer });
  const shared = await share(service, account, server, draft, { policy, explanation });
  return { shared, url: formatLink(shared.link, service, rules.viewer) };
}

/** Has an existing link written down before it is copied: no stop at any moment loses it. */
async function handOver(
  attempt: Attempt,
  { shared, url }: CreatedLink,
  signal: AbortSignal,
): Promise<Attempt> {
  const { receipt, passphrase } = shared;
  const { terms } = attempt.draft;
  const isToKeep = terms.suggested && terms.passphrase !== undefined;
  const link = {
    url,
    ...(passphrase === undefined ? {} : { passphrase }),
    ...(isToKeep ? { suggested: terms.passphrase } : {}),
  };
  const made = { url, receipt: receipt.linkDigest, expiresAt: receipt.expiresAt };
  const unkept = { receipt, link };
  let copying: Promise<boolean> | undefined;
  await advance(attempt, { state: "copying", copied: false, ...made, unkept }, signal, () => {
    copying = copyUnseen(url);
  });
  // A browser that was not told to write it copies it all the same.
  const copied = await (copying ?? copyUnseen(url));
  const kept = await outcome(async () => !signal.aborted && (await keep(unkept)));
  const left = kept.ok ? {} : { unkept };
  const done = await advance(attempt, { state: "shared", ...made, copied, ...left }, signal);
  // An earlier result, which could have been undone, has gone by that.
  await outcome(applyRetention);
  return done;
}
