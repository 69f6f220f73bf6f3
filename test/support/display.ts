/** Opens an X display of its own, with a real pointer, keyboard and clipboard: nothing here knows of a browser. */
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { locate } from "./programs.mjs";
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
  clipboard(): string;
  /** Puts a text there that no test expects, so that nobody takes an old text for a new one. */
  clearClipboard(): void;
  /** Writes a picture of the screen there, or of this part of it (`WIDTHxHEIGHT+X+Y`). */
  picture(path: string, part?: string): void;
  close(): Promise<void>;
}

/** The width of the screen, in pixels. */
export const WIDTH = 1280;
export const HEIGHT = 900;

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
  const xdotool = (...args: readonly string[]) => tool(env, "xdotool", args);
  /** Menus are windows of their own. */
  const windows = () =>
    tool(env, "xdotool", ["search", "--onlyvisible", "--maxdepth", "1", ".*"], true)
      .split("\n")
      .filter(Boolean);

  const isAt = (id: string, { x, y }: Point) => {
    const place = tool(env, "xdotool", ["getwindowgeometry", id], true);
    const [left = NaN, top = NaN, , height = NaN] =
      place.match(/\d+(?=[,x]\d)|(?<=\d[,x])\d+/g)?.map(Number) ?? [];
    return near(left, x) && (near(top, y) || near(top + height, y));
  };
  /** A popup of the extension may open at the same time, elsewhere. */
  const menuAt = async (at: Point, before: readonly string[]) => {
    const menu = () => windows().find((id) => !before.includes(id) && isAt(id, at));
    return await until("a menu appears", menu, CLICK_PATIENCE).catch(() => undefined);
  };

  const openMenu = async (at: Point) => {
    const before = windows();
    const menu = await until("the context menu is open", async () => {
      xdotool("mousemove", `${at.x}`, `${at.y}`, "click", "3");
      const opened = await menuAt(at, before);
      // Something else has the pointer, or the menu comes too late: both go.
      if (opened === undefined) xdotool("key", "Escape");
      return opened;
    });
    const closed = async () => {
      await until("the context menu has closed", () => !windows().includes(menu));
    };
    return { closed };
  };

  return {
    env,
    point: ({ x, y }) => void xdotool("mousemove", `${x}`, `${y}`),
    click: ({ x, y }) => void xdotool("mousemove", `${x}`, `${y}`, "click", "1"),
    drag(from, to) {
      xdotool("mousemove", `${from.x}`, `${from.y}`, "mousedown", "1");
      xdotool("mousemove", `${to.x}`, `${to.y}`, "mouseup", "1");
    },
    async choose(at, keys) {
      const menu = await openMenu(at);
      xdotool("key", ...keys);
      await menu.closed();
    },
    openMenu,
    press: (...keys) => void xdotool("key", ...keys),
    type: (text) => void xdotool("type", "--delay", "5", text),
    clipboard: () => tool(env, "xclip", ["-selection", "clipboard", "-out"], true),
    clearClipboard: () => writeClipboard(env, ""),
    picture(path, part = `${WIDTH}x${HEIGHT}+0+0`) {
      const of = ["-window", "root", "-crop", part, "+repage"];
      // Without the time in it, so that two pictures of the same screen are equal.
      spawnSync(locate("import"), [...of, "-define", "png:exclude-chunks=date,time", path], {
        env,
      });
    },
    async close() {
      xvfb.kill();
      await ended;
    },
  };
}

/** A menu begins or ends where the pointer is, its frame and shadow aside. */
function near(a: number, b: number): boolean {
  return Math.abs(a - b) <= 24;
}

/** xclip stays behind as the owner of the clipboard until another program takes it. */
function writeClipboard(env: NodeJS.ProcessEnv, text: string): void {
  const { status } = spawnSync(locate("xclip"), ["-selection", "clipboard", "-in"], {
    env,
    input: text,
    stdio: ["pipe", "ignore", "ignore"],
  });
  if (status !== 0) throw new Error("xclip could not write the clipboard");
}

function tool(
  env: NodeJS.ProcessEnv,
  program: "xdotool" | "xclip",
  args: readonly string[],
  emptyAllowed = false,
): string {
  const { status, stdout, stderr } = spawnSync(locate(program), args, {
    env,
    encoding: "utf8",
    maxBuffer: 64 * 2 ** 20,
  });
  if (status !== 0 && !emptyAllowed) throw new Error(`${program} ${args[0]}: ${stderr}`);
  return stdout;
}
