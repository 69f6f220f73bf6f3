/** Names hosted servers by their country or union. */
import type { Address } from "../domain";
import { hostOf } from "../links/address";

/**
 * "Canada" for a host that begins with "ca.", in the language of `locale`; nothing if no code begins it. Only for the public
 * servers, whose names are known to mean it.
 */
export function regionName(address: Address, locale: string): string | undefined {
  const [, code] = /^([a-z]{2})\./.exec(hostOf(address)) ?? [];
  if (code === undefined) return undefined;
  return new Intl.DisplayNames(locale, { type: "region", fallback: "none" }).of(code.toUpperCase());
}
