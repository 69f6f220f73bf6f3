/** The promises that not every release of Onetime Secret keeps. */
import type { Skip } from "./contract";
import type { Release } from "./release";

interface Lack extends Skip {
  readonly from?: Release;
  readonly upTo: Release;
}

const lacks: readonly Lack[] = [
  {
    // `reveal_secret.rb` of v0.23.6 and v0.25.8; v0.26.0 claims a secret first (ADR-019).
    upTo: 25,
    reason: "up to v0.25 a secret is read before it is ended, and all may get it who ask at once",
    tests: ["lets one of four win"],
  },
  {
    from: 24,
    upTo: 25,
    reason: "v0.24 and v0.25 keep a text of any length",
    tests: ["refuses what is too large", "gives no link to a text that was cut"],
  },
  {
    upTo: 23,
    reason: "up to v0.23 there is no limit below 100,000 characters, where a text is cut",
    tests: ["refuses what is too large"],
  },
  {
    from: 21,
    upTo: 23,
    caller: "account",
    reason:
      "v0.21 to v0.23 tell which lifetimes there are, not which of them the account's plan grants",
    tests: ["grants every lifetime that the form offers"],
  },
];

export function skipsOf(release: Release): readonly Skip[] {
  return lacks.filter(({ from = 0, upTo }) => from <= release && release <= upTo);
}
