/** Finds the faults in the end: a thing is lost, has leaked, is claimed and not so, or was done twice. */
import type { Attempt } from "../../lib/sharing/attempt";
import type { Receipt, Status } from "../../lib/domain";
import { isSealed } from "../../lib/sharing/draft";
import type { FailureInfo } from "../../lib/failure";
import { type Doing, failureNotice } from "../../lib/wording/notice";
import { remakeNotice } from "../../lib/wording/remakeNotice";
import { PASSPHRASE, type Scenario, TEXT } from "./scenarios";
import { onDisk, type Shown } from "./shown";
import type { Stage } from "./stage";

export const KINDS = ["lost", "leaked", "false", "twice", "told"] as const;

/** `told`: lost where nobody could have kept it, and said to be so. */
export type Kind = (typeof KINDS)[number];

export interface Finding {
  readonly kind: Kind;
  readonly what: string;
}

interface World {
  readonly stage: Stage;
  readonly scenario: Scenario;
  readonly shown: Shown;
}

export async function findings(world: World): Promise<readonly Finding[]> {
  return [
    ...lost(world),
    ...(await leaked(world)).map((what): Finding => ({ kind: "leaked", what })),
    ...lies(world).map((what): Finding => ({ kind: "false", what })),
    ...twice(world).map((what): Finding => ({ kind: "twice", what })),
  ];
}

function lost(world: World): readonly Finding[] {
  return [...lostText(world), ...lostLinks(world), ...lostReceived(world)];
}

/** The text is in its page, in a card, in the form, or behind a link that is shown. */
function lostText({ stage, scenario, shown }: World): readonly Finding[] {
  const { cards, form } = shown;
  const held = [stage.page.value, form?.text, ...cards.map(({ draft }) => draft.text)];
  if (stage.given !== "" || held.includes(TEXT) || letGo(scenario, cards)) return [];
  const opens = waiting(stage).some(({ id }) => urls(shown).some((url) => url.includes(id)));
  return opens ? [] : [{ kind: "lost", what: "text" }];
}

/** A person who undoes a typed text lets go of it. */
function letGo({ doing }: Scenario, cards: readonly Attempt[]): boolean {
  return doing === "burn" && cards.some(({ state }) => state === "undone");
}

function lostLinks({ stage, shown }: World): readonly Finding[] {
  if (stage.given !== "") return [];
  return waiting(stage).flatMap(({ id, receiptId }): readonly Finding[] => {
    const addressed = (url: string) => url.includes(id);
    const known = urls(shown).some(addressed);
    if (!known && !addressed(stage.clipboard) && !addressed(stage.page.value)) {
      const told = failuresOf(shown).some((failure) => says(failure, "create", "maybeCreated"));
      return [{ kind: told ? "told" : "lost", what: "link" }];
    }
    const handled = receiptsOf(shown).some(({ handle }) => handle?.includes(receiptId));
    return [
      ...(known ? [] : [{ kind: "lost", what: "link, but for the clipboard" } as const]),
      ...(handled ? [] : [{ kind: "lost", what: "receipt" } as const]),
    ];
  });
}

/** The service handed the text out to us and destroyed it. */
function lostReceived({ stage, shown }: World): readonly Finding[] {
  if (stage.given === "" || !stage.secrets().some(({ state }) => state === "revealed")) {
    return [];
  }
  const { tab } = stage;
  const here = tab?.view.state === "text" || tab?.view.state === "locked";
  if (here || shown.sealed.length > 0) return [];
  const told =
    (tab?.view.state === "gone" && tab.view.tried) ||
    (tab?.view.state === "failed" && says(tab.view.failure, "reveal", "maybeUsedUp"));
  return [{ kind: told ? "told" : "lost", what: "received secret" }];
}

async function leaked({ stage, scenario, shown }: World): Promise<readonly string[]> {
  const secrets = stage.secrets();
  const unread = isSealed(scenario, stage.subject.service);
  const messages = stage.said.map(({ message }) => message);
  const keys = keysIn(stage, [stage.given, stage.clipboard, ...urls(shown), ...messages]);
  const canaries = [TEXT, PASSPHRASE, ...keys];
  const ids = secrets.map(({ id }) => id);
  const unsealed = receiptsOf(shown).filter(({ sealed }) => !sealed);
  const receipts = secrets
    .map(({ receiptId }) => receiptId)
    .filter((receiptId) => unsealed.some(({ handle }) => handle?.includes(receiptId)));
  const found = (where: string, whole: string, what: readonly string[]) =>
    what.some((canary) => whole.includes(canary)) ? [where] : [];
  const requests = stage.server.log.flatMap(({ method, path, headers, body }) => [
    ...found("request", text([path, headers]), canaries),
    // The service may read a service-encrypted text.
    ...found("request", unread || method === "GET" ? body : "", canaries),
    ...found("request", body, keys),
  ]);
  const said = stage.said.flatMap(({ message, answer }) => [
    ...found("answer", text(answer), [...canaries, ...ids]),
    ...(CARRIES.test(text(message)) ? [] : found("message", text(message), canaries)),
  ]);
  return [
    ...found("disk", text(await withoutHandles()), [...canaries, ...ids, ...receipts]),
    ...found("log", text(stage.logged), [...canaries, ...ids]),
    ...found("address", text(stage.opened), [...canaries, ...ids]),
    ...found("badge", stage.badge(), canaries),
    ...requests,
    ...said,
  ];
}

/** The keys of all links to this server. */
function keysIn({ server, subject }: Stage, places: readonly unknown[]): readonly string[] {
  const links = new RegExp(`${server.origin}[^"\\s]*`, "g");
  return places
    .flatMap((place) => text(place).match(links) ?? [])
    .flatMap((url) => subject.service.parse(new URL(url))?.key ?? []);
}

/** Everything on disk, but for the handles that lead to no text: without its link, one lets its reader burn a sealed secret. */
async function withoutHandles(): Promise<object> {
  const { receipts = [], ...rest } = await onDisk();
  const harmless = ({ handle, ...receipt }: Receipt) =>
    receipt.sealed ? receipt : { ...receipt, handle };
  return { ...rest, receipts: receipts.map(harmless) };
}

/** The messages that hand over text and link. */
const CARRIES = /"name":"(?:share|revise|copy|reveal|website)"/;

function lies(world: World): readonly string[] {
  const { stage, scenario, shown } = world;
  const answer = stage.answer?.ok === false ? [stage.answer.failure] : [];
  return [
    ...shown.cards.flatMap((card) => liesOf(card, world)),
    ...receiptsOf(shown).flatMap((receipt) => lieOfReceipt(receipt, world)),
    ...answer.flatMap((failure) => liesOfFailure(failure, scenario.doing, world)),
    ...liesOfTab(world),
    ...(scenario.decides !== undefined && stage.answer?.ok && shown.kind !== scenario.decides
      ? ["for all my links"]
      : []),
    ...(stage.badge() === "✓" && shown.cards[0]?.state !== "shared" ? ["badge: copied"] : []),
  ];
}

function liesOf(card: Attempt, world: World): readonly string[] {
  const { stage } = world;
  switch (card.state) {
    case "sending":
    case "copying":
      return ["under way"];
    case "inexact":
      return [];
    case "failed":
      return liesOfFailure(card.failure, "create", world);
    case "shared": {
      const { url, copied, replaced, burning } = card;
      const has = stage.page.value.includes(url);
      const opens = waiting(stage).some(({ id }) => url.includes(id));
      const ended = stage.secrets().filter(({ state }) => state !== "new");
      const stands = ended.some(({ id }) => stage.page.value.includes(id));
      // Then it says that the link may be burned.
      const claims = burning !== true;
      return [
        ...(claims && stands ? ["the link in the page"] : []),
        ...(claims && !opens ? ["opens once"] : []),
        ...(copied && stage.clipboard !== url ? ["copied"] : []),
        ...(replaced?.state === "done" && !has ? ["replaced"] : []),
        ...(replaced?.state === "refused" && has ? ["the page is as it was"] : []),
      ];
    }
    case "undone": {
      const { status, restored, draft } = card;
      const back = stage.page.value === TEXT;
      return [
        ...(stage.secrets().some(({ state }) => fits(status, state)) ? [] : [status.state]),
        ...(restored === true && !back ? ["restored"] : []),
        ...(restored === false && draft.text !== TEXT ? ["copy it here"] : []),
      ];
    }
  }
}

/** Where nobody can ask for the fate of a secret, a receipt that waits says so, and claims nothing. */
function lieOfReceipt({ handle, status }: Receipt, { stage }: World): readonly string[] {
  const secret = stage.secrets().find(({ receiptId }) => handle?.includes(receiptId));
  const claims = status.state !== "waiting" || stage.subject.service.receipts.status;
  if (!secret || !claims || fits(status, secret.state)) return [];
  return [`receipt: ${status.state}`];
}

function liesOfFailure(
  failure: FailureInfo,
  doing: Scenario["doing"],
  { stage, scenario, shown }: World,
): readonly string[] {
  const { reason } = failure;
  const unknown = waiting(stage).filter(({ id }) => !urls(shown).some((url) => url.includes(id)));
  const asked = stage.server.log.some(({ method }) => method === "POST");
  const ended = stage.secrets().some(({ state }) => state !== "new");
  return [
    ...(says(failure, doing, "notCreated") && unknown.length > 0 ? ["not created"] : []),
    ...(says(failure, doing, "notBurned") && ended ? ["not burned"] : []),
    ...(says(failure, doing, "notUsedUp") && scenario.allowed.revealed > 0 && ended
      ? ["not used up"]
      : []),
    ...(reason === "cannot-burn" ? ["cannot be burned"] : []),
    ...(reason === "bug" && !asked ? ["perhaps"] : []),
  ];
}

function liesOfTab(world: World): readonly string[] {
  const { stage } = world;
  const view = stage.tab?.view;
  const [secret] = stage.secrets();
  if (!view) return [];
  // oxlint-disable-next-line typescript/switch-exhaustiveness-check -- the other views claim nothing
  switch (view.state) {
    case "failed": {
      const ended = secret?.state !== "new";
      const unharmed = says(view.failure, view.doing, "notUsedUp");
      return unharmed && ended && view.doing === "reveal" ? ["not used up"] : [];
    }
    case "broken": {
      const { reveals } = stage.subject;
      const asked = stage.server.log.some(({ method, path }) => reveals.test(`${method} ${path}`));
      const mistake = view.failure.reason === "bug" && !asked;
      return mistake ? ["perhaps used up"] : [];
    }
    case "gone":
      return secret?.state === "new" || !view.tried ? ["gone by somebody else"] : [];
    case "preview":
      return view.look.state === "waiting" && secret?.state !== "new" ? ["still there"] : [];
    case "text":
      return view.text === TEXT ? [] : ["the text"];
    case "revealing":
      return ["revealing"];
    default:
      return [];
  }
}

function twice({ stage, scenario }: World): readonly string[] {
  const secrets = stage.secrets();
  const count = (wanted: string) => secrets.filter(({ state }) => state === wanted).length;
  const { created, burned, revealed } = scenario.allowed;
  return [
    ...(secrets.length > created ? ["created"] : []),
    ...(count("burned") > burned ? ["burned"] : []),
    ...(count("revealed") > revealed ? ["revealed"] : []),
  ];
}

function waiting(stage: Stage) {
  return stage.secrets().filter(({ state }) => state === "new");
}

function urls({ cards, links }: Shown): readonly string[] {
  return [
    ...cards.flatMap((card) => ("url" in card ? [card.url] : [])),
    ...Object.values(links).map(({ url }) => url),
  ];
}

function receiptsOf({ receipts }: Shown): readonly Receipt[] {
  return receipts;
}

function failuresOf({ cards }: Shown): readonly FailureInfo[] {
  return cards.flatMap((card) => (card.state === "failed" ? [card.failure] : []));
}

function says(failure: FailureInfo, doing: Doing | "remake", key: string): boolean {
  const { title, body } =
    doing === "remake"
      ? remakeNotice(failure, "host", "en")
      : failureNotice(failure, doing, "host", "en");
  return [title, ...body].some((sentence) => sentence.key === key);
}

function fits({ state }: Status, actual: string): boolean {
  return state === "waiting"
    ? actual === "new"
    : state === "gone"
      ? actual !== "new"
      : state === actual;
}

function text(value: unknown): string {
  return JSON.stringify(value) ?? "";
}
