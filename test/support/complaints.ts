/** Listens to every context of an extension: what it logs, and what it throws without catching it. */
import type { Browser, CDPSession, Target } from "puppeteer-core";

export interface Complaints {
  /** Grows while the browser runs. */
  readonly heard: readonly string[];
  /** Stops listening to a context: one that is listened to cannot end. */
  leave(target: Target): Promise<void>;
}

/**
 * What was logged before we listen is told as well, as the browser keeps it. Its own lines about requests
 * that failed are left out: every answer of 4xx brings one.
 */
export function listenForComplaints(browser: Browser): Complaints {
  const heard: string[] = [];
  const sessions = new Map<Target, Promise<CDPSession>>();
  const listen = (target: Target) => {
    if (sessions.has(target) || !target.url().startsWith("chrome-extension://")) return;
    const name = new URL(target.url()).pathname;
    const session = target.createCDPSession();
    sessions.set(target, session);
    session
      .then((open) => listenTo(open, (text) => heard.push(`${name}: ${text}`)))
      // It ended before we could listen: nothing more will come from it.
      .catch(() => sessions.delete(target));
  };
  browser.on("targetcreated", listen);
  browser.on("targetchanged", listen);
  browser.targets().forEach(listen);
  return {
    heard,
    async leave(target) {
      await (await sessions.get(target))?.detach();
      sessions.delete(target);
    },
  };
}

async function listenTo(session: CDPSession, note: (text: string) => void): Promise<void> {
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
