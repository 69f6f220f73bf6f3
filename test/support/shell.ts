/**
 * Starts small programs by way of a shell that stays. A process as large as that of the tests takes 20 ms of the processor to start
 * another one, and the shell 5.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";

export interface Shell {
  /** @throws if the program fails */
  run(program: string, ...args: readonly string[]): Promise<void>;
  /** Gives everything that the program writes to its output, whether it succeeds or not. */
  ask(program: string, ...args: readonly string[]): Promise<string>;
  close(): Promise<void>;
}

/** Stands before and after the status of each program, whose output has none. */
const END = "\0";

interface Answer {
  readonly output: string;
  readonly status: string;
}

export function openShell(env: NodeJS.ProcessEnv): Shell {
  const shell = spawn("sh", [], { env, stdio: ["pipe", "pipe", "ignore"] });
  const ended = once(shell, "exit");
  let written = "";
  let told = () => {};
  shell.stdout.setEncoding("utf8").on("data", (text: string) => {
    written += text;
    if (written.split(END).length > 2) told();
  });
  const answer = async (command: string): Promise<Answer> => {
    const whole = new Promise<void>((resolve) => (told = resolve));
    written = "";
    shell.stdin.write(`${command} </dev/null; printf '\\0%d\\0' $?\n`);
    await Promise.race([whole, ended]);
    const [output = "", status] = written.split(END);
    if (status === undefined) throw new Error("The shell has ended");
    return { output, status };
  };
  let last: Promise<unknown> = Promise.resolve();
  const start = (command: readonly string[]) => {
    const next = last.then(() => answer(command.map(quoted).join(" ")));
    last = next.catch(() => undefined);
    return next;
  };
  return {
    async run(...command) {
      const { status } = await start(command);
      if (status !== "0") throw new Error(`${command.join(" ")} failed`);
    },
    ask: async (...command) => (await start(command)).output,
    async close() {
      shell.stdin.end();
      await ended;
    },
  };
}

function quoted(word: string): string {
  return `'${word.replaceAll("'", String.raw`'\''`)}'`;
}
