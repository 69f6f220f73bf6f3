/** Measures in Firefox as far as anybody outside can see it. */
import type { Contender } from "./contenders";
import { copiesAnywhere } from "./copies";
import type { Pair } from "./inTurn";
import { links } from "./links";
import { popupTabs } from "./popups";
import type { Row } from "./row";
import { sealings } from "./sealings";

const UNMEASURED: readonly { readonly name: string; readonly unmeasured: string }[] = [
  {
    name: "popup painted, as a popup and no tab",
    unmeasured: "Firefox 153 notes no first paint of a popup",
  },
  {
    name: "start of the browser, with us and without",
    unmeasured: "Firefox forgets an unsigned extension when it closes",
  },
  {
    name: "first use after a start, no driver attached",
    unmeasured: "only a driver installs an unsigned extension",
  },
];

export async function* firefox(both: Pair<Contender>, rounds: number): AsyncGenerator<Row> {
  for (const contest of [copiesAnywhere, popupTabs, links, sealings]) {
    for await (const row of contest(both, rounds)) yield named(row);
  }
  yield* UNMEASURED.map(named);
}

function named(row: Row): Row {
  return { ...row, name: `Firefox: ${row.name}` };
}
