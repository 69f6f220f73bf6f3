import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { ClearedCard } from "../../../../components/reveal/ClearedCard";
import { ElsewhereCard } from "../../../../components/reveal/ElsewhereCard";
import { EmptyCard } from "../../../../components/reveal/EmptyCard";
import { ForeignCard } from "../../../../components/reveal/ForeignCard";
import { GoneCard } from "../../../../components/reveal/GoneCard";
import { NotSealedWarning } from "../../../../components/reveal/NotSealedWarning";
import { PreviewCard, type PreviewCardProps } from "../../../../components/reveal/PreviewCard";
import type { Look } from "../../../../components/reveal/PreviewFacts";
import { RefusedCard } from "../../../../components/reveal/RefusedCard";
import { WebsiteOffer } from "../../../../components/reveal/WebsiteOffer";
import { WrappedCard } from "../../../../components/reveal/WrappedCard";
import type { Disguise } from "../../../../lib/links/disguise";
import type { Wrappers } from "../../../../lib/links/recognise";
import { button, clear, field, press, show, submit, type, words } from "../look";
import { host, now, url } from "../samples";

afterEach(clear);

const nothing = (): void => undefined;

type Circumstances = Partial<
  Pick<PreviewCardProps, "sealed" | "own" | "several" | "exposed" | "inAddress">
>;

function preview(look: Look, rest: Circumstances = {}) {
  const onReveal = vi.fn<(passphrase?: string) => void>();
  const onSealedText = vi.fn<() => void>();
  const props = { host, sealed: true, own: false, several: false, exposed: false, ...rest };
  return show(<PreviewCard {...props} look={look} {...{ onReveal, onSealedText }} />).then(() => ({
    onReveal,
    onSealedText,
  }));
}

const waiting: Look = { state: "waiting", passphrase: false };

test("the preview tells the host and that revealing is final, and reveals once per click", async () => {
  const { onReveal, onSealedText } = await preview({ ...waiting, expiresAt: now });
  expect(words()).toContain(host);
  expect(words()).toMatch(/Yes, until .*2026/);
  expect(words()).toContain("the link stops working for everyone, you included");
  expect(words(document.activeElement ?? document.body)).toBe(
    "A secret is waiting. It opens once.",
  );
  await press("Reveal once");
  await press("I have the sealed text");
  expect(onReveal).toHaveBeenCalledTimes(1);
  expect(onSealedText).toHaveBeenCalledTimes(1);
});

test.each<[Look, boolean, string]>([
  [waiting, true, "You will be asked for it if the sender set one."],
  [waiting, false, "Not needed"],
  [{ ...waiting, passphrase: true }, false, "You will be asked for it."],
  // The service's own demand is answered with the link, so the person hears nothing of it.
  [{ ...waiting, passphrase: true }, true, "You will be asked for it if the sender set one."],
  [{ state: "unknown" }, false, "This service cannot tell before it is opened."],
  [{ state: "looking" }, true, "Looking, without opening it"],
])("%o, sealed %s", async (look, sealed, told) => {
  await preview(look, { sealed });
  expect(words()).toContain(told);
  expect(words()).toContain(sealed ? "It is opened on this device." : "The service could read it.");
});

test("nothing can be revealed before the preview has answered", async () => {
  const { onReveal } = await preview({ state: "looking" });
  await press("Reveal once");
  expect(onReveal).not.toHaveBeenCalled();
});

test("no secret is said to wait before the service has said so", async () => {
  await preview({ state: "looking" });
  expect(words()).not.toContain("A secret is waiting.");
});

test.each<Look>([{ state: "looking" }, waiting, { state: "unknown" }])(
  "a server that hands a text to several at once is not said to open a link once: %o",
  async (look) => {
    await preview(look, { several: true });
    expect(words().replaceAll("Reveal once", "")).not.toMatch(/\bonce\b/);
    expect(words()).toContain("people who open a link at the same moment may all get the text");
  },
);

test("a service that cannot be asked says so first, and can be revealed from all the same", async () => {
  const { onReveal } = await preview({ state: "unknown" });
  expect(words(document.activeElement ?? document.body)).toBe(
    "This link may still work. Opening it uses it up.",
  );
  expect(words()).toContain("This service cannot tell before it is opened.");
  expect(document.querySelectorAll("input")).toHaveLength(0);
  await press("Reveal once");
  expect(onReveal).toHaveBeenCalledExactlyOnceWith(undefined);
});

test("where nobody can tell whether a passphrase is needed, it may be typed first", async () => {
  const { onReveal } = await preview({ state: "unknown" }, { sealed: false });
  expect(words()).toContain("If the sender gave you a passphrase, type it first.");
  expect(words()).toContain("Passphrase This service cannot tell.");
  await press("Reveal once");
  await type("Passphrase", "plum-orbit");
  await submit();
  expect(onReveal.mock.calls).toEqual([[undefined], ["plum-orbit"]]);
});

test("where a service takes the passphrase in an address, this is said before it is typed", async () => {
  await preview({ state: "unknown" }, { sealed: false });
  expect(words()).not.toContain("within the address of the request");
  await preview({ state: "unknown" }, { sealed: false, inAddress: true });
  expect(words()).toContain("type it first. This service takes it within the address");
});

test("where the service can tell, no passphrase is asked for before the click", async () => {
  await preview({ ...waiting, passphrase: true }, { sealed: false });
  expect(document.querySelectorAll("input")).toHaveLength(0);
});

test("a refusal says what it may mean, and keeps what was typed", async () => {
  const onReveal = vi.fn<(passphrase?: string) => void>();
  const card = (tried: boolean, typed?: string) => {
    clear();
    return show(<RefusedCard {...{ host, tried, typed, onReveal }} onSealedText={nothing} />);
  };
  await card(false, "plum-orbi");
  expect(words()).toContain(`${host} did not open this link`);
  expect(words()).toContain("Either it is gone, or the passphrase was wrong or missing");
  expect(words()).toContain("A wrong one uses nothing up.");
  expect(words()).not.toContain("You tried to reveal it");
  expect(field("Passphrase").value).toBe("plum-orbi");
  await type("Passphrase", "plum-orbit");
  await press("Try again");
  expect(onReveal).toHaveBeenCalledExactlyOnceWith("plum-orbit");
  await card(true);
  expect(words()).toContain("You tried to reveal it in this tab before");
});

test("a link whose key browsers send along says who may have had it", async () => {
  await preview(waiting, { exposed: true });
  expect(words()).toContain(`A browser without Secret Links sends the key to ${host} then`);
  await preview(waiting);
  expect(words()).not.toContain("sends the key");
});

test("one's own link is marked", async () => {
  await preview(waiting, { own: true });
  expect(words()).toContain("You made this one; revealing it uses it up.");
  await preview(waiting);
  expect(words()).not.toContain("You made this one");
});

const foreign = (at: string, disguise?: Disguise, wrappers?: Wrappers) => {
  const onAllow = vi.fn<() => void>();
  const on = { onAllow, onSealedText: nothing };
  return show(<ForeignCard host={at} {...{ disguise, wrappers }} keyed {...on} />).then(
    () => onAllow,
  );
};

test("an unknown host is named in full before anything is sent to it", async () => {
  const onAllow = await foreign("secrets.example.com:8443");
  expect(words()).toContain("Unknown server: secrets.example.com:8443");
  expect(words()).toContain("Nothing was sent to it.");
  expect(button("Allow secrets.example.com:8443").className).toBe("primary");
  expect(onAllow).not.toHaveBeenCalled();
  await press("Allow secrets.example.com:8443");
  expect(onAllow).toHaveBeenCalledTimes(1);
});

test.each<[Disguise, string, string]>([
  [{ by: "name", of: host }, `${host}.secret-download.example`, `This is not ${host}.`],
  [{ by: "port", of: host }, `${host}:8443`, `This is not ${host}. It is another port`],
  [{ by: "letters" }, "xn--onetimesecre-d4c.com", "letters that can look like others"],
  [{ by: "number" }, "203.0.113.7", "This address is a number"],
  [{ by: "user" }, "secret-download.example", "What stands before the @"],
])("one that passes for another is warned of, and not the way to go: %o", async (by, at, told) => {
  const onAllow = await foreign(at, by);
  expect(words(document.querySelector("h2") ?? document.body)).toBe(`Look at this address: ${at}`);
  expect(words()).toContain(told);
  expect(words()).toContain("Nothing was sent to it.");
  expect(document.querySelectorAll(".primary")).toHaveLength(0);
  await press(`Allow ${at}`);
  expect(onAllow).toHaveBeenCalledTimes(1);
});

test("an unknown host, and those who have had the link to it", async () => {
  await foreign("secrets.example.com", undefined, ["wrapper.example", "other.example"]);
  expect(words()).toContain("Unknown server: secrets.example.com");
  expect(words()).toContain("It came wrapped in an address of wrapper.example, other.example.");
});

test("a known host is named before it is asked where the link came wrapped, and who has had it", async () => {
  const onOpen = vi.fn<() => void>();
  const on = { onOpen, onSealedText: nothing };
  await show(<WrappedCard host={host} wrappers={["wrapper.example"]} keyed {...on} />);
  expect(words(document.querySelector("h2") ?? document.body)).toBe(`This link leads to ${host}`);
  expect(words()).toContain("It came wrapped in an address of wrapper.example.");
  expect(words()).toContain("key included");
  expect(onOpen).not.toHaveBeenCalled();
  await press("Open");
  expect(onOpen).toHaveBeenCalledTimes(1);
  await show(<WrappedCard host={host} wrappers={["wrapper.example"]} keyed={false} {...on} />);
  expect(words()).toContain("had the whole link, and could have opened it.");
  expect(words()).not.toContain("key");
});

describe("the website", () => {
  const onOpen = vi.fn<() => void>();
  beforeEach(() => onOpen.mockReset());
  const offer = (page: "service" | "viewer", keyed: boolean) =>
    show(<WebsiteOffer website={{ host, page }} keyed={keyed} onOpen={onOpen} />);

  test("is one press away where there is no key to see", async () => {
    await offer("service", false);
    await press("Open on the website instead");
    expect(onOpen).toHaveBeenCalledTimes(1);
  });

  test.each([
    ["service", "Open on the website instead"],
    ["viewer", "Open in the viewer instead"],
  ] as const)("sees no key before the person has read that it will: %s", async (page, label) => {
    await offer(page, true);
    await press(label);
    expect(onOpen).not.toHaveBeenCalled();
    expect(words()).toContain(`Open it on ${host} instead?`);
    expect(words()).toContain("The scripts of that page will see the key");
    expect(document.activeElement).toBe(button("Back"));
    await press("Back");
    expect(document.activeElement).toBe(button(label));
    expect(onOpen).not.toHaveBeenCalled();
    await press(label);
    await press(label);
    expect(onOpen).toHaveBeenCalledTimes(1);
  });
});

test("gone is said as gone, with what can still be done", async () => {
  const onSealedText = vi.fn<() => void>();
  await show(<GoneCard host={host} tried={false} onSealedText={onSealedText} />);
  expect(words()).toContain("This link no longer works");
  expect(words()).toContain(host);
  await press("I have the sealed text");
  expect(onSealedText).toHaveBeenCalledTimes(1);
});

test("gone after a try in this tab blames nobody else", async () => {
  await show(<GoneCard host={host} tried={true} onSealedText={nothing} />);
  expect(words()).toContain("You tried to reveal it in this tab");
  expect(words()).not.toContain("someone else");
});

test("a text that was not sealed is not shown, and not called the secret", async () => {
  const onShow = vi.fn<() => void>();
  const onClear = vi.fn<() => void>();
  await show(<NotSealedWarning host={host} onShow={onShow} onClear={onClear} />);
  expect(words()).toContain("The service returned something the sender did not seal");
  expect(words()).not.toContain("The secret");
  await press("Show what was returned");
  await press("Clear now");
  expect(onShow).toHaveBeenCalledTimes(1);
  expect(onClear).toHaveBeenCalledTimes(1);
});

test("nobody is pushed to clear what can still be saved", async () => {
  const on = { onShow: nothing, onClear: nothing };
  await show(<NotSealedWarning host={host} {...on} />);
  expect(document.querySelectorAll(".primary")).toHaveLength(1);
  await show(
    <NotSealedWarning host={host} {...on}>
      <p>It can be saved.</p>
    </NotSealedWarning>,
  );
  expect(document.querySelectorAll(".primary")).toHaveLength(0);
});

test("an empty tab takes a link", async () => {
  const onLink = vi.fn<(link: string) => void>();
  await show(<EmptyCard onLink={onLink} onSealedText={nothing} />);
  expect(words()).toContain("There is no link in this tab");
  await type("One-time link", url);
  await submit();
  expect(onLink).toHaveBeenCalledExactlyOnceWith(url);
  await show(<EmptyCard problem="no-link" onLink={onLink} onSealedText={nothing} />);
  expect(words()).toContain("That is not a one-time link.");
  button("I have the sealed text");
});

test("a cleared tab says so", async () => {
  await show(<ClearedCard />);
  expect(words()).toContain("The text is gone from this tab");
});

test("a link that only the website opens says why, that nothing was used up, and leads there", async () => {
  await show(
    <ElsewhereCard>
      <button type="button">Open</button>
    </ElsewhereCard>,
  );
  expect(words()).toContain("Only the website can open this link");
  expect(words()).toContain("Nothing was used up.");
  expect(button("Open")).toBeTruthy();
});
