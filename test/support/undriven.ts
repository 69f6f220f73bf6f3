/**
 * Chromium with the extension and nobody attached to it: a driver keeps the background alive, and the browser ends it
 * only without one. It is looked at from outside, through its list of what is open.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { connect, type Page, type Target } from "puppeteer-core";
import { drive, FLAGS } from "./chromium";
import { press, sentence } from "./person";
import { newProfile, removeProfile } from "./profile";
import { locate } from "./programs.mjs";
import { until } from "./until";

export interface Undriven {
  /** Opens a tab, in front. */
  open(url: string): void;
  /** Waits until a page of the extension is open, as popup or as tab, and only then attaches to it. */
  extensionPage(name: "popup" | "reveal"): Promise<Page>;
  /** Ends the background at once, whatever it is doing. */
  endBackground(): Promise<void>;
  close(): Promise<void>;
}

/** As `/json/list` tells it. */
interface Listed {
  readonly id: string;
  readonly type: string;
  readonly url: string;
}

/** @param extension folder of the built extension */
export async function openUndriven(extension: string, env: NodeJS.ProcessEnv): Promise<Undriven> {
  const profile = newProfile();
  const start = (...more: readonly string[]): ChildProcess =>
    spawn(locate("chromium"), [...FLAGS, `--user-data-dir=${profile}`, ...more], {
      env,
      stdio: "ignore",
    });
  const chromium = start(
    "--remote-debugging-port=0",
    "--password-store=basic",
    `--load-extension=${extension}`,
    "about:blank",
  );
  const ended = once(chromium, "exit");
  const outside = `http://127.0.0.1:${await debuggingPort(profile)}`;
  const waitFor = (what: string, fits: (one: Listed) => boolean) =>
    until(`${what} is open`, async () => (await list(outside)).find(fits), LONG);
  const isBackground = ({ type }: Listed) => type === "service_worker";
  await waitFor("the background", isBackground);
  await waitFor("the welcome", isWelcome);
  await leaveWelcome(outside);

  return {
    // Chromium hands the address to the one that runs with this profile.
    open: (url) => void start(url),
    async extensionPage(name) {
      await waitFor(`the ${name}`, ({ url }) => url.endsWith(`/${name}.html`));
      // null is puppeteer's word for "as large as the window".
      const browser = await connect({ browserURL: outside, defaultViewport: null });
      return await drive(browser).extensionPage(name);
    },
    async endBackground() {
      const background = await waitFor("the background", isBackground);
      await fetch(`${outside}/json/close/${background.id}`);
      await until("the background has ended", async () =>
        (await list(outside)).every(({ id }) => id !== background.id),
      );
    },
    async close() {
      chromium.kill();
      await ended;
      await removeProfile(profile);
    },
  };
}

/**
 * Waits for what is there on install, and closes it: the menu is there no sooner, since both ask first what an
 * administrator has set, which Chromium tells some seconds after its start. Attaches to this page only, and no longer.
 */
async function leaveWelcome(outside: string): Promise<void> {
  const browser = await connect({
    browserURL: outside,
    targetFilter: (target) => ["browser", "tab"].includes(target.type()) || isWelcome(target),
  });
  const page = await (await browser.waitForTarget(isWelcome)).asPage();
  await press(page, sentence("done"));
  await browser.disconnect();
}

/** Of a target, or of what the browser lists. */
function isWelcome(one: Listed | Target): boolean {
  const url = typeof one.url === "string" ? one.url : one.url();
  return url.endsWith("/welcome.html");
}

/** Milliseconds. What nobody hurries: an alarm, a server that never answers. */
const LONG = 90_000;

/** Chromium writes it down once it listens. */
async function debuggingPort(profile: string): Promise<string> {
  const file = join(profile, "DevToolsActivePort");
  return await until("Chromium listens", () => {
    const [port] = existsSync(file) ? readFileSync(file, "utf8").split("\n") : [];
    return port === "" ? undefined : port;
  });
}

async function list(outside: string): Promise<readonly Listed[]> {
  const answer = await fetch(`${outside}/json/list`);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- Chromium's own, which has these members
  return (await answer.json()) as readonly Listed[];
}
