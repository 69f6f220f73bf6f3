/** Takes commands, paths, links and sentences out of documents in Markdown. */
import { join } from "node:path";

/** A document without its blocks of code. */
const prose = (text: string) => text.replaceAll(/^```[\s\S]*?^```$/gm, "");

/** A document's lines of prose, without headings, tables, pictures, comments and the marks of lists. */
export const sentences = (text: string) =>
  prose(text)
    .split("\n")
    .map((line) => line.replace(/^ *(?:- \[ \]|-|\d+\.)? +(?=\S)|^- /, ""))
    .filter((line) => line !== "" && !/^(?:#|\||!\[|<!--)/.test(line));

/** Words in quotes for code. */
const quoted = (text: string) =>
  [...prose(text).matchAll(/`([^`\n]+)`/g)].map(([, code = ""]) => code);

/** All blocks of code in this language. */
const blocks = (text: string, language: string) =>
  [...text.matchAll(/^```(.*)\n([\s\S]*?)^```$/gm)]
    .flatMap(([, of, code = ""]) => (of === language ? code : []))
    .join("\n");

/** Commands of ours: in quotes, or as a line of a block. */
export const commands = (text: string) =>
  [...quoted(text), ...text.split("\n")].flatMap(
    (code) => /^(?:[A-Z_]+=\S+ )*npm (?:run )?([a-z][a-z0-9:-]*)(?: |$)/.exec(code)?.[1] ?? [],
  );

/** Paths of ours, in quotes or in a command; `<…>` in one stands for any name. */
export const paths = (text: string) =>
  [...quoted(text), ...blocks(text, "sh").split(/\s/)].filter((code) =>
    /^(?:(?:\.ci|\.github|components|entrypoints|lib|release|test)\/\S*|package\.json|\w+\.config\.ts)$/.test(
      code,
    ),
  );

/** Folders of a drawn tree: a name, and what lies in it below and further in. */
export function folders(text: string): readonly string[] {
  let top = "";
  return blocks(text, "")
    .split("\n")
    .flatMap((line) => {
      const [, indent = "", name = ""] = /^( *)(\S+\/) {2,}/.exec(line) ?? [];
      if (indent === "") top = name;
      return name === "" ? [] : [indent === "" ? name : join(top, name)];
    });
}

/** Targets of its links and pictures. */
export const links = (text: string) =>
  [...prose(text).matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = ""]) => target);

/** The names that GitHub gives to headings. */
export const anchors = (text: string) =>
  [...prose(text).matchAll(/^#+ (.+)$/gm)].map(([, heading = ""]) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} _-]/gu, "")
      .replaceAll(" ", "-"),
  );
