/** A person's choices, and the defaults until they choose. */
import type { LinkKind, Limits, Address, Seconds, Server, Terms } from "../domain";
import { isAmount, members } from "../members";
import { isAllowed, type Policy } from "./policy";
import type { Kind, Kinds } from "../service";
import { parseServer } from "./parseServer";
import { DAY } from "../time";
import { parseViewer } from "../links/viewerForm";
import { type Language, LANGUAGES } from "./language";
import { parseTemplate } from "./template";
import { parsePasswordShape, type PasswordShape } from "./passwordShape";

export interface Settings {
  /** The server for secrets: the address of a known server. */
  readonly server: Address;
  /** Own servers, and the learned facts about public ones. One per address. */
  readonly servers: readonly Server[];
  /** The terms chosen last at any server: a server starts with them at which none were chosen. */
  readonly terms: ChosenTerms;
  /** The terms chosen last at each server, by its address. */
  readonly termsAt: Readonly<Record<string, Partial<ChosenTerms>>>;
  /** True if the popup opens by itself after a link was copied. */
  readonly popup: boolean;
  readonly receipts: ReceiptKeeping;
  /** True if a click on a one-time link opens it here instead of on the website. */
  readonly clicked: boolean;
  /** Address of the viewer for recipients without the extension (`viewerForm.ts`). Null: none, and links go to the service. */
  readonly viewer: string | null;
  /** The language for messages to recipients. */
  readonly language: Language | "browser";
  /** The message to recipients in the person's own words. Null: the usual one. */
  readonly template: string | null;
  /** True if the clipboard is emptied some time after a revealed text was copied. */
  readonly emptyClipboard: boolean;
  /** As it was last chosen beside a generated password. */
  readonly password: PasswordShape;
}

/** The terms that new secrets start with. A passphrase is one secret's own. */
export interface ChosenTerms {
  readonly lifetime: Seconds;
  /** The kind of their links. Until the person decides they are sealed, and each result asks who can open it. */
  readonly kind: LinkKind | "undecided";
}

/** The terms that a form starts with, and all that is kept of them. */
export type DefaultTerms = Pick<Terms, "lifetime" | "sealed">;

/**
 * The receipts that outlive the browser session. A service-encrypted secret's handle could lead to its text and never does: with
 * `all`, its receipt is kept without.
 */
export type ReceiptKeeping = "none" | "sealed" | "all";

/** The settings in force: the person's, with the organisation's in their place. The terms are those of the server. */
export interface EffectiveSettings extends Settings {
  readonly policy: Policy;
}

/** Sealed, for a week, to the first server of the first service. `viewer` is the one that came with the build. */
export function defaults([first]: Kinds, viewer: string | null = null): Settings {
  return {
    server: first.servers[0].address,
    servers: [],
    terms: { lifetime: 7 * DAY, kind: "undecided" },
    termsAt: {},
    popup: true,
    receipts: "sealed",
    clicked: true,
    viewer,
    language: "browser",
    template: null,
    emptyClipboard: false,
    password: parsePasswordShape(undefined),
  };
}

/** The settings in `value`, which may be anything: each part that is sound, and the default for the rest. */
export function parseSettings(
  value: unknown,
  kinds: Kinds,
  builtIn: string | null = null,
): Settings {
  const fallback = defaults(kinds, builtIn);
  const { server, servers, terms, termsAt, popup, receipts, clicked, viewer, ...rest } =
    members(value);
  const { language, template, emptyClipboard, password } = rest;
  const own = parseServers(servers, kinds);
  const known = publicAndOwn(kinds, own).find(({ address }) => address === server);
  return {
    server: known?.address ?? fallback.server,
    servers: own,
    terms: parseTerms(terms, fallback.terms),
    termsAt: Object.fromEntries(
      Object.entries(members(termsAt)).map(([address, at]) => [address, parseTermsAt(at)]),
    ),
    popup: typeof popup === "boolean" ? popup : fallback.popup,
    receipts: KEEPINGS.find((keeping) => keeping === receipts) ?? fallback.receipts,
    clicked: typeof clicked === "boolean" ? clicked : fallback.clicked,
    // The person chose to have none, which is not the same as having chosen nothing.
    viewer: viewer === null ? null : (parseViewer(viewer) ?? fallback.viewer),
    language: LANGUAGES.find((one) => one === language) ?? fallback.language,
    template: parseTemplate(template) ?? fallback.template,
    emptyClipboard: typeof emptyClipboard === "boolean" ? emptyClipboard : fallback.emptyClipboard,
    password: parsePasswordShape(password),
  };
}

const KEEPINGS: readonly ReceiptKeeping[] = ["none", "sealed", "all"];

/** The settings in force under this policy. A server that it forbids gives its terms to no other one. */
export function applyPolicy(settings: Settings, policy: Policy, kinds: Kinds): EffectiveSettings {
  const wanted = policy.defaultServer?.address ?? settings.server;
  const server = currentServer({ ...settings, server: wanted, policy }, kinds).address;
  const terms = { ...settings.terms, ...settings.termsAt[server] };
  const lifetime = policy.defaultLifetime ?? terms.lifetime;
  return {
    ...settings,
    server,
    terms: {
      lifetime: Math.min(lifetime, policy.maximumLifetime ?? Infinity),
      kind: policy.sealedRequired ? "sealed" : terms.kind,
    },
    popup: policy.popupAfterCopying ?? settings.popup,
    receipts: policy.receiptsOff ? "none" : settings.receipts,
    clicked: policy.clickedLinks ?? settings.clicked,
    viewer: policy.viewer ?? settings.viewer,
    policy,
  };
}

/** The settings with these terms chosen at the server in force. */
export function withTerms(
  settings: Settings,
  { server }: Pick<EffectiveSettings, "server">,
  terms: Partial<ChosenTerms>,
): Settings {
  const { termsAt } = settings;
  return {
    ...settings,
    terms: { ...settings.terms, ...terms },
    termsAt: { ...termsAt, [server]: { ...termsAt[server], ...terms } },
  };
}

/** Every server that needs no warning: the public ones, one's own, and the organisation's, as far as they are allowed. */
export function knownServers(settings: EffectiveSettings, kinds: Kinds): readonly Server[] {
  const { servers, policy } = settings;
  const known = publicAndOwn(kinds, servers);
  const named = [...(policy.servers ?? []), ...(policy.defaultServer ? [policy.defaultServer] : [])]
    .filter(({ address }) => !known.some((server) => server.address === address))
    .flatMap(({ service = kinds[0].id, address }) => kindOf(kinds, service)?.server(address) ?? []);
  return onePerAddress([...known, ...named])
    .filter((server) => isAllowed(policy, server))
    .map((server) => ({ ...server, limits: narrowed(server, policy, kinds) }));
}

/** The known servers that can keep a secret as the policy demands it. */
export function offeredServers(settings: EffectiveSettings, kinds: Kinds): readonly Server[] {
  const { passphraseRequired, maximumLifetime = Infinity } = settings.policy;
  return knownServers(settings, kinds).filter(({ service, limits }) => {
    const kind = kindOf(kinds, service);
    if (!kind || (passphraseRequired && kind.seals?.passphrases === false)) return false;
    return limits.lifetimes[0] <= maximumLifetime;
  });
}

/** The kind with this id. */
export function kindOf(kinds: Kinds, id: string): Kind | undefined {
  return kinds.find((kind) => kind.id === id);
}

/** The server for new secrets: the first allowed one, if the chosen one is not allowed. Sending checks again. */
export function currentServer(settings: EffectiveSettings, kinds: Kinds): Server {
  const offered = offeredServers(settings, kinds);
  const chosen = offered.find(({ address }) => address === settings.server);
  return chosen ?? offered[0] ?? kinds[0].servers[0];
}

/** The default terms, as far as this server grants them. */
export function defaultTerms({ terms }: EffectiveSettings, { limits }: Server): DefaultTerms {
  const { lifetime, kind } = terms;
  return { lifetime: grantable(lifetime, limits), sealed: kind !== "service-encrypted" };
}

/** The terms that the form starts with at this server: those of its last link there, as far as they are allowed. */
export function formTerms(
  settings: EffectiveSettings,
  server: Server,
  last: DefaultTerms | undefined,
): DefaultTerms {
  const usual = defaultTerms(settings, server);
  if (last === undefined) return usual;
  const { defaultLifetime, maximumLifetime = Infinity, sealedRequired } = settings.policy;
  const lifetime = Math.min(defaultLifetime ?? last.lifetime, maximumLifetime);
  return {
    lifetime: grantable(lifetime, server.limits),
    sealed: sealedRequired || last.sealed,
  };
}

/** This lifetime, or the server's own choice if it grants none so short or long. */
export function grantable(lifetime: Seconds, { lifetimes, usualLifetime }: Limits): Seconds {
  const longest = lifetimes.at(-1) ?? lifetimes[0];
  return lifetime >= lifetimes[0] && lifetime <= longest ? lifetime : usualLifetime;
}

/** The limits under this policy; unchanged if the server grants no lifetime so short. */
function narrowed(
  { service, limits }: Server,
  { maximumLifetime: longest }: Policy,
  kinds: Kinds,
): Limits {
  if (longest === undefined) return limits;
  const any = kindOf(kinds, service)?.anyLifetime;
  const allowed = limits.lifetimes.filter((lifetime) => lifetime <= longest);
  const [first, ...others] = allowed.length === 0 && any ? [longest] : allowed;
  if (first === undefined) return limits;
  const most = any ? longest : (others.at(-1) ?? first);
  const usualLifetime = Math.min(limits.usualLifetime, most);
  return { ...limits, lifetimes: [first, ...others], usualLifetime };
}

/** A public server with its learned facts takes the place of the published one. */
function publicAndOwn(kinds: Kinds, own: readonly Server[]): readonly Server[] {
  return onePerAddress([...kinds.flatMap(({ servers }) => servers), ...own]);
}

/** Servers in the order of their first mention, each with the facts of its last. */
function onePerAddress(servers: readonly Server[]): readonly Server[] {
  return [...new Map(servers.map((server) => [server.address, server])).values()];
}

function parseServers(value: unknown, kinds: Kinds): readonly Server[] {
  if (!Array.isArray(value)) return [];
  return onePerAddress(value.flatMap((entry) => parseServer(entry, kinds) ?? []));
}

const KINDS: readonly LinkKind[] = ["sealed", "service-encrypted"];

/** The terms in `value`, which may be anything, by the addresses of their servers. */
export function parseTypedTerms(value: unknown): Readonly<Record<string, DefaultTerms>> {
  return Object.fromEntries(
    Object.entries(members(value)).flatMap(([address, at]) => {
      const { lifetime, sealed } = members(at);
      const isSound = isAmount(lifetime) && lifetime > 0 && typeof sealed === "boolean";
      return isSound ? [[address, { lifetime, sealed }]] : [];
    }),
  );
}

function parseTermsAt(value: unknown): Partial<ChosenTerms> {
  const { lifetime, kind } = members(value);
  const known = KINDS.find((one) => one === kind);
  return {
    ...(isAmount(lifetime) && lifetime > 0 ? { lifetime } : {}),
    ...(known === undefined ? {} : { kind: known }),
  };
}

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
