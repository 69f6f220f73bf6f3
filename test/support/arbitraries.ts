/** Arbitrary texts for property tests. */
import * as fc from "fast-check";

/** Characters that people or `URL` do not see, or take for nothing. */
export const unseen = `9 a d 0 1f 7f a0 ad 34f 200b 200e 202e 2028 2060 3164 fe0f feff`
  .split(" ")
  .map((code) => String.fromCharCode(Number.parseInt(code, 16)));

/** Any UTF-16, halves of surrogate pairs too, and signs that people tend to take for others. */
const anySign = fc.oneof(
  fc.string({ unit: "binary", minLength: 1, maxLength: 1 }),
  fc.nat(0xffff).map((unit) => String.fromCharCode(unit)),
  fc.constantFrom(" ", ...unseen),
  fc.constantFrom(...String.raw`\/.:@#?&=%<>()[]{}"'*_~|-+0aAfFgzZ`.split("")),
);

export const anyText: fc.Arbitrary<string> = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.string({ unit: "grapheme" }),
  fc.array(anySign).map((signs) => signs.join("")),
);

/** `text` with up to three signs changed, added or left out, anywhere. */
export function mutated(text: string): fc.Arbitrary<string> {
  const mutation = fc.record({
    at: fc.nat(text.length),
    sign: anySign,
    left: fc.nat(1),
    put: fc.boolean(),
  });
  return fc
    .array(mutation, { minLength: 1, maxLength: 3 })
    .map((mutations) =>
      mutations.reduce(
        (so, { at, sign, left, put }) => so.slice(0, at) + (put ? sign : "") + so.slice(at + left),
        text,
      ),
    );
}
