/** Listens to every context of an extension, for its log and its uncaught errors. */
import type { Browser, CDPSession, Target } from "puppeteer-core";

/** An extension of Chromium's own. */
const PDF_VIEWER = "mhjfbmdgcfjbbpaeojofohoefgiehjai";

export interface Complaints {
  /** Grows while the browser runs. */
  readonly heard: readonly string[];
  /** Begins anew: later complaints of an extension that was removed do not matter. */
  forget(): void;
  /**
   * Resolves when a context is listened to. To be awaited before anything else is attached to the context: puppeteer confuses two
   * attachments at a time, and detaches one of them.
   */
  settled(target: Target): Promise<void>;
  /** Stops listening to a context, which could not end otherwise. */
  leave(target: Target): Promise<void>;
}

/** The answer to any call while a browser is being closed. */
const ENDING = "The browser is shutting down.";

/**
 * Collects the complaints. The browser also reports those that were logged before we listen, as it keeps them. Its own lines
 * about requests that failed are left out: every answer of 4xx brings one.
 */
export function listenForComplaints(browser: Browser): Complaints {
  const heard: string[] = [];
  const sessions = new Map<Target, Promise<CDPSession | undefined>>();
  const listen = (target: Target) => {
    const { protocol, host, pathname: name } = new URL(target.url() || "about:blank");
    if (protocol !== "chrome-extension:" || host === PDF_VIEWER || sessions.has(target)) return;
    sessions.set(
      target,
      listenTo(target, (text) => {
        if (!text.includes(ENDING)) heard.push(`${name}: ${text}`);
      }),
    );
  };
  browser.on("targetcreated", listen);
  browser.on("targetchanged", listen);
  browser.targets().forEach(listen);
  return {
    heard,
    forget: () => void heard.splice(0),
    async settled(target) {
      await sessions.get(target);
    },
    async leave(target) {
      await (await sessions.get(target))?.detach();
      sessions.delete(target);
    },
  };
}

async function listenTo(
  target: Target,
  note: (text: string) => void,
): Promise<CDPSession | undefined> {
  try {
    const session = await target.createCDPSession();
    await listenOn(session, note);
    return session;
  } catch {
    // The context ended before we could listen: nothing more will come from it.
    return undefined;
  }
}

async function listenOn(session: CDPSession, note: (text: string) => void): Promise<void> {
  session.on("Runtime.consoleAPICalled", ({ type, args }) =>
    note(`console.${type} ${args.map(({ value, description }) => value ?? description).join(" ")}`),
  );
  session.on("Runtime.exceptionThrown", ({ exceptionDetails: { text, exception } }) =>
    note(`${text} ${exception?.description ?? ""}`),
  );
  session.on("Log.entryAdded", ({ entry }) => {
    if (entry.source !== "network") note(`${entry.level} ${entry.text}`);
  });
  await session.send("Runtime.enable");
  await session.send("Log.enable");
}
