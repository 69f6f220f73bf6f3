/** The date, the time zone and the language of the machine that the quick tests run on all follow from one seed. */
import * as fc from "fast-check";

const HOUR = 3_600_000;

/** Nights in which clocks change, each in a zone where they do (IANA time zone database, 2026). */
const CLOCK_CHANGES = [
  ["2027-03-14T10:00:00Z", "America/Los_Angeles"],
  ["2027-11-07T06:00:00Z", "America/New_York"],
  ["2027-03-28T01:00:00Z", "Europe/Berlin"],
  ["2028-10-29T01:00:00Z", "Europe/London"],
  // The clocks of Lord Howe change by half an hour.
  ["2027-04-03T15:00:00Z", "Australia/Lord_Howe"],
  // The clocks change at midnight, so that a day begins at one o'clock.
  ["2027-04-22T22:00:00Z", "Africa/Cairo"],
  ["2027-09-05T04:00:00Z", "America/Santiago"],
] as const;

/** Leap days, ends of years, the end of 32-bit time, and a century without its leap day. */
const DAYS = [
  "2028-02-29T12:00:00Z",
  "2048-02-29T12:00:00Z",
  "2026-12-31T23:59:00Z",
  "2031-12-31T23:59:00Z",
  "2038-01-19T03:14:07Z",
  "2100-02-28T23:59:00Z",
] as const;

/** Zones from the first that begins a day to the last, some of them quarters of an hour apart. */
const ZONES = [
  "Pacific/Kiritimati",
  "Pacific/Chatham",
  "Asia/Tokyo",
  "Asia/Kathmandu",
  "Europe/Berlin",
  "UTC",
  "America/St_Johns",
  "America/Los_Angeles",
  "Pacific/Pago_Pago",
] as const;

/** Locales with other digits, calendars, directions and letters: Turkish writes I without its dot as ı, Thai counts years from 543 BC. */
const LOCALES = [
  ..."en_US en_GB de_DE fr_CH es_ES pt_BR pt_PT ja_JP ar_EG tr_TR fa_IR th_TH hi_IN".split(" "),
  "C",
] as const;

const near = (time: string) =>
  fc.integer({ min: -12 * HOUR, max: 12 * HOUR }).map((apart) => Date.parse(time) + apart);

const zone = fc.constantFrom(...ZONES);

const dayAndZone: fc.Arbitrary<readonly [number, string]> = fc.oneof(
  fc
    .constantFrom(...CLOCK_CHANGES)
    .chain(([time, where]) => fc.tuple(near(time), fc.constant(where))),
  fc.tuple(fc.constantFrom(...DAYS).chain(near), zone),
  fc.tuple(fc.integer({ min: Date.parse("2026-11-01"), max: Date.parse("2080-01-01") }), zone),
);

const circumstances = fc
  .tuple(dayAndZone, fc.constantFrom(...LOCALES))
  .map(([[now, timeZone], locale]) => ({ now, timeZone, locale }));

/** The seed in `SEED`, which repeats a failure, or another one each time. */
export function drawSeed(): number {
  return Number(process.env["SEED"] ?? crypto.getRandomValues(new Uint32Array(1))[0]) & 0x7fff_ffff;
}

/** The environment of a process, as Node, ICU and `date.mjs` read it. */
export function circumstancesOf(seed: number) {
  const [drawn] = fc.sample(fc.noBias(circumstances), { seed, numRuns: 1 });
  if (drawn === undefined) throw new Error("Nothing was drawn");
  return {
    SEED: String(seed),
    NOW: new Date(drawn.now).toISOString(),
    TZ: drawn.timeZone,
    LC_ALL: drawn.locale,
  };
}
