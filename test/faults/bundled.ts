/** An entrypoint as one script, so that each life of it is one more evaluation: the memory of a life is gone with it. */
import { Script } from "node:vm";
import { build } from "vite";

/** @returns evaluates the entrypoint anew, and gives what it exports */
export async function bundled(entry: string): Promise<() => object> {
  const result = await build({
    configFile: false,
    logLevel: "error",
    define: {
      "import.meta.env.BROWSER": '"chrome"',
      __TEST_ORIGINS__: "false",
      __VIEWER_URL__: "null",
    },
    ssr: { noExternal: true },
    build: {
      ssr: true,
      write: false,
      minify: false,
      rolldownOptions: {
        input: new URL(`../../entrypoints/${entry}`, import.meta.url).pathname,
        output: { format: "cjs", codeSplitting: false, exports: "named" },
      },
    },
  });
  const [chunk] = "output" in result ? result.output : [];
  if (chunk?.type !== "chunk") throw new Error(`${entry} is not one script`);
  // A function of the names that a module of this form expects.
  const script = new Script(`(module, exports, require) => {${chunk.code}\n}`, {
    filename: `${entry}.js`,
  });
  return () => {
    const module = { exports: {} };
    script.runInThisContext()(module, module.exports, refuse);
    return module.exports;
  };
}

function refuse(name: string): never {
  throw new Error(`${name} is not in the bundle`);
}
