/**
 * The reader of version 0.1.0: what extensions and viewers that people have take for a sealed text. A copy, never to be
 * changed: what is sealed today has to be found by it, too.
 */

const TYPE = "secret-link";

/** Base64url without padding, in its one canonical spelling: the unused bits of the last digit are zero. */
const BASE64URL = /^(?:[\w-]{4})*(?:[\w-][AQgw]|[\w-]{2}[AEIMQUYcgkosw048])?$/;

/** Characters. No server takes a tenth of it: what is longer is none of ours, and is not looked through. */
const LONGEST = 10_000_000;

/** Characters of a header. Ours have 71 and 146. */
const LONGEST_HEADER = 400;

/** Parts that name the type, in all the forms that are looked through. A text with more of them is made to keep us busy. */
const MOST_NAMED = 1_000;

/**
 * The one sealed text in `text`, wherever it stands: people paste, mail programs wrap lines and quote them (`>`), and
 * JSON writes line breaks as `\n`. Nothing if there is none, none with its end, or more than one. Whether it is sound,
 * {@link lock} says. Takes time in proportion to the length of `text`, which is {@link LONGEST} at most.
 */
export function findSealed(text: string): string | undefined {
  if (text.length > LONGEST) return undefined;
  const plain = text.replace(/\\[nrt]/g, "\n");
  const found = new Set<string>();
  let named = 0;
  for (const form of [plain, withoutLineBreaks(plain), withoutBlanks(plain)]) {
    for (const { header, rest } of namedIn(form)) {
      named += 1;
      if (named > MOST_NAMED) return undefined;
      if (rest !== "" && parseHeader(header)["typ"] === TYPE) found.add(header + rest);
      if (found.size > 1) return undefined;
    }
  }
  const [sealed] = found;
  return sealed;
}

/** Paragraph by paragraph, so that what follows an empty line does not stick to the end. */
function withoutLineBreaks(text: string): string {
  return text
    .split(/\n[\s>]*\n/)
    .map(withoutBlanks)
    .join("\n");
}

function withoutBlanks(text: string): string {
  return text.replace(/[\s>]+/g, "");
}

/** `secret-link` in base64url, which has three ways to write it. */
const NAMED = /c2VjcmV0LWxpbm|NlY3JldC1saW5r|zZWNyZXQtbGlua/g;

const PART = /[\w-]*/y;

/** All that follows a header. A tag of another length is a line that was wrapped, or the end is missing. */
const REST = /(?:\.[\w-]*){3}\.[\w-]{22}(?![\w-])/y;

/** A header, and the rest of the text if it is shaped as ours is. */
interface Named {
  readonly header: string;
  readonly rest: string;
}

/** The parts that name the type. No character is read more often than a sealed text has parts. */
function* namedIn(text: string): Generator<Named> {
  let end = 0;
  for (const { index } of text.matchAll(NAMED)) {
    // Named twice in one part.
    if (index < end) continue;
    end = index + at(PART, text, index).length;
    const start = startOf(text, index);
    const rest = end - start > LONGEST_HEADER ? "" : at(REST, text, end);
    yield { header: rest === "" ? "" : text.slice(start, end), rest };
  }
}

function at(expression: RegExp, text: string, place: number): string {
  expression.lastIndex = place;
  return expression.exec(text)?.[0] ?? "";
}

/** Where the part around `place` begins, unless that is too far away for a header. */
function startOf(text: string, place: number): number {
  const before = text.slice(Math.max(0, place - LONGEST_HEADER - 1), place);
  return place - (/(?<![\w-])[\w-]*$/.exec(before)?.[0].length ?? 0);
}

type Header = Partial<Record<string, unknown>>;

/** The members of a JOSE header; none if it is none. */
function parseHeader(encoded: string): Header {
  if (!BASE64URL.test(encoded)) return {};
  try {
    // Bytes beyond ASCII become other characters, which no member we accept has.
    const said: unknown = JSON.parse(atob(encoded.replace(/-/g, "+").replace(/_/g, "/")));
    return typeof said === "object" && said !== null ? { ...said } : {};
  } catch {
    return {};
  }
}
