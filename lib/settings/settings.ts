/** A person's choices, and the defaults until they choose. */
import type { LinkKind, Limits, Origin, Seconds, Server, Terms } from "../domain";
import { isAmount, members } from "../members";
import { isAllowed, type Policy } from "./policy";
import type { Kinds } from "../service";
import { parseServer } from "./parseServer";
import { DAY } from "../time";
import { parseViewer } from "../links/viewerForm";
import { type Language, LANGUAGES } from "./language";

export interface Settings {
  /** The server for secrets: the origin of a known server. */
  readonly server: Origin;
  /** Own servers, and the learned facts about public ones. One per origin. */
  readonly servers: readonly Server[];
  readonly terms: ChosenTerms;
  /** True if the popup opens by itself after a link was copied. */
  readonly popup: boolean;
  readonly receipts: ReceiptKeeping;
  /** True if a click on a one-time link opens it here instead of on the website. */
  readonly clicked: boolean;
  /** Address of the viewer for recipients without the extension (`viewerForm.ts`). Null: none, and links go to the service. */
  readonly viewer: string | null;
  /** The language for messages to recipients. */
  readonly language: Language | "browser";
  /** True if the clipboard is emptied some time after a revealed text was copied. */
  readonly emptyClipboard: boolean;
}

/** The terms that new secrets start with. A passphrase is one secret's own. */
export interface ChosenTerms {
  readonly lifetime: Seconds;
  /** The kind of their links. Until the person decides they are sealed, and each result asks who can open it. */
  readonly kind: LinkKind | "undecided";
}

export type DefaultTerms = Omit<Terms, "passphrase">;

/**
 * The receipts that outlive the browser session. A service-encrypted secret's handle could lead to its text and never does: with
 * `all`, its receipt is kept without.
 */
export type ReceiptKeeping = "none" | "sealed" | "all";

/** The settings in force: the person's, with the organisation's in their place. */
export interface EffectiveSettings extends Settings {
  readonly policy: Policy;
}

/** Sealed, for a week, to the first server of the first service. `viewer` is the one that came with the build. */
export function defaults([first]: Kinds, viewer: string | null = null): Settings {
  return {
    server: first.servers[0].origin,
    servers: [],
    terms: { lifetime: 7 * DAY, kind: "undecided" },
    popup: true,
    receipts: "sealed",
    clicked: true,
    viewer,
    language: "browser",
    emptyClipboard: false,
  };
}

/** The settings in `value`, which may be anything: each part that is sound, and the default for the rest. */
export function parseSettings(
  value: unknown,
  kinds: Kinds,
  builtIn: string | null = null,
): Settings {
  const fallback = defaults(kinds, builtIn);
  const { server, servers, terms, popup, receipts, clicked, viewer, language, emptyClipboard } =
    members(value);
  const own = parseServers(servers, kinds);
  const known = publicAndOwn(kinds, own).find(({ origin }) => origin === server);
  return {
    server: known?.origin ?? fallback.server,
    servers: own,
    terms: parseTerms(terms, fallback.terms),
    popup: typeof popup === "boolean" ? popup : fallback.popup,
    receipts: KEEPINGS.find((keeping) => keeping === receipts) ?? fallback.receipts,
    clicked: typeof clicked === "boolean" ? clicked : fallback.clicked,
    // The person chose to have none, which is not the same as having chosen nothing.
    viewer: viewer === null ? null : (parseViewer(viewer) ?? fallback.viewer),
    language: LANGUAGES.find((one) => one === language) ?? fallback.language,
    emptyClipboard: typeof emptyClipboard === "boolean" ? emptyClipboard : fallback.emptyClipboard,
  };
}

const KEEPINGS: readonly ReceiptKeeping[] = ["none", "sealed", "all"];

/** The settings in force under this policy. */
export function applyPolicy(settings: Settings, policy: Policy): EffectiveSettings {
  const { terms } = settings;
  return {
    ...settings,
    server: policy.defaultServer ?? settings.server,
    terms: {
      lifetime: Math.min(terms.lifetime, policy.maximumLifetime ?? Infinity),
      kind: policy.sealedRequired ? "sealed" : terms.kind,
    },
    popup: policy.popupAfterCopying ?? settings.popup,
    receipts: policy.receiptsOff ? "none" : settings.receipts,
    viewer: policy.viewer ?? settings.viewer,
    policy,
  };
}

/** Every server that needs no warning: the public ones, one's own, and the organisation's, as far as they are allowed. */
export function knownServers(settings: EffectiveSettings, kinds: Kinds): readonly Server[] {
  const { servers, policy } = settings;
  const known = publicAndOwn(kinds, servers);
  const named = [...(policy.servers ?? []), ...(policy.defaultServer ? [policy.defaultServer] : [])]
    .filter((origin) => !known.some((server) => server.origin === origin))
    .map((origin) => kinds[0].server(origin));
  return onePerOrigin([...known, ...named])
    .filter(({ origin }) => isAllowed(policy, origin))
    .map((server) => ({ ...server, limits: narrowed(server.limits, policy) }));
}

/** The server for new secrets: the first allowed one, if the chosen one is not allowed. Sending checks again. */
export function currentServer(settings: EffectiveSettings, kinds: Kinds): Server {
  const known = knownServers(settings, kinds);
  const chosen = known.find(({ origin }) => origin === settings.server);
  return chosen ?? known[0] ?? kinds[0].servers[0];
}

/** The default terms, as far as this server grants them. */
export function defaultTerms({ terms }: EffectiveSettings, { limits }: Server): DefaultTerms {
  const { lifetime, kind } = terms;
  return { lifetime: grantable(lifetime, limits), sealed: kind !== "service-encrypted" };
}

/** This lifetime, or the server's own choice if it grants none so short or long. */
export function grantable(lifetime: Seconds, { lifetimes, usualLifetime }: Limits): Seconds {
  const longest = lifetimes.at(-1) ?? lifetimes[0];
  return lifetime >= lifetimes[0] && lifetime <= longest ? lifetime : usualLifetime;
}

function narrowed(limits: Limits, { maximumLifetime: longest }: Policy): Limits {
  if (longest === undefined) return limits;
  const [first, ...others] = limits.lifetimes.filter((lifetime) => lifetime <= longest);
  return {
    ...limits,
    lifetimes: first === undefined ? [longest] : [first, ...others],
    usualLifetime: Math.min(limits.usualLifetime, longest),
  };
}

/** A public server with its learned facts takes the place of the published one. */
function publicAndOwn(kinds: Kinds, own: readonly Server[]): readonly Server[] {
  return onePerOrigin([...kinds.flatMap(({ servers }) => servers), ...own]);
}

/** Servers in the order of their first mention, each with the facts of its last. */
function onePerOrigin(servers: readonly Server[]): readonly Server[] {
  return [...new Map(servers.map((server) => [server.origin, server])).values()];
}

function parseServers(value: unknown, kinds: Kinds): readonly Server[] {
  if (!Array.isArray(value)) return [];
  return onePerOrigin(value.flatMap((entry) => parseServer(entry, kinds) ?? []));
}

const KINDS: readonly LinkKind[] = ["sealed", "service-encrypted"];

/**
 * The first versions kept `sealed` in place of `kind`. They wrote `true` along with everything that was learned or chosen, so it
 * proves nothing, and the next result asks; `false` was always a person's choice.
 */
function parseTerms(value: unknown, fallback: ChosenTerms): ChosenTerms {
  const { lifetime, kind, sealed } = members(value);
  const before = sealed === false ? "service-encrypted" : fallback.kind;
  return {
    lifetime: isAmount(lifetime) && lifetime > 0 ? lifetime : fallback.lifetime,
    kind: KINDS.find((one) => one === kind) ?? before,
  };
}
