import { fileURLToPath } from "node:url";
import { type Plugin, runnerImport } from "vite";
import type * as Shells from "./shells";
import { stylesInPlace } from "./stylesInPlace";

/**
 * Puts their shells into popup and reveal tab, with their styles and with the script that paints them, which then loads the
 * page's own script. While developing, pages do without.
 *
 * @param viewer true if the build has a viewer
 */
export function paintedEarly(viewer: boolean): Plugin {
  return {
    name: "painted-early",
    apply: "build",
    transformIndexHtml: {
      order: "post",
      async handler(html, { path, chunk, bundle = {} }) {
        const [, page] = /^\/entrypoints\/(popup|reveal)\/index\.html$/.exec(path) ?? [];
        if (page === undefined) return html;
        const script = new RegExp(`<script type="module"[^>]* src="/${chunk?.fileName}"></script>`);
        if (!script.test(html)) throw new Error(`${path} loads its script in another way`);
        const { popupShell, revealShell } = await shells();
        const shell = page === "popup" ? popupShell(viewer) : revealShell();
        const sourceOf = (file: string) => {
          const sheet = bundle[file];
          return sheet?.type === "asset" ? String(sheet.source) : undefined;
        };
        const own = {
          tag: "script",
          attrs: { type: "module", src: `/${chunk?.fileName}` },
        };
        const { html: unstyled, style } = stylesInPlace(html.replace(script, ""), sourceOf);
        return {
          html: unstyled,
          tags: [
            style,
            { tag: "template", children: shell, injectTo: "body" },
            // The browser runs a script in a template once that stands in the page.
            {
              tag: "template",
              attrs: { "data-page": true },
              children: [own],
              injectTo: "body",
            },
            { tag: "script", attrs: { src: "/shell.js" }, injectTo: "body" },
          ],
        };
      },
    },
    generateBundle: {
      order: "post",
      handler(_, bundle) {
        const files = Object.values(bundle);
        const pages = files.filter(({ fileName }) => fileName.endsWith(".html"));
        const html = pages.map((page) => (page.type === "asset" ? String(page.source) : "")).join();
        const isUnused = (name: string) => name.endsWith(".css") && !html.includes(name);
        for (const { fileName } of files) if (isUnused(fileName)) delete bundle[fileName];
      },
    },
  };
}

async function shells(): Promise<typeof Shells> {
  const { module } = await runnerImport<typeof Shells>(
    fileURLToPath(new URL("shells.tsx", import.meta.url)),
  );
  return module;
}
