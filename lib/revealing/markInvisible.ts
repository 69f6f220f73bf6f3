/** Finds characters that hide in a text: they cannot be seen, pass for a blank, or turn the direction of reading. */

export type TextPart =
  | { readonly kind: "text"; readonly text: string }
  /** The rest after the {@link MOST_MARKS} marks that are made: it hides more. */
  | { readonly kind: "unmarked"; readonly text: string }
  | {
      readonly kind: Mark;
      /** The characters themselves: one, or a run of the same. */
      readonly text: string;
      /** "U+202E", or "U+200B ×3" for a run. */
      readonly code: string;
    };

export type Mark = "direction" | "blank" | "control" | "invisible";

/**
 * Emoji come first, so that the joiners and selectors inside one are part of a visible sign. A carriage return counts only if no
 * line feed follows.
 */
const hiding =
  /\p{RGI_Emoji}|(?<mark>(?:(?!\r\n)[[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Zs}\p{Default_Ignorable_Code_Point}\u2800]--[ \t\n\u3000]]))\k<mark>*/gv;

/** Texts of visible signs alone, as most keys and passwords: the browser takes milliseconds to make ready for {@link hiding}. */
const VISIBLE = /^[\t\n -~]+$/;

/** Marks in one text. A page with more of them would not answer any more. */
export const MOST_MARKS = 2_000;

/** The text in order, nothing left out: joined, the parts' texts are `text`. */
export function markInvisible(text: string): readonly TextPart[] {
  if (VISIBLE.test(text)) return [{ kind: "text", text }];
  const parts: TextPart[] = [];
  let marks = 0;
  let end = 0;
  for (const match of text.matchAll(hiding)) {
    const mark = match.groups?.["mark"];
    if (mark === undefined) continue;
    if (match.index > end) parts.push({ kind: "text", text: text.slice(end, match.index) });
    end = match.index;
    if (marks === MOST_MARKS) return [...parts, { kind: "unmarked", text: text.slice(end) }];
    marks += 1;
    parts.push(marked(mark, match[0]));
    end += match[0].length;
  }
  if (end < text.length) parts.push({ kind: "text", text: text.slice(end) });
  return parts;
}

function marked(mark: string, run: string): TextPart {
  const count = run.length / mark.length;
  return {
    kind: kindOf(mark),
    text: run,
    code: count > 1 ? `${code(mark)} ×${count}` : code(mark),
  };
}

function kindOf(mark: string): Mark {
  if (/\p{Bidi_Control}/v.test(mark)) return "direction";
  if (/[\p{Zs}\u2800]/v.test(mark)) return "blank";
  return /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]/v.test(mark) ? "control" : "invisible";
}

function code(character: string): string {
  const point = character.codePointAt(0) ?? 0;
  return `U+${point.toString(16).toUpperCase().padStart(4, "0")}`;
}
