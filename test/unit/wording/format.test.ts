import { expect, test } from "vitest";
import { bytes, duration, exact, numeral, relative } from "../../../lib/wording/format";
import { DAY, HOUR, MINUTE } from "../../../lib/time";

test.each([
  [5 * MINUTE, "5 minutes"],
  [MINUTE, "1 minute"],
  [HOUR, "1 hour"],
  [90 * MINUTE, "90 minutes"],
  [12 * HOUR, "12 hours"],
  [DAY, "1 day"],
  [36 * HOUR, "36 hours"],
  [7 * DAY, "7 days"],
  // A little less, since the clock ran while the service answered.
  [7 * DAY - 3, "7 days"],
  [30 * DAY, "30 days"],
  [45, "45 seconds"],
  [0, "0 days"],
])("%d seconds are %s", (seconds, told) => {
  expect(duration(seconds, "en")).toBe(told);
});

/** One of each kind of number that our languages tell apart: Arabic has six. */
const counts = [0, 1, 2, 3, 5, 11, 100];

test.each([
  ["en", "0 days, 1 day, 2 days, 3 days, 5 days, 11 days, 100 days"],
  ["de", "0 Tage, 1 Tag, 2 Tage, 3 Tage, 5 Tage, 11 Tage, 100 Tage"],
  ["fr", "0 jour, 1 jour, 2 jours, 3 jours, 5 jours, 11 jours, 100 jours"],
  ["es", "0 días, 1 día, 2 días, 3 días, 5 días, 11 días, 100 días"],
  ["pt-BR", "0 dia, 1 dia, 2 dias, 3 dias, 5 dias, 11 dias, 100 dias"],
  ["ja", "0 日, 1 日, 2 日, 3 日, 5 日, 11 日, 100 日"],
  ["ar", "0 يوم, يوم, يومان, 3 أيام, 5 أيام, 11 يومًا, 100 يوم"],
])("days are whole phrases in %s", (locale, told) => {
  expect(counts.map((count) => plain(duration(count * DAY, locale))).join(", ")).toBe(told);
});

test.each([
  ["en", "0 bytes, 1 byte, 2 bytes, 3 bytes, 5 bytes, 11 bytes, 100 bytes"],
  ["de", "0 Byte, 1 Byte, 2 Byte, 3 Byte, 5 Byte, 11 Byte, 100 Byte"],
  ["fr", "0 octet, 1 octet, 2 octets, 3 octets, 5 octets, 11 octets, 100 octets"],
  ["es", "0 bytes, 1 byte, 2 bytes, 3 bytes, 5 bytes, 11 bytes, 100 bytes"],
  ["pt-BR", "0 byte, 1 byte, 2 bytes, 3 bytes, 5 bytes, 11 bytes, 100 bytes"],
  ["ja", "0 バイト, 1 バイト, 2 バイト, 3 バイト, 5 バイト, 11 バイト, 100 バイト"],
  ["ar", "0 بايت, 1 بايت, 2 بايت, 3 بايت, 5 بايت, 11 بايت, 100 بايت"],
])("sizes are whole phrases in %s", (locale, told) => {
  expect(counts.map((count) => plain(bytes(count, locale))).join(", ")).toBe(told);
});

test("speaks the catalogue's language", () => {
  expect(duration(7 * DAY, "de")).toBe("7 Tage");
  expect(bytes(7200, "de")).toBe("7.200 Byte");
  expect(numeral(7200, "de")).toBe("7.200");
});

const now = Date.UTC(2026, 10, 22, 12);

test.each([
  [6 * DAY, "in 6 days"],
  [7 * DAY - 2, "in 7 days"],
  [30 * HOUR, "in 1 day"],
  [-2 * HOUR, "2 hours ago"],
  [-59 * MINUTE, "59 minutes ago"],
  [-5, "this minute"],
  [5, "this minute"],
])("%d seconds from now is %s", (seconds, told) => {
  expect(relative(now + seconds * 1000, now, "en")).toBe(told);
});

test.each([
  ["en", "this minute", "in 1 day, in 2 days, in 11 days", "1 hour ago, 2 hours ago, 11 hours ago"],
  [
    "de",
    "in dieser Minute",
    "in 1 Tag, in 2 Tagen, in 11 Tagen",
    "vor 1 Stunde, vor 2 Stunden, vor 11 Stunden",
  ],
  [
    "fr",
    "cette minute-ci",
    "dans 1 jour, dans 2 jours, dans 11 jours",
    "il y a 1 heure, il y a 2 heures, il y a 11 heures",
  ],
  [
    "es",
    "este minuto",
    "dentro de 1 día, dentro de 2 días, dentro de 11 días",
    "hace 1 hora, hace 2 horas, hace 11 horas",
  ],
  ["pt-BR", "este minuto", "em 1 dia, em 2 dias, em 11 dias", "há 1 hora, há 2 horas, há 11 horas"],
  ["ja", "1 分以内", "1 日後, 2 日後, 11 日後", "1 時間前, 2 時間前, 11 時間前"],
  [
    "ar",
    "هذه الدقيقة",
    "خلال يوم واحد, خلال يومين, خلال 11 يومًا",
    "قبل ساعة واحدة, قبل ساعتين, قبل 11 ساعة",
  ],
])("times are whole phrases in %s", (locale, present, future, past) => {
  const tell = (length: number) =>
    [1, 2, 11].map((count) => plain(relative(now + count * length * 1000, now, locale))).join(", ");
  expect(plain(relative(now, now, locale))).toBe(present);
  expect(tell(DAY)).toBe(future);
  expect(tell(-HOUR)).toBe(past);
});

/** Blanks that keep a number with its unit, as others. */
function plain(phrase: string): string {
  return phrase.replaceAll(/\s/g, " ");
}

test("exact to the minute", () => {
  expect(exact(now, "en")).toMatch(/^Nov 2[123], 2026, \d{1,2}:\d\d\s[AP]M$/);
});

test.each([
  [0, "0 bytes"],
  [1, "1 byte"],
  [10_000, "10,000 bytes"],
])("%d bytes", (count, told) => {
  expect(bytes(count, "en")).toBe(told);
});
