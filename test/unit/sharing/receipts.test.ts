import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Receipt, Status } from "../../../lib/domain";
import {
  add,
  burnNeeds,
  hasEnded,
  parseReceipts,
  assignStorage,
  prune,
  remove,
  statusAt,
  together,
  update,
  type Kept,
} from "../../../lib/sharing/receipts";
import type { ReceiptKeeping } from "../../../lib/settings/settings";

const DAY = 86_400_000;
const now = 1_800_000_000_000;
const digest = (number: number) => number.toString(16).padStart(64, "0");
const waiting = { state: "waiting", opened: false } as const;

function receipt(number: number, members: Partial<Receipt> = {}): Receipt {
  return {
    service: "onetimesecret",
    address: "https://eu.onetimesecret.com",
    handle: `handle${number}`,
    linkDigest: digest(number),
    sealed: true,
    passphrase: false,
    guarded: true,
    note: "",
    createdAt: now,
    expiresAt: now + 7 * DAY,
    status: waiting,
    ...members,
  };
}

describe("add", () => {
  test("puts the newest first", () => {
    expect(add([receipt(1)], receipt(2))).toEqual([receipt(2), receipt(1)]);
  });

  test("keeps one per digest", () => {
    expect(add([receipt(1), receipt(2)], receipt(2))).toEqual([receipt(2), receipt(1)]);
  });

  test("keeps the newest 200", () => {
    const numbers = Array.from({ length: 201 }, (_, index) => index);
    const list = numbers.reduce<readonly Receipt[]>((all, each) => add(all, receipt(each)), []);
    expect(list).toHaveLength(200);
    expect(list[0]).toEqual(receipt(200));
    expect(list.at(-1)).toEqual(receipt(1));
  });
});

describe("update", () => {
  const list = [receipt(1), receipt(2)];

  test("changes the status of this one only", () => {
    const status: Status = { state: "burned", at: now };
    expect(update(list, digest(2), status)).toEqual([receipt(1), receipt(2, { status })]);
  });

  test("changes nothing without such a receipt", () => {
    expect(update(list, digest(3), { state: "gone" })).toEqual(list);
  });

  test("takes better knowledge of what has ended", () => {
    const gone = update(list, digest(1), { state: "gone" });
    expect(update(gone, digest(1), { state: "expired" })[0]?.status.state).toBe("expired");
  });

  test("lets nothing that ended wait again", () => {
    const burned = update(list, digest(1), { state: "burned" });
    expect(update(burned, digest(1), { state: "waiting", opened: true })).toEqual(burned);
  });
});

test("remove takes this one out", () => {
  expect(remove([receipt(1), receipt(2)], digest(1))).toEqual([receipt(2)]);
});

describe("together", () => {
  test("are the newest first, wherever they are kept", () => {
    const [old, middle, young] = [1, 2, 3].map((each) => receipt(each, { createdAt: now + each }));
    if (!old || !middle || !young) throw new Error("no receipts");
    expect(together([old, young], [middle])).toEqual([young, middle, old]);
  });

  test("one that is kept twice is the one in memory, which can still be asked about", () => {
    const { handle: _, ...without } = receipt(1);
    expect(together([receipt(1)], [without])).toEqual([receipt(1)]);
  });
});

test.each([
  [{ guarded: false, sealed: true }, undefined, "nothing"],
  [{ guarded: true, sealed: true }, { passphrase: "code" }, "nothing"],
  [{ guarded: true, sealed: true }, undefined, "link"],
  [{ guarded: true, sealed: false }, undefined, "passphrase"],
  [{ guarded: true, sealed: false }, {}, "passphrase"],
])("a burn of %o with %o in memory needs %s", (members, kept, need) => {
  expect(burnNeeds(receipt(1, members), kept)).toBe(need);
});

describe("a waiting secret", () => {
  const { expiresAt } = receipt(1);

  test("has not ended before its time", () => {
    expect(statusAt(receipt(1), expiresAt - 1)).toEqual(waiting);
    expect(hasEnded(receipt(1), expiresAt - 1)).toBe(false);
  });

  test("is expired from then on", () => {
    expect(statusAt(receipt(1), expiresAt)).toEqual({ state: "expired" });
    expect(hasEnded(receipt(1), expiresAt)).toBe(true);
  });
});

test.each<Status>([
  { state: "revealed", at: now },
  { state: "burned" },
  { state: "expired" },
  { state: "gone" },
])("$state has ended, whatever the time", (status) => {
  const over = receipt(1, { status });
  expect(hasEnded(over, now)).toBe(true);
  expect(statusAt(over, now + 365 * DAY)).toEqual(status);
});

describe("prune", () => {
  /** Tells if it is left when it is looked at then, and again so much later. */
  const kept = (status: Status, at: number, again = DAY) =>
    prune(prune([receipt(1, { status })], at), at + again).length === 1;

  test.each<[string, Status, number]>([
    ["revealed, from when it was", { state: "revealed", at: now + DAY }, now + DAY],
    ["burned, from when it was", { state: "burned", at: now + DAY }, now + DAY],
    ["burned, its time unknown", { state: "burned" }, now + 7 * DAY],
    ["revealed, at an impossible time", { state: "revealed", at: now + 999 * DAY }, now + 7 * DAY],
    ["gone", { state: "gone" }, now + 7 * DAY],
    ["expired", { state: "expired" }, now + 7 * DAY],
    ["run out unseen", waiting, now + 7 * DAY],
  ])("drops after a month: %s", (_, status, end) => {
    expect(kept(status, end + 30 * DAY - 1)).toBe(true);
    expect(kept(status, end + 30 * DAY)).toBe(false);
  });

  test("drops nothing that was not overdue a day before", () => {
    expect(kept({ state: "gone" }, now + 99 * DAY, DAY - 1)).toBe(true);
    expect(kept({ state: "gone" }, now + 99 * DAY, DAY)).toBe(false);
  });

  test("forgets what a clock said that was ahead for a moment", () => {
    const [ahead] = prune([receipt(1)], now + 400 * DAY);
    expect(ahead).toMatchObject({ overdue: now + 400 * DAY });
    expect(prune(ahead ? [ahead] : [], now)).toEqual([receipt(1)]);
    // Still overdue once it is right, but by then found for the first time.
    expect(prune(ahead ? [ahead] : [], now + 50 * DAY)).toMatchObject([
      { overdue: now + 50 * DAY },
    ]);
  });

  test("keeps what still waits, however old", () => {
    const old = receipt(1, { createdAt: now - 400 * DAY, expiresAt: now + 1 });
    expect(prune([old], now)).toEqual([old]);
  });
});

describe("parseReceipts", () => {
  const { handle: _, ...withoutHandle } = receipt(4);
  const sound = [
    receipt(1, { note: "for Bob", status: { state: "revealed", at: now } }),
    receipt(2, { status: { state: "waiting", opened: true } }),
    receipt(3, { status: { state: "burned" } }),
    receipt(8, { status: { state: "waiting", opened: false, untold: true } }),
    receipt(9, {
      status: { state: "waiting", opened: true, looks: { count: 2, first: now - 1, last: now } },
    }),
    receipt(10, { status: { state: "gone", looks: { count: 100, last: now } } }),
    withoutHandle,
    receipt(5, { status: { state: "expired" }, sealed: false, passphrase: true }),
    receipt(7, { overdue: now }),
    receipt(6, { status: { state: "gone" }, address: "http://127.0.0.1:3000" }),
  ];

  test("gives back what was stored", () => {
    expect(parseReceipts(JSON.parse(JSON.stringify(sound)))).toEqual(sound);
  });

  test.each<[string, object]>([
    ["service", { service: 1 }],
    ["address", { address: "https://example.org/path?query" }],
    ["digest", { linkDigest: "abc" }],
    ["sealed", { sealed: "yes" }],
    ["passphrase", { passphrase: undefined }],
    ["creation", { createdAt: "today" }],
    ["creation", { createdAt: -1 }],
    ["expiry", { expiresAt: Number.NaN }],
    ["expiry", { expiresAt: Number.POSITIVE_INFINITY }],
    ["expiry", { expiresAt: 1e300 }],
    ["status", { status: { state: "lost" } }],
  ])("leaves out what has a wrong %s, and nothing else", (_name, wrong) => {
    expect(parseReceipts([receipt(1), { ...receipt(2), ...wrong }, receipt(3)])).toEqual([
      receipt(1),
      receipt(3),
    ]);
  });

  test("leaves out what it does not know", () => {
    const more = { ...receipt(1), text: "a secret", status: { ...waiting, more: 1 } };
    expect(parseReceipts([more])).toEqual([receipt(1)]);
  });

  test("leaves out an end that no date could tell", () => {
    const status = { state: "revealed", at: 1e300 };
    expect(parseReceipts([{ ...receipt(1), status }])).toEqual([
      receipt(1, { status: { state: "revealed" } }),
    ]);
  });

  test("takes a link as unopened unless it says otherwise", () => {
    expect(parseReceipts([{ ...receipt(1), status: { state: "waiting" } }])).toEqual([receipt(1)]);
  });

  test.each([
    [{ count: 0 }, {}],
    [{ count: "2" }, {}],
    [{ count: 1.5, first: now }, {}],
    ["twice", {}],
    [{ count: 2, first: "yesterday", last: 1e17 }, { looks: { count: 2 } }],
  ])("takes no looks that are none: %j", (looks, kept) => {
    const status = { state: "waiting", opened: true } as const;
    expect(parseReceipts([{ ...receipt(1), status: { ...status, looks } }])).toEqual([
      receipt(1, { status: { ...status, ...kept } }),
    ]);
  });

  test("does without note and handle", () => {
    expect(parseReceipts([{ ...receipt(1), note: 1, handle: 1 }])).toEqual([
      { ...withoutHandle, linkDigest: digest(1) },
    ]);
  });

  test("bears anything, and its own result unchanged", () => {
    const members = Object.entries(receipt(1)).map(([name, value]) => [
      name,
      fc.oneof({ weight: 9, arbitrary: fc.constant(value) }, fc.anything()),
    ]);
    const entry = fc.record(Object.fromEntries(members), { requiredKeys: [] });
    const value = fc.oneof(fc.anything(), fc.array(fc.oneof(entry, fc.anything())));
    fc.assert(
      fc.property(value, (any) => {
        const once = parseReceipts(any);
        expect(parseReceipts(once)).toEqual(once);
      }),
    );
  });
});

describe("assignStorage", () => {
  const sealed = receipt(1);
  const service = receipt(2, { sealed: false, createdAt: now - 1 });
  const { handle: _handle, ...harmless } = service;
  const everything = { onDisk: [sealed], inMemory: [service] };
  const nobody = () => false;

  test.each<[ReceiptKeeping, Kept]>([
    ["sealed", everything],
    ["all", { onDisk: [sealed, harmless], inMemory: [service] }],
    ["none", { onDisk: [], inMemory: [] }],
  ])("%s", (keeping, assigned) => {
    expect(assignStorage(everything, keeping, nobody)).toEqual(assigned);
    expect(assignStorage(assigned, keeping, nobody)).toEqual(assigned);
  });

  test("none keeps in memory, whole, what can still be undone", () => {
    const held = (other: string) => other === digest(2);
    const before = { onDisk: [sealed, harmless], inMemory: [service] };
    expect(assignStorage(before, "none", held)).toEqual({ onDisk: [], inMemory: [service] });
  });

  test.each<[ReceiptKeeping, Receipt]>([
    ["sealed", sealed],
    ["all", sealed],
    ["all", service],
  ])("under %s gives the disk what it refused before (%#)", (keeping, made) => {
    const noted = { ...made, note: "for Ana" };
    const { handle: _refused, ...old } = made;
    const onDisk = [made.sealed ? made : old];
    expect(assignStorage({ onDisk, inMemory: [noted] }, keeping, nobody).onDisk).toMatchObject([
      { linkDigest: made.linkDigest, note: "for Ana" },
    ]);
  });

  test("leaves the very same on disk if nothing has changed", () => {
    const before = { onDisk: [sealed, harmless], inMemory: [{ ...service }] };
    const { onDisk } = assignStorage(before, "all", nobody);
    expect([onDisk[0] === sealed, onDisk[1] === harmless]).toEqual([true, true]);
  });

  test("keeps the newest 200 of each", () => {
    const many = Array.from({ length: 201 }, (_, index) =>
      receipt(index, { createdAt: now - index, sealed: false }),
    );
    const assigned = assignStorage({ onDisk: [], inMemory: many }, "all", nobody);
    expect([assigned.onDisk.length, assigned.inMemory.length]).toEqual([200, 200]);
    expect(assigned.onDisk.at(-1)?.linkDigest).toBe(digest(199));
  });

  test("leaves on disk nothing that leads to a text, wherever it was before, and settles at once", () => {
    const any = fc.record({
      number: fc.nat(9),
      createdAt: fc.nat(5),
      known: fc.boolean(),
    });
    const list = fc.array(
      any.map(({ number, known, ...members }) => {
        // A secret is sealed or not, once and for all.
        const { handle, ...others } = receipt(number, { ...members, sealed: number % 2 === 0 });
        return known && handle !== undefined ? { ...others, handle } : others;
      }),
    );
    const keeping = fc.constantFrom<ReceiptKeeping>("none", "sealed", "all");
    fc.assert(
      fc.property(list, list, keeping, fc.nat(9), (onDisk, inMemory, kept, held) => {
        const undoable = (other: string) => other === digest(held);
        const once = assignStorage({ onDisk, inMemory }, kept, undoable);
        expect(once.onDisk.filter((one) => !one.sealed && one.handle !== undefined)).toEqual([]);
        expect(assignStorage(once, kept, undoable)).toEqual(once);
      }),
    );
  });
});
