/** Values to show. */
import type { SharedAttempt } from "../../../lib/sharing/attempt";
import type { Draft } from "../../../lib/sharing/draft";
import type { Limits, Receipt, Server, Status } from "../../../lib/domain";
import { DAY, HOUR, MINUTE } from "../../../lib/time";

export const host = "eu.onetimesecret.com";
const address = `https://${host}` as const;
export const now = Date.UTC(2026, 10, 22, 12);
const key = "4be0a1c2d3e4f5061728394a5b6c7d8e9f00112233445566778899aabbccddee";
export const url = `${address}/secret/8x1kq0v3m2j7d9s5b6n4c8z1a2w3e4r#${key}`;

export const limits: Limits = {
  lifetimes: [5 * MINUTE, HOUR, DAY, 7 * DAY],
  usualLifetime: 7 * DAY,
  maxBytes: 10_000,
  passphrase: { required: false, minLength: 8, maxLength: 128, complex: false },
};

export const server: Server = {
  service: "onetimesecret",
  address: "https://secrets.example.com",
  dialect: "v2-guest",
  guests: true,
  limits,
};

export const draft: Draft = {
  text: "DB_PASSWORD=k9!vT2-",
  terms: { lifetime: 7 * DAY, sealed: true },
  note: "",
};

export const shared: SharedAttempt = {
  id: "1",
  at: now,
  address,
  draft,
  state: "shared",
  url,
  receipt: "d1",
  expiresAt: now + 7 * DAY * 1000,
  copied: true,
};

export function receipt(status: Status, rest: Partial<Receipt> = {}): Receipt {
  return {
    service: "onetimesecret",
    address,
    handle: "handle",
    linkDigest: "d1",
    sealed: true,
    passphrase: false,
    guarded: false,
    note: "Staging database",
    createdAt: now - 2 * HOUR * 1000,
    expiresAt: now + 6 * DAY * 1000,
    status,
    ...rest,
  };
}
