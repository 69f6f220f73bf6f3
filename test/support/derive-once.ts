/**
 * Derives each key from a password once in a test run: the same is asked for to seal and to open, and again by other cases. A
 * derivation takes a core some tenths of a second, and its result follows from its arguments alone.
 */
import { webcrypto } from "node:crypto";

const { subtle } = webcrypto;

/** The passwords of the keys that browsers give to nobody. */
const passwords = new WeakMap<object, string>();
const derived = new Map<string, Promise<unknown>>();

around("importKey", async (derive, [format, data, algorithm]) => {
  const key = await derive();
  if (format === "raw" && nameOf(algorithm) === "PBKDF2" && isObject(key)) {
    passwords.set(key, hex(data));
  }
  return key;
});

for (const name of ["deriveBits", "deriveKey"] as const) {
  around(name, async (derive, [algorithm, key, ...form]) => {
    const password = isObject(key) ? passwords.get(key) : undefined;
    if (password === undefined) return derive();
    const asked = JSON.stringify([password, algorithm, form], (_, value: unknown) =>
      ArrayBuffer.isView(value) || value instanceof ArrayBuffer ? hex(value) : value,
    );
    const result = await (derived.get(asked) ?? keep(asked, derive()));
    // A caller may overwrite the bytes that it gets.
    return result instanceof ArrayBuffer ? result.slice(0) : result;
  });
}

function keep(asked: string, result: Promise<unknown>): Promise<unknown> {
  derived.set(asked, result);
  return result;
}

type Derivation = (derive: () => Promise<unknown>, args: readonly unknown[]) => Promise<unknown>;

function around(name: "importKey" | "deriveBits" | "deriveKey", way: Derivation): void {
  const bare: (...args: never) => Promise<unknown> = subtle[name];
  const value = (...args: readonly unknown[]) => way(() => Reflect.apply(bare, subtle, args), args);
  Object.defineProperty(subtle, name, { value, configurable: true, writable: true });
}

function nameOf(algorithm: unknown): unknown {
  return isObject(algorithm) && "name" in algorithm ? algorithm.name : algorithm;
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

function hex(data: unknown): string {
  if (ArrayBuffer.isView(data)) {
    return Buffer.from(data.buffer, data.byteOffset, data.byteLength).toString("hex");
  }
  if (data instanceof ArrayBuffer) return Buffer.from(data).toString("hex");
  throw new Error("A password is bytes");
}
