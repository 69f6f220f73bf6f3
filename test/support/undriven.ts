/**
 * Runs Chromium with the extension and nobody attached to it: a driver keeps the background alive, and the browser ends it only
 * without one. Tests look at it from outside, through its list of open pages.
 */
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { connect, type Page, type Target } from "puppeteer-core";
import { drive, FLAGS } from "./chromium";
import { press, sentence } from "./person";
import { newProfile, removeProfile } from "./profile";
import { FOLDER } from "./managed";
import { locate } from "./programs.mjs";
import { until } from "./until";

export interface Undriven {
  /** Opens a tab, in front. */
  open(url: string): void;
  /** Closes the welcome. Attaches to this page only, and no longer. */
  leaveWelcome(): Promise<void>;
  /** Closes the welcome and attaches to nothing: its questions stay open. */
  closeWelcome(): Promise<void>;
  /** Waits until a page of the extension is open, as popup or as tab, and only then attaches to it. */
  extensionPage(name: "popup" | "reveal"): Promise<Page>;
  /** Ends the background at once, whatever it is doing. */
  endBackground(): Promise<void>;
  close(): Promise<void>;
}

/** An entry of `/json/list`. */
interface Listed {
  readonly id: string;
  readonly type: string;
  readonly url: string;
}

export interface Start {
  /** `never`: every page and every background asks Chromium in vain for the administrator's policy. */
  readonly tellsPolicy?: "never";
}

/** @param extension folder of the built extension */
export async function openUndriven(
  extension: string,
  env: NodeJS.ProcessEnv,
  { tellsPolicy }: Start = {},
): Promise<Undriven> {
  const profile = newProfile();
  const command = (...more: readonly string[]) => [
    locate("chromium"),
    ...FLAGS,
    `--user-data-dir=${profile}`,
    ...more,
  ];
  const start = ([program = "", ...args]: readonly string[]): ChildProcess =>
    spawn(program, args, { env, stdio: "ignore" });
  const first = command(
    "--remote-debugging-port=0",
    "--password-store=basic",
    `--load-extension=${extension}`,
    "about:blank",
  );
  const chromium = start(tellsPolicy === "never" ? silenced(first, portFile(profile)) : first);
  const ended = once(chromium, "exit");
  const outside = `http://127.0.0.1:${await debuggingPort(profile)}`;
  const waitFor = (what: string, fits: (one: Listed) => boolean) =>
    until(`${what} is open`, async () => (await list(outside)).find(fits), LONG);
  const end = async (what: string, fits: (one: Listed) => boolean) => {
    const { id } = await waitFor(what, fits);
    await fetch(`${outside}/json/close/${id}`);
    await until(`${what} has ended`, async () =>
      (await list(outside)).every((one) => one.id !== id),
    );
  };
  const isBackground = ({ type }: Listed) => type === "service_worker";
  await waitFor("the background", isBackground);
  // There on install, as the menu is.
  await waitFor("the welcome", isWelcome);

  return {
    // Chromium hands the address to the instance that runs with this profile.
    open: (url) => void start(command(url)),
    async leaveWelcome() {
      const attached = async () => {
        const browser = await connect({
          browserURL: outside,
          targetFilter: (target) => ["browser", "tab"].includes(target.type()) || isWelcome(target),
        });
        const seen = browser.waitForTarget(isWelcome, { timeout: SIGHT });
        const target = await seen.catch(() => undefined);
        if (target) return { browser, target };
        await browser.disconnect();
        return undefined;
      };
      const { browser, target } = await until("a driver sees the welcome", attached, LONG);
      await press(await target.asPage(), sentence("done"));
      await browser.disconnect();
    },
    async extensionPage(name) {
      await waitFor(`the ${name}`, ({ url }) => url.endsWith(`/${name}.html`));
      // null is puppeteer's word for "as large as the window".
      const browser = await connect({ browserURL: outside, defaultViewport: null });
      return await drive(browser).extensionPage(name);
    },
    closeWelcome: () => end("the welcome", isWelcome),
    endBackground: () => end("the background", isBackground),
    async close() {
      // A silenced Chromium would wait for its policy before it ends.
      chromium.kill("SIGKILL");
      await ended;
      await removeProfile(profile);
    },
  };
}

/** Decides about a target, or about an entry in the browser's list. */
function isWelcome(one: Listed | Target): boolean {
  const url = typeof one.url === "string" ? one.url : one.url();
  return url.endsWith("/welcome.html");
}

/** Milliseconds. The time for things that nobody hurries: an alarm, a server that never answers. */
const LONG = 90_000;

/** Milliseconds. On a busy machine, puppeteer waited half a minute in vain for a page that Chromium listed. */
const SIGHT = 10_000;

/**
 * The command in a view of the disk of its own, with a pipe among the administrator's policies that nobody writes into. Chromium
 * reads the policies once more for its extensions, and never gets to the end of the pipe. The pipe is there as soon as Chromium
 * runs; before, it would keep Chromium from running.
 */
function silenced(command: readonly string[], running: string): readonly string[] {
  const script = `mount -t tmpfs none /etc/chromium && mkdir -p ${FOLDER} || exit
    (until [ -e ${running} ]; do sleep 0.05; done; mkfifo ${FOLDER}/silence.json) &
    exec "$@"`;
  return ["unshare", "--mount", "sh", "-c", script, "sh", ...command];
}

/** The reason why it cannot be silenced here, or nothing. */
export function whyAlwaysTold(): string | undefined {
  const { status } = spawnSync("unshare", ["--mount", "test", "-d", "/etc/chromium"]);
  return status === 0 ? undefined : "a view of the disk of its own takes root on Linux";
}

function portFile(profile: string): string {
  return join(profile, "DevToolsActivePort");
}

/** Chromium writes the port down once it listens. */
async function debuggingPort(profile: string): Promise<string> {
  const file = portFile(profile);
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
