/** Shares a text: creates the link, keeps it with its receipt, and copies it. */
import { type Attempt, isSpare, type Place } from "../../lib/sharing/attempt";
import { type Draft, emptied, otherKind } from "../../lib/sharing/draft";
import type { Server } from "../../lib/domain";
import { Failure, failureInfo, outcome } from "../../lib/failure";
import { currentServer, defaultTerms, type EffectiveSettings } from "../../lib/settings/settings";
import { share, type Shared } from "../../lib/sharing/share";
import { formatLink, viewerOf } from "../../lib/links/viewerForm";
import { copyUnseen, prepareClipboard } from "./clipboard";
import { ioFor } from "../../lib/app/credentials";
import { advance, attemptOf, type From, hold, undertake } from "./attempts";
import { cancellation } from "./cancellation";
import { explanationNow } from "../../lib/app/explanationNow";
import { attempts, effectiveSettings } from "../../lib/app/items";
import { kinds } from "../../lib/app/kinds";
import { keep, applyRetention } from "./receipts";
import { learnFrom } from "./learnFrom";
import { goOn, isToBeAsked } from "./policy";
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

/** Sends the text of an attempt whose link was burned as the other kind, even if the person let go of its result meanwhile. */
export async function shareAnew({ id, draft, place }: Attempt): Promise<Attempt> {
  const { end } = await send(otherKind(draft), { place, remade: true }, "chosen", id);
  return end;
}

async function isHeld(text: string): Promise<boolean> {
  return (await attempts.read()).some(({ draft }) => draft.text === text);
}

function send(draft: Draft, from: From, terms: TermsOrigin, replaces?: string) {
  const work = (attempt: Attempt) => {
    // The document for the copy is created while the request is under way; if that fails, the copy says so.
    prepareClipboard().catch(() => undefined);
    return run(attempt, terms, replaces !== undefined);
  };
  return undertake(draft, from, work, replaces);
}

/** @param seen the text was shown in an attempt before, with the doubt about it */
async function run(began: Attempt, terms: TermsOrigin, seen: boolean): Promise<Attempt> {
  const signal = cancellation();
  const holding = await outcome(() => unsent(holdingFor(seen)));
  if (!holding.ok) return advance(began, { state: "failed", failure: holding.failure }, signal);
  const { rules, ask } = holding.value;
  const attempt = under(rules, began, terms);
  if (ask) return advance(attempt, { state: "inexact", doubt: "policy" }, signal);
  const server = currentServer(rules, kinds);
  const serverSignal = cancellation(server.address);
  const result = await outcome(() => create(attempt, server, rules));
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
  const chosen = terms === "chosen" ? draft.terms : defaultTerms(rules, server);
  return { ...attempt, address: server.address, draft: { ...draft, terms: chosen } };
}

interface CreatedLink {
  readonly shared: Shared;
  readonly url: string;
}

async function create(
  { draft }: Attempt,
  server: Server,
  rules: EffectiveSettings,
): Promise<CreatedLink> {
  const service = serviceOf(server.service);
  if (!service) throw new Failure({ kind: "bug", reason: "bug" });
  const account = await unsent(ioFor(server.address));
  const { policy } = rules;
  const viewer = viewerOf(rules.viewer, service);
  const explanation = explanationNow({ ...rules, viewer });
  const shared = await share(service, account, server, draft, { policy, explanation });
  return { shared, url: formatLink(shared.link, service, rules.viewer) };
}

/** Writes an existing link down first: no stop at any moment loses it. */
async function handOver(
  attempt: Attempt,
  { shared, url }: CreatedLink,
  signal: AbortSignal,
): Promise<Attempt> {
  const { receipt, passphrase } = shared;
  const link = passphrase === undefined ? { url } : { url, passphrase };
  const made = { url, receipt: receipt.linkDigest, expiresAt: receipt.expiresAt };
  const unkept = { receipt, link };
  await advance(attempt, { state: "copying", copied: false, ...made, unkept }, signal);
  const keeping = outcome(async () => !signal.aborted && (await keep(unkept)));
  const [copied, kept] = await Promise.all([copyUnseen(url), keeping]);
  const left = kept.ok ? {} : { unkept };
  const done = await advance(attempt, { state: "shared", ...made, copied, ...left }, signal);
  // An earlier result, which could have been undone, has gone by that.
  await outcome(applyRetention);
  return done;
}
