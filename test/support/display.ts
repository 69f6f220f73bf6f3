/** Opens an X display of its own, with a real pointer, keyboard and clipboard: nothing here knows of a browser. */
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { locate } from "./programs.mjs";
import { openShell } from "./shell";
import { until } from "./until";

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Display {
  /** The environment for programs that shall appear on the display. */
  readonly env: NodeJS.ProcessEnv;
  /** Presses the right button at a point, in pixels of the screen, and then these keys in the menu that opens. */
  choose(at: Point, keys: readonly string[]): Promise<void>;
  /** Opens the menu there; waits in `closed` until it has gone. */
  openMenu(at: Point): Promise<{ closed(): Promise<void> }>;
  /** Moves the pointer there. */
  point(at: Point): void;
  click(at: Point): void;
  /** Moves the pointer from one point to another with the left button held. */
  drag(from: Point, to: Point): void;
  /** Presses keys or combinations one after the other, named as xdotool names them: `alt+shift+l`, `Return`. */
  press(...keys: readonly string[]): void;
  type(text: string): void;
  clipboard(): Promise<string>;
  /** Puts a text there that no test expects, so that nobody takes an old text for a new one. */
  clearClipboard(): Promise<void>;
  /** Writes a picture of the screen there, or of this part of it (`WIDTHxHEIGHT+X+Y`). */
  picture(path: string, part?: string): void;
  close(): Promise<void>;
}

/** The width of the screen, in pixels. */
export const WIDTH = 1280;
export const HEIGHT = 900;

/** The formats of a clipboard that xclip owns. Browsers offer more. */
const XCLIP_FORMATS = "TARGETS\nUTF8_STRING\n";

/** Milliseconds. A click that closes a popup opens no menu, so it is given again. */
const CLICK_PATIENCE = 2000;

/** Starts Xvfb on a free display number. No window manager is needed. */
export async function openDisplay(): Promise<Display> {
  const xvfb = spawn(
    locate("Xvfb"),
    `-displayfd 1 -screen 0 ${WIDTH}x${HEIGHT}x24 -nolisten tcp -noreset`.split(" "),
    { stdio: ["ignore", "pipe", "ignore"] },
  );
  const ended = once(xvfb, "exit");
  const number = await Promise.race([
    once(createInterface({ input: xvfb.stdout }), "line").then(([line]) => String(line)),
    ended.then(() => {
      throw new Error("Xvfb did not start");
    }),
  ]);
  const env = { ...process.env, DISPLAY: `:${number}`, WAYLAND_DISPLAY: undefined };
  const xdotool = (...args: readonly string[]) => runXdotool(env, args);
  const shell = openShell(env);
  const act = (...args: readonly string[]) => shell.run(locate("xdotool"), ...args);
  const ask = (...args: readonly string[]) => shell.ask(locate("xdotool"), ...args);
  const clip = (...args: readonly string[]) =>
    shell.ask(locate("xclip"), "-selection", "clipboard", ...args);
  const formats = () => clip("-out", "-target", "TARGETS");
  /** Menus are windows of their own. */
  const windows = async () =>
    (await ask("search", "--onlyvisible", "--maxdepth", "1", ".*")).split("\n").filter(Boolean);

  const isAt = async (id: string, { x, y }: Point) => {
    const place = await ask("getwindowgeometry", id);
    const [left = NaN, top = NaN, , height = NaN] =
      place.match(/\d+(?=[,x]\d)|(?<=\d[,x])\d+/g)?.map(Number) ?? [];
    return near(left, x) && (near(top, y) || near(top + height, y));
  };
  /** A popup of the extension may open at the same time, elsewhere. */
  const menuAt = async (at: Point, before: readonly string[]) => {
    const menu = async () => {
      for (const id of await windows()) if (!before.includes(id) && (await isAt(id, at))) return id;
      return undefined;
    };
    return await until("a menu appears", menu, CLICK_PATIENCE).catch(() => undefined);
  };

  const openMenu = async (at: Point) => {
    const before = await windows();
    const menu = await until("the context menu is open", async () => {
      await act("mousemove", `${at.x}`, `${at.y}`, "click", "3");
      const opened = await menuAt(at, before);
      // Something else has the pointer, or the menu comes too late: both go.
      if (opened === undefined) await act("key", "Escape");
      return opened;
    });
    const closed = async () => {
      await until("the context menu has closed", async () => !(await windows()).includes(menu));
    };
    return { closed };
  };

  return {
    env,
    point: ({ x, y }) => xdotool("mousemove", `${x}`, `${y}`),
    click: ({ x, y }) => xdotool("mousemove", `${x}`, `${y}`, "click", "1"),
    drag(from, to) {
      xdotool("mousemove", `${from.x}`, `${from.y}`, "mousedown", "1");
      xdotool("mousemove", `${to.x}`, `${to.y}`, "mouseup", "1");
    },
    async choose(at, keys) {
      const menu = await openMenu(at);
      await act("key", ...keys);
      await menu.closed();
    },
    openMenu,
    press: (...keys) => xdotool("key", ...keys),
    type: (text) => xdotool("type", "--delay", "5", text),
    clipboard: () => clip("-out"),
    async clearClipboard() {
      // xclip has no input from here, and stays behind as the owner of the clipboard until another program takes it.
      await clip("-in");
      // It leaves a moment before it is the owner: a copy in between would be lost.
      await until("the clipboard is empty", async () => (await formats()) === XCLIP_FORMATS);
    },
    picture(path, part = `${WIDTH}x${HEIGHT}+0+0`) {
      const of = ["-window", "root", "-crop", part, "+repage"];
      // Without the time in it, so that two pictures of the same screen are equal.
      spawnSync(locate("import"), [...of, "-define", "png:exclude-chunks=date,time", path], {
        env,
      });
    },
    async close() {
      await shell.close();
      xvfb.kill();
      await ended;
    },
  };
}

/** A menu begins or ends where the pointer is, its frame and shadow aside. */
function near(a: number, b: number): boolean {
  return Math.abs(a - b) <= 24;
}

function runXdotool(env: NodeJS.ProcessEnv, args: readonly string[]): void {
  const { status, stderr } = spawnSync(locate("xdotool"), args, { env, encoding: "utf8" });
  if (status !== 0) throw new Error(`xdotool ${args[0]}: ${stderr}`);
}
