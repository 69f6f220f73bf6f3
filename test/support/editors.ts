/** Serves the page of places to write in, with the editors that it takes from npm. */
import { build } from "vite";

/** Bundled at the first use, once for a lane. */
let bundled: Promise<ReadonlyMap<string, string>> | undefined;

/** A script of the page by its name: `editing.js`, and those that it loads. */
export async function editorsScript(name: string): Promise<string | undefined> {
  return (await (bundled ??= bundle())).get(name);
}

async function bundle(): Promise<ReadonlyMap<string, string>> {
  const input = new URL("page/editing.js", import.meta.url).pathname;
  const built = await build({
    base: "./",
    configFile: false,
    logLevel: "error",
    build: {
      write: false,
      minify: false,
      modulePreload: false,
      target: "esnext",
      rollupOptions: {
        input,
        output: { entryFileNames: "[name].js", chunkFileNames: "[name]-[hash].js" },
      },
    },
  });
  const outputs = (Array.isArray(built) ? built : [built]).flatMap((one) =>
    "output" in one ? one.output : [],
  );
  return new Map(
    outputs.flatMap((one) => (one.type === "chunk" ? [[one.fileName, one.code] as const] : [])),
  );
}
