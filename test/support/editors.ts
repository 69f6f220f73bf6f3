/** The page of places to write in, with the editors that it takes from npm. */
import { build } from "vite";

/** Bundled when it is first wanted, once for a file of tests. */
let bundled: Promise<string> | undefined;

export function editorsScript(): Promise<string> {
  return (bundled ??= bundle());
}

async function bundle(): Promise<string> {
  const input = new URL("page/editing.js", import.meta.url).pathname;
  const built = await build({
    configFile: false,
    logLevel: "error",
    build: { write: false, minify: false, target: "esnext", rollupOptions: { input } },
  });
  const outputs = (Array.isArray(built) ? built : [built]).flatMap((one) =>
    "output" in one ? one.output : [],
  );
  const script = outputs.find(({ type }) => type === "chunk");
  if (script?.type !== "chunk") throw new Error("The editors were not bundled");
  return script.code;
}
