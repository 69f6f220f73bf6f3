/** The acts of people, as often as they do them. */
import { fakeBrowser } from "wxt/testing/fake-browser";
import type { LinkKind, Terms } from "../../lib/domain";
import type { Attempt } from "../../lib/sharing/attempt";
import type { Kind } from "../../lib/service";
import { NO_POLICY } from "../../lib/settings/policy";
import { share } from "../../lib/sharing/share";
import { DAY } from "../../lib/time";
import { nodeIo } from "../support/node-io";
import { services } from "../support/services";
import { shown } from "./shown";
import type { Stage } from "./stage";
import type { Subject } from "./subjects";
import { Tab } from "./tab";

/** One of these texts in a place where it may not be is a leak. */
export const TEXT = "canary-k9!vT2-text";
export const PASSPHRASE = "canary-plum-orbit";

/** The effects at the server that the act allows, at most. */
interface Allowed {
  readonly created: number;
  readonly burned: number;
  readonly revealed: number;
}

export interface Scenario {
  readonly name: string;
  readonly terms: Terms;
  /** The place of the text: the page, or the form. A typed text is in the form until it is sent, and nowhere else. */
  readonly source: "page" | "form";
  /** Prepares the stage; nothing of it fails. */
  readonly arrange?: (stage: Stage) => Promise<void>;
  readonly act: (stage: Stage) => Promise<void>;
  /** The effects of the arrangement and the act together. */
  readonly allowed: Allowed;
  /** The kind that is answered to be that of all links. */
  readonly decides?: LinkKind;
  /** The wording of the notice for an act that fails. */
  readonly doing: "create" | "burn" | "preview" | "remake";
  readonly about?: About;
}

/** The services of a scenario, by their facts. Absent: each, unless the terms have a passphrase and the service knows none. */
type About =
  /** Nothing in it depends on the service, so that the first one stands for all. */
  | "the house"
  /** Texts may be sealed or service-encrypted. */
  | "both kinds"
  /** The service knows no passphrases: in place of a scenario with one. */
  | "no passphrases";

const sealed: Terms = { lifetime: DAY, sealed: true };
/** A sealed link becomes one of this kind. */
const plainOpen: Terms = { lifetime: DAY, sealed: false };
const plain: Terms = { ...plainOpen, passphrase: PASSPHRASE };
const sealedWithPassphrase: Terms = { ...sealed, passphrase: PASSPHRASE };
const draft = (terms: Terms) => ({ text: TEXT, terms, note: "" });

const rightClick = (stage: Stage) => stage.rightClick();
const type = (terms: Terms) => () =>
  fakeBrowser.storage.session.set({ form: { draft: draft(terms), sweeps: 0 } });
const submit = (terms: Terms) => async (stage: Stage) => {
  stage.answer = await stage.ask("share", { draft: draft(terms) });
};
/** As the button of the newest card, once for each window. */
const press =
  (...names: readonly string[]) =>
  async (stage: Stage) => {
    const [card] = (await shown()).cards;
    const asked = names.map((name) => stage.ask(name, requestOf(name, card)));
    stage.answer = (await Promise.all(asked))[0];
  };
const requestOf = (name: string, card: Attempt | undefined) => {
  const id = card?.id;
  if (name === "share") return { draft: card?.draft, replaces: id };
  return name === "remake" ? { id, change: "kind" } : id;
};
const addPassphrase = async (stage: Stage) => {
  const [card] = (await shown()).cards;
  stage.answer = await stage.ask("remake", { id: card?.id, change: "passphrase" });
};
const inTurn =
  (...acts: readonly ((stage: Stage) => Promise<void>)[]) =>
  async (stage: Stage) => {
    // People act one after the other.
    for (const act of acts) await act(stage);
  };
const burnReceipt = async (stage: Stage) => {
  const [receipt] = (await shown()).receipts;
  stage.answer = await stage.ask("burn", { digest: receipt?.linkDigest });
};
/** Answers who can open the newest link, and ticks that the answer holds for all. */
const answer = (kind: LinkKind) => async (stage: Stage) => {
  const [card] = (await shown()).cards;
  stage.answer = await stage.ask("decide", { id: card?.id, kind, forAll: true });
};
/** Refused once by the server, which then works again. */
const failing = async (stage: Stage) => {
  stage.server.fail({ kind: "500", times: 1 });
  await stage.rightClick();
};

const once = { created: 1, burned: 0, revealed: 0 };
const burned = { ...once, burned: 1 };

const revealed = { ...once, revealed: 1 };

const all: readonly Scenario[] = [
  {
    name: "share what is selected",
    terms: sealed,
    source: "page",
    act: rightClick,
    allowed: once,
    doing: "create",
    about: "the house",
  },
  {
    name: "share what is typed",
    terms: plain,
    source: "form",
    arrange: type(plain),
    act: submit(plain),
    allowed: once,
    doing: "create",
  },
  {
    name: "share what is typed, without a passphrase",
    terms: sealed,
    source: "form",
    arrange: type(sealed),
    act: submit(sealed),
    allowed: once,
    doing: "create",
    about: "no passphrases",
  },
  {
    name: "share once more",
    terms: sealed,
    source: "page",
    arrange: rightClick,
    act: rightClick,
    allowed: { ...once, created: 2 },
    doing: "create",
    about: "the house",
  },
  {
    name: "try again in two windows",
    terms: sealed,
    source: "page",
    arrange: failing,
    act: press("share", "share"),
    allowed: once,
    doing: "create",
    about: "the house",
  },
  {
    name: "undo",
    terms: sealed,
    source: "page",
    arrange: rightClick,
    act: press("undo"),
    allowed: burned,
    doing: "burn",
    about: "the house",
  },
  {
    name: "undo what is service-encrypted",
    terms: plain,
    source: "form",
    arrange: inTurn(type(plain), submit(plain)),
    act: press("undo"),
    allowed: burned,
    doing: "burn",
    about: "both kinds",
  },
  {
    name: "burn by the receipt",
    terms: sealed,
    source: "page",
    arrange: rightClick,
    act: burnReceipt,
    allowed: burned,
    doing: "burn",
  },
  {
    name: "replace",
    terms: sealed,
    source: "page",
    arrange: rightClick,
    act: press("replace"),
    allowed: once,
    doing: "preview",
    about: "the house",
  },
  {
    name: "undo what was replaced",
    terms: sealed,
    source: "page",
    arrange: inTurn(rightClick, press("replace")),
    act: press("undo"),
    allowed: burned,
    doing: "burn",
  },
  {
    name: "make the other kind of what is typed",
    terms: plainOpen,
    source: "form",
    arrange: inTurn(type(sealed), submit(sealed)),
    act: press("remake"),
    allowed: { ...burned, created: 2 },
    doing: "remake",
    about: "both kinds",
  },
  {
    name: "add a passphrase to what is typed",
    terms: sealedWithPassphrase,
    source: "form",
    arrange: inTurn(type(sealed), submit(sealed)),
    act: addPassphrase,
    allowed: { ...burned, created: 2 },
    doing: "remake",
  },
  {
    name: "make the other kind in one window, and replace in another",
    terms: plainOpen,
    source: "page",
    arrange: rightClick,
    act: press("remake", "replace"),
    allowed: { ...burned, created: 2 },
    doing: "remake",
    about: "the house",
  },
  {
    name: "replace in one window, and make the other kind in another",
    terms: plainOpen,
    source: "page",
    arrange: rightClick,
    act: press("replace", "remake"),
    allowed: { ...burned, created: 2 },
    doing: "preview",
    about: "the house",
  },
  {
    name: "answer that people with Secret Links can open it",
    terms: sealed,
    source: "page",
    arrange: rightClick,
    act: answer("sealed"),
    allowed: once,
    decides: "sealed",
    doing: "remake",
    about: "the house",
  },
  {
    name: "answer that anyone can open it",
    terms: plainOpen,
    source: "page",
    arrange: rightClick,
    act: answer("service-encrypted"),
    allowed: { ...burned, created: 2 },
    decides: "service-encrypted",
    doing: "remake",
    about: "the house",
  },
  {
    name: "answer that anyone can open what was replaced",
    terms: sealed,
    source: "page",
    arrange: inTurn(rightClick, press("replace")),
    act: answer("service-encrypted"),
    allowed: once,
    decides: "service-encrypted",
    doing: "remake",
    about: "the house",
  },
  {
    name: "reveal what is sealed",
    terms: sealed,
    source: "page",
    arrange: give(sealed),
    act: reveal,
    allowed: revealed,
    doing: "preview",
    about: "no passphrases",
  },
  {
    name: "reveal what is service-encrypted",
    terms: plainOpen,
    source: "page",
    arrange: give(plainOpen),
    act: reveal,
    allowed: revealed,
    doing: "preview",
    about: "both kinds",
  },
  {
    name: "reveal what is sealed with a passphrase",
    terms: sealedWithPassphrase,
    source: "page",
    arrange: give(sealedWithPassphrase),
    act: inTurn(reveal, tell("another word"), tell(PASSPHRASE)),
    allowed: revealed,
    doing: "preview",
  },
];

/** The scenarios that this service can be in. */
export function scenariosOf({ service }: Subject): readonly Scenario[] {
  return all.filter((scenario) => suits(scenario, service));
}

function suits({ terms, about }: Scenario, { id, seals }: Kind): boolean {
  const knowsPassphrases = seals?.passphrases ?? true;
  if (about === undefined) return knowsPassphrases || terms.passphrase === undefined;
  switch (about) {
    case "the house":
      return id === services[0].id;
    case "both kinds":
      return seals === undefined;
    case "no passphrases":
      return !knowsPassphrases;
  }
}

/** Somebody else has made a link. */
function give(terms: Terms) {
  return async (stage: Stage) => {
    const { service } = stage.subject;
    const made = draft(terms);
    const server = service.server(stage.server.origin);
    const rules = { policy: NO_POLICY, explanation: "" };
    const { link } = await share(service, nodeIo, server, made, rules);
    stage.given = service.format(link).href;
  };
}

async function reveal(stage: Stage): Promise<void> {
  await stage.ask("reveal", stage.given);
  const ticket = stage.opened.at(-1)?.split("?")[1];
  if (ticket === undefined) return;
  stage.tab = new Tab(ticket);
  stage.tab.open();
  await stage.settled();
  stage.tab.reveal();
  await stage.settled();
}

/** Types a passphrase where the tab asks for one. */
function tell(passphrase: string) {
  return async (stage: Stage) => {
    stage.tab?.tell(passphrase);
    await stage.settled();
  };
}
