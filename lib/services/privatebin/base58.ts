/** Base58 with Bitcoin's alphabet, in which keys stand in links. Zero bytes at the beginning are `1`s, one each. */
import { fromHex, toHex } from "../../sealing/hex";

const DIGITS = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";

export function toBase58(bytes: Uint8Array): string {
  const hex = toHex(bytes);
  let digits = "";
  for (let rest = BigInt(`0x0${hex}`); rest > 0n; rest /= 58n) {
    digits = DIGITS.charAt(Number(rest % 58n)) + digits;
  }
  return "1".repeat(lengthOf(/^(?:00)*/, hex) / 2) + digits;
}

/** The bytes of these digits; nothing if one is no digit. */
export function fromBase58(digits: string): Uint8Array<ArrayBuffer> | undefined {
  let value = 0n;
  for (const digit of digits) {
    const worth = DIGITS.indexOf(digit);
    if (worth < 0) return undefined;
    value = value * 58n + BigInt(worth);
  }
  const hex = value === 0n ? "" : value.toString(16);
  const whole = hex.padStart(hex.length + (hex.length % 2), "0");
  return fromHex("00".repeat(lengthOf(/^1*/, digits)) + whole);
}

function lengthOf(beginning: RegExp, text: string): number {
  return beginning.exec(text)?.[0].length ?? 0;
}
