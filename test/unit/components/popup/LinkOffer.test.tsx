import { afterEach, expect, test, vi } from "vitest";
import {
  type FoundInText,
  LinkOffer,
  type LinkOfferProps,
} from "../../../../components/popup/LinkOffer";
import type { Address } from "../../../../lib/domain";
import { all, button, clear, press, show, words } from "../look";
import { host, server } from "../samples";

afterEach(clear);

const onReveal = vi.fn<() => void>();

const link = (address: Address) => ({
  service: "onetimesecret",
  address,
  id: "8x1kq0v3m2j7d9s5b6n4",
});
const known: FoundInText = { state: "known", link: link(`https://${host}`), server };
const foreign: FoundInText = { state: "foreign", link: link("https://other.example:8443"), server };

function offer(found: FoundInText, rest: Partial<LinkOfferProps> = {}) {
  onReveal.mockClear();
  return show(<LinkOffer found={found} sole={true} look="primary" onReveal={onReveal} {...rest} />);
}

test("names the host, and reveals at a press", async () => {
  await offer(known);
  expect(words()).toBe(`This is a one-time link to ${host}. Reveal in a new tab`);
  expect(button("Reveal in a new tab").className).toBe("primary");
  await press("Reveal in a new tab");
  expect(onReveal).toHaveBeenCalledTimes(1);
});

test("says that there is more in the text than the link", async () => {
  await offer(known, { sole: false });
  expect(words()).toContain(`This text contains a one-time link to ${host}.`);
});

test("warns of a server that is not known, with its port", async () => {
  const page = await offer(foreign);
  expect(words()).toContain("link to other.example:8443.");
  expect(words()).toContain("a server that Secret Links does not know");
  expect(page.querySelector(".note.warn")).not.toBeNull();
  await press("Reveal in a new tab");
  expect(onReveal).toHaveBeenCalledTimes(1);
});

test.each(["primary", "plain"] as const)(
  "warns of a server that passes for another, and pushes nobody there (%s)",
  async (look) => {
    const address = `https://${host}.evil.example` as const;
    const disguise = { by: "name", of: host } as const;
    const page = await offer({ state: "foreign", link: link(address), server, disguise }, { look });
    expect(words()).toContain(`link to ${host}.evil.example.`);
    expect(words()).toContain(`This is not ${host}. The names only look alike.`);
    expect(page.querySelector(".note.bad")).not.toBeNull();
    expect(button("Reveal in a new tab").className).toBe("second");
  },
);

test("a link whose key is cut is caught, and not revealed", async () => {
  await offer({ state: "incomplete", address: `https://${host}` });
  expect(words()).toContain("The key in this link is incomplete");
  expect(all("button", "Reveal in a new tab")).toHaveLength(0);
});

test("a receipt's address is named as one, and not revealed", async () => {
  await offer({ state: "receipt", address: `https://${host}` });
  expect(words()).toContain("This is the address of a receipt.");
  expect(all("button", "Reveal in a new tab")).toHaveLength(0);
});

test("a link that came wrapped is told of, and who has had it", async () => {
  const page = await offer({ ...known, wrappers: ["wrapper.example"] });
  expect(words()).toContain(`This is a one-time link to ${host}.`);
  expect(words()).toContain("It came wrapped in an address of wrapper.example.");
  expect(page.querySelector(".note.warn")).not.toBeNull();
  await press("Reveal in a new tab");
  expect(onReveal).toHaveBeenCalledTimes(1);
});
