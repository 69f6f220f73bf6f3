/**
 * A typed channel between the contexts of this extension.
 *
 * A protocol is a type of functions of at most one plain-data argument:
 *
 *     export const offscreen = channel<{ copy(text: string): Promise<void> }>("offscreen");
 *     offscreen.answer({ copy });           // in one context
 *     await offscreen.call("copy", text);   // in any other; a failure arrives as a Failure
 */
import browser from "webextension-polyfill";
import { Failure, outcome, unwrap, type Outcome } from "../failure";
import { within } from "./within";

// `never`, so that functions of any one argument fit.
type Protocol<P> = { readonly [Name in keyof P]: (argument: never) => Promise<unknown> };

interface ChannelMessage {
  readonly channel: string;
  readonly name: string;
  readonly argument: unknown;
}

type Value<F> = F extends (argument: never) => Promise<infer T> ? T : never;

export interface Channel<P extends Protocol<P>> {
  /** Answers calls of the other contexts. To be called while the context starts, so that none is missed. */
  answer(handlers: P): void;
  /**
   * @throws Failure the one that the other side threw, a bug if nobody is there, or `unanswered` if it does not answer in time
   */
  call<Name extends keyof P & string>(
    name: Name,
    ...argument: Parameters<P[Name]>
  ): Promise<Value<P[Name]>>;
}

type Listener = browser.Runtime.OnMessageListener;

/** @param patience milliseconds for an answer; by default as many as `within` allows */
export function channel<P extends Protocol<P>>(id: string, patience?: number): Channel<P> {
  return {
    answer(handlers) {
      const known = new Map<string, (argument: never) => Promise<unknown>>(
        Object.entries(handlers),
      );
      const listener = (
        message: unknown,
        sender: browser.Runtime.MessageSender,
        respond: (response: unknown) => void,
      ): true | undefined => {
        if (!isMessage(message) || message.channel !== id || !isOurPage(sender)) return undefined;
        const handler = known.get(message.name);
        if (!handler) return undefined;
        // Sender and receiver are of one build, and `call` checks the argument's type at compile time.
        // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- see above
        void outcome(() => handler(message.argument as never)).then(respond);
        // Keeps the answer open: the style that browsers, polyfill and the fake browser of the tests all understand.
        return true;
      };
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the polyfill's type forgets that a listener may leave a message to others
      browser.runtime.onMessage.addListener(listener as Listener);
    },
    async call<Name extends keyof P & string>(
      name: Name,
      ...[argument]: Parameters<P[Name]>
    ): Promise<Value<P[Name]>> {
      const message: ChannelMessage = { channel: id, name, argument };
      const sent = browser.runtime.sendMessage(message).catch(() => undefined);
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what `outcome` above made of the result of the function of this very name
      const answer = (await within(sent, patience)) as Outcome<Value<P[Name]>> | undefined;
      if (!answer) throw new Failure({ kind: "bug", reason: "bug" });
      return unwrap(answer);
    },
  };
}

function isMessage(value: unknown): value is ChannelMessage {
  return typeof value === "object" && value !== null && "channel" in value && "name" in value;
}

/**
 * True if a page or worker of ours speaks. The id alone proves nothing: a page's process into which a selection reader was
 * injected can speak with it, but not from our address.
 */
function isOurPage(sender: browser.Runtime.MessageSender): boolean {
  return (
    sender.id === browser.runtime.id &&
    sender.url !== undefined &&
    sender.url.startsWith(browser.runtime.getURL(""))
  );
}
