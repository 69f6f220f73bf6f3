/** The browser's catalogue, in each of our languages. */
import { beforeEach, expect, test } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import arabic from "../../../components/public/_locales/ar/messages.json";
import english from "../../../components/public/_locales/en/messages.json";
import { localise, t } from "../../../lib/platform/i18n";

const HOST = "127.0.0.1:8080";

interface Entry {
  readonly message: string;
  readonly placeholders?: Readonly<Record<string, { readonly content: string }>>;
}

/** Answers as browsers do: placeholders in order, and the direction of the browser's own language. */
function speak(catalogue: Readonly<Record<string, Entry>>, bidi = "ltr"): void {
  Object.assign(fakeBrowser.i18n, {
    getMessage: (key: string, substitutions: readonly string[] = []) => {
      if (key === "@@bidi_dir") return bidi;
      const { message = "", placeholders = {} } = catalogue[key] ?? {};
      return message.replaceAll(/\$(\w+)\$/g, (_, name: string) => {
        const position = Number(placeholders[name.toLowerCase()]?.content.slice(1));
        return substitutions[position - 1] ?? "";
      });
    },
  });
}

/** The part of a page that is told. */
function page(): Document {
  const told = { title: "", documentElement: { lang: "", dir: "" } };
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the rest of a document is not touched
  return told as Document;
}

beforeEach(() => speak(english));

test("a page is told its language and direction", () => {
  speak(arabic, "rtl");
  const told = page();
  localise(told);
  expect(told.documentElement).toEqual({ lang: "ar", dir: "rtl" });
});

test("English stays English in a browser whose language reads from the right", () => {
  speak(english, "rtl");
  const told = page();
  localise(told);
  expect(told.documentElement).toEqual({ lang: "en", dir: "ltr" });
  expect(t("noAnswer", HOST)).toBe(`No answer from ${HOST}`);
});

test("a value that reads from the left keeps its order in a sentence from the right", () => {
  speak(arabic);
  expect(t("noAnswer", HOST)).toContain(`\u2068${HOST}\u2069`);
  expect(t("markControl", "U+0007")).toContain("\u2068U+0007\u2069");
});
