/**
 * Computes the text that a copy of a selection gives, from Chromium's `Selection.toString()`. That leaves out the alternative
 * texts of pictures and the texts of fields, and has letters as `text-transform` shows them; a copy does neither (both measured,
 * Chromium 156). Nothing is laid out here: a correction is made if its place follows from the words around it, or not at all.
 */

/** One thing within a selection, in the order of the document. */
export type SelectedPart =
  /** A text as it is written in the page. `shown`: unchanged, with its letters changed by a style, or masked by one. */
  | { readonly kind: "text"; readonly text: string; readonly shown: "plain" | "changed" | "masked" }
  /** The beginning or the end of a block, a cell or a line. */
  | { readonly kind: "break" }
  /** A picture stands for its alternative text, as emoji do. */
  | { readonly kind: "picture"; readonly text: string }
  /** A field stands on lines of its own in a copy; a masked one, as bullets. */
  | { readonly kind: "field"; readonly text: string; readonly shown: "plain" | "masked" }
  /** A copy may have any text for it. */
  | { readonly kind: "unknown" };

/** A piece of a part: a word, the blanks between words, or all of it. */
interface Token {
  readonly part: SelectedPart;
  /** The places where it may end in the selected text if it begins at `start`. */
  ends(selected: string, start: number): readonly number[];
}

/** Stands for each letter that must not be seen. */
const BULLET = "•";

/** White space that a page lays out anew. A no-break space may be read as a blank. */
const BLANKS = /([ \t\n\r\f\u00a0]+)/u;

/**
 * Gives the text as a copy has it, with masked letters as bullets; nothing if that is not certain.
 *
 * @param selected as `Selection.toString()` gave it
 * @param parts within it; none if a copy has nothing of it otherwise
 */
export function copied(selected: string, parts: readonly SelectedPart[]): string | undefined {
  const text = parts.length === 0 ? selected : correct(selected, parts);
  // As the browser does with each copy out of a document.
  return text?.replaceAll("\u00a0", " ");
}

function correct(selected: string, parts: readonly SelectedPart[]): string | undefined {
  const tokens = parts.flatMap(tokensOf);
  const places = align(selected, tokens);
  if (!places) return undefined;
  let text = "";
  let taken = 0;
  for (const [i, { part }] of tokens.entries()) {
    if (isAsShown(part)) continue;
    const start = sole(places[i]);
    const end = sole(places[i + 1]);
    if (start === undefined || end === undefined) return undefined;
    text += selected.slice(taken, start);
    const fresh = inCopy(part, text, selected.slice(end), tokens[i + 1]?.part);
    if (fresh === undefined) return undefined;
    text += fresh;
    taken = end;
  }
  return text + selected.slice(taken);
}

/** True if `Selection.toString()` shows the part as a copy has it. */
function isAsShown(part: SelectedPart): boolean {
  return part.kind === "break" || (part.kind === "text" && part.shown === "plain");
}

/** True if a text is nothing but bullets, however `-webkit-text-security` and fields for passwords draw them. */
export function isMasked(text: string): boolean {
  return /^[\s•●◦○■]*[•●◦○■][\s•●◦○■]*$/u.test(text);
}

/** Gives the places where each token, and the end, may begin so that all of them together are the selected text. */
function align(selected: string, tokens: readonly Token[]): readonly Set<number>[] | undefined {
  const places = [new Set([0])];
  for (const token of tokens) {
    const from = [...(places.at(-1) ?? [])];
    places.push(new Set(from.flatMap((start) => token.ends(selected, start))));
  }
  let after = new Set([selected.length].filter((end) => places.at(-1)?.has(end)));
  const possible = [after];
  for (const [i, token] of [...tokens.entries()].toReversed()) {
    const before = [...(places[i] ?? [])];
    const next = after;
    after = new Set(before.filter((at) => token.ends(selected, at).some((end) => next.has(end))));
    possible.unshift(after);
  }
  return after.size === 0 ? undefined : possible;
}

function tokensOf(part: SelectedPart): readonly Token[] {
  switch (part.kind) {
    case "text":
      return part.text
        .split(BLANKS)
        .filter(Boolean)
        .map((text) => (BLANKS.test(text) ? blanks({ ...part, text }) : word({ ...part, text })));
    case "break":
      return [{ part, ends: breaks }];
    case "picture":
    case "field":
    case "unknown":
      return [{ part, ends: (_, start) => [start] }];
  }
}

type WrittenText = Extract<SelectedPart, { readonly kind: "text" }>;

/** Blanks are kept, laid out anew, masked as letters are, or not there at all. */
function blanks({ kind, text, shown }: WrittenText): Token {
  const plain = text.replaceAll("\u00a0", " ");
  const forms = new Set(["", " ", text, plain, plain.replaceAll(/[ \t]*\n[ \t]*/gu, "\n")]);
  return {
    part: { kind, text, shown: "plain" },
    ends: (selected, at) => [
      ...endsOf(forms, selected, at),
      ...(shown === "masked" ? bulletEnds(text, selected, at) : []),
    ],
  };
}

function word(part: WrittenText): Token {
  const { text, shown } = part;
  if (shown === "plain") return { part, ends: (selected, at) => endsOf([text], selected, at) };
  if (shown === "masked") {
    // In Firefox the text is clear.
    const ends = (selected: string, at: number) => [
      ...endsOf([text], selected, at),
      ...bulletEnds(text, selected, at),
    ];
    return { part, ends };
  }
  const forms = new Set([text, text.toUpperCase(), text.toLowerCase()]);
  return {
    part,
    ends(selected, at) {
      const there = selected.slice(at, at + text.length);
      return [
        ...endsOf(forms, selected, at),
        ...(isCapitalised(there, text) ? [at + text.length] : []),
      ];
    },
  };
}

/** True if some letters, the first of a word perhaps, became capitals. */
function isCapitalised(shown: string, written: string): boolean {
  return (
    shown.length === written.length &&
    Array.from(shown).every((letter, i) => {
      const was = Array.from(written)[i];
      return letter === was || letter === was?.toUpperCase();
    })
  );
}

/** One bullet for each letter. */
function bulletEnds(text: string, selected: string, start: number): readonly number[] {
  const end = start + text.length;
  return end <= selected.length && isMasked(selected.slice(start, end)) ? [end] : [];
}

function endsOf(forms: Iterable<string>, selected: string, start: number): readonly number[] {
  return [...forms]
    .filter((form) => selected.startsWith(form, start))
    .map((form) => start + form.length);
}

/** Any number of line breaks, or a tab between cells. */
function breaks(selected: string, start: number): readonly number[] {
  const ends = [start];
  for (let at = start; selected[at] === "\n" || selected[at] === "\t"; at += 1) ends.push(at + 1);
  return ends;
}

function sole(places: ReadonlySet<number> | undefined): number | undefined {
  const [place, another] = places ?? [];
  return another === undefined ? place : undefined;
}

/**
 * @param before the copy up to here
 * @param after the rest of the selection
 * @param next the part that follows
 */
function inCopy(
  part: SelectedPart,
  before: string,
  after: string,
  next: SelectedPart | undefined,
): string | undefined {
  switch (part.kind) {
    case "break":
    case "unknown":
      return undefined;
    case "picture":
      return part.text;
    case "text":
      return part.shown === "masked" ? BULLET.repeat(part.text.length) : part.text;
    case "field":
      return alone(part.text, before, after, next);
  }
}

/** The text of a field on lines of its own, if its distance from its neighbours is known. */
function alone(text: string, before: string, after: string, next: SelectedPart | undefined) {
  if (text === "" || text.endsWith("\n")) return undefined;
  // The field stands between cells.
  if (before.endsWith("\t") || after.startsWith("\t")) return undefined;
  const ended = next === undefined || next.kind === "break";
  if (ended && after !== "" && !after.startsWith("\n")) return undefined;
  return `${before === "" || before.endsWith("\n") ? "" : "\n"}${text}${ended ? "" : "\n"}`;
}
