import { describe, expect, test } from "vitest";
import { disguiseOf } from "../../../lib/links/disguise";
import type { Address } from "../../../lib/domain";
import { publishedKinds } from "../../../lib/services/publishedKinds";

const [service] = publishedKinds;
const own: readonly Address[] = [
  "https://secrets.example.org:8443",
  "https://send.example.co.uk",
  "https://192.0.2.1",
  "http://127.0.0.1:3000",
];
const known = [...service.servers, ...own.map((address) => service.server(address))];
const by = (address: Address) => disguiseOf(address, known);

test.each<[Address, string]>([
  ["https://eu.onetimesecret.com.evil.com", "eu.onetimesecret.com"],
  ["https://us.onetimesecret.com.evil.com", "us.onetimesecret.com"],
  ["https://x.eu.onetimesecret.com", "eu.onetimesecret.com"],
  ["https://my-eu.onetimesecret.com", "eu.onetimesecret.com"],
  ["https://eu.onetimesecret.company", "eu.onetimesecret.com"],
  ["https://eu.onetimesecret.com.", "eu.onetimesecret.com"],
  ["https://eu.onetimesecret.com.xn--80ak6aa92e.com", "eu.onetimesecret.com"],
  ["https://nz-onetimesecret.com", "nz.onetimesecret.com"],
  ["https://nz-onetimesecret-com.example", "nz.onetimesecret.com"],
  ["https://nz.onetime-secret.com", "nz.onetimesecret.com"],
  ["https://nz.onetimesecrret.com", "nz.onetimesecret.com"],
  ["https://nz.onetimescret.com", "nz.onetimesecret.com"],
  ["https://nz.onetimesecrat.com", "nz.onetimesecret.com"],
  ["https://nz.onetimescecret.com", "nz.onetimesecret.com"],
  ["https://nz.onetimeescret.com", "nz.onetimesecret.com"],
  ["https://nz.onetimesecret.co", "nz.onetimesecret.com"],
  ["https://onetimesecrret.com", "eu.onetimesecret.com"],
  ["https://login.onetimesecrret.com", "eu.onetimesecret.com"],
  ["https://onetimesecret.com.evil", "eu.onetimesecret.com"],
  ["https://www.onetimesecret.com.evil:8443", "eu.onetimesecret.com"],
  ["https://getonetimesecret.com", "eu.onetimesecret.com"],
  ["https://secrets.example.org.evil", "secrets.example.org:8443"],
  ["https://secret.example.org", "secrets.example.org:8443"],
  ["https://127.0.0.1.evil", "127.0.0.1:3000"],
])("%s has a name like %s", (address, of) => {
  expect(by(address)).toEqual({ by: "name", of });
});

test.each<[Address, string]>([
  ["https://eu.onetimesecret.com:8443", "eu.onetimesecret.com"],
  ["https://secrets.example.org", "secrets.example.org:8443"],
  ["https://secrets.example.org:8444", "secrets.example.org:8443"],
  ["https://192.0.2.1:8443", "192.0.2.1"],
  ["http://127.0.0.1:3001", "127.0.0.1:3000"],
])("%s is at another port than %s", (address, of) => {
  expect(by(address)).toEqual({ by: "port", of });
});

test.each<Address>(["https://xn--e1awd7f.com", "https://eu.xn--onetimescret-zck.com"])(
  "%s has letters of other scripts",
  (address) => {
    expect(by(address)).toEqual({ by: "letters" });
  },
);

test.each<Address>([
  "https://203.0.113.7",
  "https://192.0.2.2",
  "https://203.0.113.7:8443",
  "https://[2001:db8::1]",
  "https://[::ffff:cb00:7107]:8443",
])("%s is a number", (address) => {
  expect(by(address)).toEqual({ by: "number" });
});

describe("nothing is disguised about", () => {
  test.each<Address>([
    "https://secrets.example.net",
    "https://secrets.example.com",
    "https://onetimesecret.com",
    "https://de.onetimesecret.com",
    "https://other.example.org",
    "https://other.co.uk",
    "https://co.uk.example",
    "https://secret.link",
    "https://nz.onetimeexcret.com",
    "https://axn--b.example",
    "http://localhost",
    "http://localhost:3000",
    "https://127.1.2.3",
    "https://[::1]:3000",
  ])("%s", (address) => {
    expect(by(address)).toBeUndefined();
  });
});

test("a known name is one only where it is known", () => {
  expect(disguiseOf("https://eu.onetimesecret.com.evil.com", [])).toBeUndefined();
});
