/** A browser with the extension in it, whose calls are steps, a clipboard, a page with a text, and a server. */
import { vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import type background from "../../entrypoints/background";
import { clock } from "../../lib/clock";
import type { Outcome } from "../../lib/failure";
import { freshBrowser, type Made, URL_OF_US } from "../support/fresh-browser";
import { type Actor, actor, as, caller, heard } from "./actors";
import { settle } from "./clockwork";
import { inject, pageWith, type FakePage } from "./page";
import { bundled } from "./bundled";
import { type Case, Steps } from "./steps";
import type { Subject, Watched } from "./subjects";
import type { Tab } from "./tab";

const load = await bundled("background/index.ts");

/** Milliseconds in which whatever is under way comes to its end, or never does. */
const LONG = 60_000;

type Listener = (message: unknown, sender: object, respond: (answer: unknown) => void) => unknown;
type Area = "session" | "local" | "managed";
type Clicked = (info: object, tab: object) => void;

/** A message and its answer. */
export interface Said {
  readonly message: unknown;
  readonly answer: unknown;
}

export class Stage {
  readonly page: FakePage;
  readonly steps: Steps;
  /** The messages from one context of ours to another. */
  readonly said: Said[] = [];
  /** The lines that were written for developers. */
  readonly logged: unknown[] = [];
  clipboard = "";
  /** Addresses that tabs were led to. */
  readonly opened: string[] = [];
  /** The background's answer to the act. */
  answer: Outcome<unknown> | undefined;
  /** A link that somebody else has made. */
  given = "";
  /** The reveal tab, if one is open. */
  tab: Tab | undefined;
  readonly #made: Made;
  #background: Actor | undefined;
  #listeners: { readonly who: Actor | undefined; readonly listener: Listener }[] = [];
  #clicked: Clicked[] = [];
  #documents = 0;
  readonly #full = new Set<Area>();
  /** Characters that an area which is full has room for. */
  readonly #room = new Map<Area, number>();

  private constructor(
    readonly subject: Subject,
    readonly server: Watched,
    text: string,
    one: Case | undefined,
  ) {
    this.page = pageWith(text);
    this.steps = new Steps((area) => void this.#full.add(area), one);
    this.#made = freshBrowser(server.origin);
    this.#install();
  }

  static async open(subject: Subject, text: string, one?: Case): Promise<Stage> {
    const server = await subject.start();
    const stage = new Stage(subject, server, text, one);
    const known = subject.service.server(server.origin);
    const settings = { server: server.origin, servers: [known] };
    await fakeBrowser.storage.local.set({ settings });
    return stage;
  }

  /** Notes an error for developers, as the browser does. */
  note(error: unknown): void {
    this.logged.push(String(error));
  }

  async close(): Promise<void> {
    this.#background?.end();
    vi.clearAllTimers();
    await this.server.close();
  }

  /** The secrets at the server. It is only ever we who burn our own, and reveal that of somebody else. */
  secrets(): ReturnType<Watched["secrets"]> {
    const all = this.server.secrets();
    if (this.subject.burnsByRevealing !== true || this.given !== "") return all;
    return all.map((one) => (one.state === "revealed" ? { ...one, state: "burned" } : one));
  }

  /** The text on the toolbar button. */
  badge(): string {
    return this.#made.badge;
  }

  /** Waits until all that is under way has ended or waits for ever. */
  settled(): Promise<void> {
    return settle(() => this.steps.pending > 0, LONG);
  }

  /** The browser ends the background, which idles, and starts another when there is something to do. */
  endBackground(): void {
    this.#background?.end();
  }

  /** Asks the background as a page of ours does. Nothing if the background ended without an answer, or has none. */
  async ask(name: string, argument?: unknown): Promise<Outcome<unknown> | undefined> {
    const asking = this.#send({ channel: "background", name, argument }, "popup.html");
    let answer: unknown;
    void asking.then((got) => void (answer = got));
    await this.settled();
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- every answer of the background's is one (`channel.ts`)
    return answer as Outcome<unknown> | undefined;
  }

  /** The menu's entry, on the text that is selected in the page. */
  async rightClick(): Promise<void> {
    await this.#wake();
    const selectionText = this.page.value;
    for (const click of this.#clicked) {
      click({ menuItemId: "copy", frameId: 0, selectionText }, { id: this.page.tabId, index: 0 });
    }
    await this.settled();
  }

  /** Lets half a minute pass, and the alarm do its work. */
  async alarm(): Promise<void> {
    vi.setSystemTime(clock.now() + 30_000);
    await this.#wake();
    for (const { name } of await fakeBrowser.alarms.getAll()) {
      const alarm = { name, scheduledTime: clock.now(), persistAcrossSessions: false };
      // A worker that does not answer is no reason for an alarm to wait.
      void fakeBrowser.alarms.onAlarm.trigger(alarm);
      await this.settled();
    }
  }

  async #wake(): Promise<void> {
    if (this.#background?.isAlive()) return;
    this.#background = actor("background");
    this.#clicked = [];
    this.#documents = 0;
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the module that was bundled
    const { default: life } = load() as { readonly default: typeof background };
    as(this.#background, () => life.main());
  }

  async #send(message: object, from: string): Promise<unknown> {
    if (Reflect.get(message, "channel") === "offscreen") return this.#copy(message);
    await this.#wake();
    const sender = { id: fakeBrowser.runtime.id, url: `${URL_OF_US}${from}` };
    for (const { who, listener } of this.#listeners) {
      let respond: (answer: unknown) => void = () => {};
      const answered = new Promise<unknown>((resolve) => (respond = resolve));
      if (listener(message, sender, respond) !== true) continue;
      const answer = await Promise.race([answered, who?.ended]);
      this.said.push({ message, answer });
      return answer;
    }
    return undefined;
  }

  async #copy(message: object): Promise<Outcome<boolean> | undefined> {
    const text: unknown = Reflect.get(message, "argument");
    if (this.#documents === 0 || typeof text !== "string") return undefined;
    this.clipboard = text;
    return { ok: true, value: true };
  }

  /** Acts as a browser whose area is full: an item that takes no more room than before still fits. */
  #fit(area: Area, before: object, after: object): void {
    if (!this.#full.has(area)) return;
    const room = this.#room.get(area) ?? size(before);
    this.#room.set(area, room);
    if (size(after) > room) throw new Error("QUOTA_BYTES quota exceeded");
  }

  #install(): void {
    const { steps } = this;
    for (const area of ["session", "local", "managed"] as const) this.#store(area);
    const { onMessage } = fakeBrowser.runtime;
    Object.assign(onMessage, {
      addListener: (listener: Listener) => {
        const who = caller();
        this.#listeners = [
          ...this.#listeners.filter((other) => other.who?.isAlive()),
          { who, listener: heard(listener) },
        ];
      },
    });
    const { onAlarm } = fakeBrowser.alarms;
    const listen = onAlarm.addListener.bind(onAlarm);
    Object.assign(onAlarm, {
      addListener: (listener: Parameters<typeof listen>[0]) => listen(heard(listener)),
    });
    Object.assign(fakeBrowser.contextMenus.onClicked, {
      addListener: (listener: Clicked) => this.#clicked.push(heard(listener)),
    });
    Object.assign(fakeBrowser.runtime, {
      sendMessage: (message: object) => {
        const name = `${String(Reflect.get(message, "channel"))}.${String(Reflect.get(message, "name"))}`;
        return steps.take({ name: `message ${name}`, ours: true }, () =>
          this.#send(message, "reveal.html"),
        );
      },
      getContexts: ({ contextTypes }: { contextTypes: readonly string[] }) =>
        steps.take({ name: "runtime.getContexts" }, async () =>
          contextTypes.includes("OFFSCREEN_DOCUMENT") && this.#documents > 0 ? [{}] : [],
        ),
      ContextType: { OFFSCREEN_DOCUMENT: "OFFSCREEN_DOCUMENT" },
    });
    Object.assign(fakeBrowser, {
      offscreen: {
        Reason: { CLIPBOARD: "CLIPBOARD" },
        createDocument: () =>
          steps.take({ name: "offscreen.createDocument" }, async () => void (this.#documents = 1)),
        closeDocument: async () => void (this.#documents = 0),
      },
    });
    Object.assign(fakeBrowser.scripting, {
      executeScript: ({ args }: { args?: readonly unknown[] }) =>
        steps.take({ name: "scripting.executeScript" }, async () => [inject(this.page, args)]),
    });
    Object.assign(fakeBrowser.action, { openPopup: async () => {} });
    Object.assign(fakeBrowser.tabs, {
      create: async ({ url }: { url: string }) => ({ id: 100 + this.opened.push(url) }),
      update: async (id: number, { url }: { url?: string }) => {
        if (url !== undefined) this.opened.push(url);
        return { id };
      },
      getCurrent: async () => ({ id: 101 }),
    });
    const { contains } = fakeBrowser.permissions;
    Object.assign(fakeBrowser.permissions, {
      contains: (wanted: object) =>
        steps.take({ name: "permissions.contains" }, () => contains(wanted)),
    });
    this.#network();
    for (const level of ["log", "info", "warn", "error", "debug"] as const) {
      vi.spyOn(console, level).mockImplementation((...said) => void this.logged.push(said));
    }
    vi.stubGlobal("navigator", { onLine: true });
  }

  #store(area: Area): void {
    const real = whole[area];
    const name = (call: string, keys: string | object = {}) => {
      const names = typeof keys === "string" ? keys : Object.keys(keys).join();
      return `storage.${area}.${call} ${names.replaceAll(/[0-9a-f-]{36}/g, "*")}`;
    };
    Object.assign(fakeBrowser.storage[area], {
      get: (keys?: string) =>
        this.steps.take({ name: name("get", keys) }, async () =>
          structuredClone(await real.get(keys)),
        ),
      set: (items: object) =>
        this.steps.take({ name: name("set", items) }, async () => {
          const before = await real.get();
          this.#fit(area, before, { ...before, ...items });
          await real.set({ ...items });
        }),
      remove: (keys: string) =>
        this.steps.take({ name: name("remove", keys) }, () => real.remove(keys)),
    });
  }

  #network(): void {
    globalThis.fetch = (request, init) => {
      if (!(request instanceof Request)) return network(request, init);
      const { method, url } = request;
      const path = new URL(url).pathname.replaceAll(/[\w~-]{16,}/g, "*");
      return this.steps.take(
        { name: `${method} ${path}`, sent: true, signal: init?.signal ?? undefined },
        async () => {
          const response = await network(request);
          const { status, headers } = response;
          const body = await response.arrayBuffer();
          return new Response(body.byteLength === 0 ? null : body, { status, headers });
        },
      );
    };
  }
}

const network = globalThis.fetch;

const { local, session, managed } = fakeBrowser.storage;
const whole = { local: { ...local }, session: { ...session }, managed: { ...managed } };

function size(items: object): number {
  return JSON.stringify(items).length;
}
