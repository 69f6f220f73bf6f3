/** Finds clauses in place of nouns in English prose: the prose of documents, comments, titles of tests and descriptions. */
import { type ESTree, parseSync, Visitor } from "vite";

/** A clause or a fragment in place of a noun. A question is none, nor is "how to …". A clause of place or time may begin a sentence. */
const CLAUSE =
  /^(?:(?:What|Whatever|Who|Whoever|Whose|Of|Whether|How(?! to\b)|Why|Which)\b|(?:Where|When)\b(?!.*,))(?!.*\?)/i;

/** The parts of a text that begin with a clause. A part is a sentence, or the rest of one after a colon or a semicolon. */
export const clausesIn = (text: string) =>
  text.split(/(?<=[.?!;:]["')`*_]*)\s+/).filter((part) => CLAUSE.test(part));

/** The comments of a file as plain text. Lines with `//` below each other are one comment. */
export function commentsIn(file: string, text: string): readonly string[] {
  if (file.endsWith(".css")) {
    return [...text.matchAll(/\/\*([\s\S]*?)\*\//g)].map(([, comment = ""]) => plain(comment));
  }
  const comments: string[] = [];
  let end = Infinity;
  for (const { type, value, start, end: next } of parseSync(file, text).comments) {
    const goesOn = type === "Line" && end < start && text.slice(end, start).trim() === "";
    comments.push(goesOn ? `${comments.pop() ?? ""} ${plain(value)}` : plain(value));
    end = type === "Line" ? next : Infinity;
  }
  return comments;
}

/** A comment without line breaks, the stars of its lines, and the names of its tags and their parameters. */
function plain(comment: string): string {
  return comment
    .replaceAll(/^\s*\*+/gm, "")
    .replaceAll(/@param \w+ |@\w+ /g, "")
    .replaceAll(/\s+/g, " ")
    .trim();
}

/** The titles in a test file: texts that come before a function, and the rows of a table that a title begins with. */
export function titlesIn(file: string, text: string): readonly string[] {
  const titles: string[] = [];
  const visitor = new Visitor({
    CallExpression({ callee, arguments: [first, ...others] }) {
      const title = textOf(first);
      if (title === undefined || !others.some(isFunction)) return;
      titles.push(title);
      if (title.startsWith("%s") && callee.type === "CallExpression")
        titles.push(...rowsOf(callee));
    },
  });
  visitor.visit(parseSync(file, text).program);
  return titles;
}

function isFunction({ type }: ESTree.Argument): boolean {
  return type === "ArrowFunctionExpression" || type === "FunctionExpression";
}

/** The first texts of the rows in `each([…])`. */
function rowsOf({ arguments: [given] }: ESTree.CallExpression): readonly string[] {
  const table = given?.type === "TSAsExpression" ? given.expression : given;
  if (table?.type !== "ArrayExpression") return [];
  return table.elements.flatMap(
    (row) => textOf(row?.type === "ArrayExpression" ? row.elements[0] : row) ?? [],
  );
}

function textOf(node: ESTree.ArrayExpressionElement | ESTree.Argument | undefined) {
  if (node?.type === "Literal" && typeof node.value === "string") return node.value;
  if (node?.type === "TemplateLiteral") return node.quasis.map(({ value }) => value.raw).join("…");
  return undefined;
}
