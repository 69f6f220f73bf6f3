/** A receipt follows others who handle the link, and a burn asks for a proof. */
import type { Page } from "puppeteer-core";
import { describe, expect } from "vitest";
import { everywhere } from "../support/fixture";
import { choose, confirm, fill, press, reads, sentence, textOf } from "../support/person";
import type { AnyStage } from "../support/stage";

/** The popup, as often as it is opened, on its list of receipts. */
async function reopen(stage: AnyStage, popup: Page): Promise<Page> {
  await popup.close();
  return await stage.openPopup();
}

interface Making {
  readonly kind?: "openersBrowser";
  readonly passphrase?: string;
}

/** Creates from the popup, and leaves it open on the empty form with the list of receipts. */
async function create(stage: AnyStage, { kind, passphrase }: Making = {}) {
  const popup = await stage.openPopup();
  await fill(popup, sentence("secret"), "watched");
  if (kind !== undefined) await choose(popup, sentence(kind));
  if (passphrase !== undefined) await fill(popup, sentence("passphrase"), passphrase);
  await press(popup, sentence("createLink"));
  const link = await stage.takeLink();
  await press(popup, sentence("createAnother"));
  await reads(popup, sentence("receiptWaiting"));
  return { popup, link };
}

/** Acts as somebody with another browser does. */
async function elsewhere(
  { server }: AnyStage,
  link: string,
  act: "look" | "reveal",
): Promise<void> {
  const secret = `${server.origin}/api/v2/guest/secret/${new URL(link).pathname.split("/").at(-1)}`;
  const { ok } =
    act === "look"
      ? await fetch(secret)
      : await fetch(`${secret}/reveal`, {
          method: "POST",
          headers: { "content-type": "application/json" },
          body: JSON.stringify({ continue: true }),
        });
  expect(ok).toBe(true);
}

function burns({ server }: AnyStage) {
  return server.log.filter(({ path }) => path.endsWith("/burn"));
}

describe("a receipt", () => {
  everywhere("follows what others do with the link", async (stage) => {
    const { popup, link } = await create(stage);
    await elsewhere(stage, link, "look");
    const opened = await reopen(stage, popup);
    await reads(opened, sentence("receiptOpened"));
    await reads(opened, sentence("receiptLooks", "1"));
    await elsewhere(stage, link, "reveal");
    const revealed = await reopen(stage, opened);
    await reads(revealed, sentence("receiptRevealed"));
    expect(await textOf(revealed)).not.toContain(sentence("burn"));
  });

  everywhere("is there after a restart for a sealed secret alone, and burns it", async (stage) => {
    const { popup: first, link } = await create(stage);
    await first.close();
    await create(stage, { kind: "openersBrowser" });
    await stage.restart();
    const popup = await stage.openPopup();
    await reads(popup, sentence("receiptWaiting"));
    expect((await textOf(popup)).split(sentence("receiptWaiting"))).toHaveLength(2);
    await press(popup, sentence("burn"));
    expect(burns(stage)).toEqual([]);
    await confirm(popup, sentence("burn"));
    await reads(popup, sentence("receiptBurned"));
    await reads(await stage.openLink(link), sentence("goneHeading"));
  });
});

describe("a burn", () => {
  everywhere("proves itself with the passphrase, which is not asked again", async (stage) => {
    const { popup, link } = await create(stage, {
      kind: "openersBrowser",
      passphrase: "heather and thyme",
    });
    await press(popup, sentence("burn"));
    await confirm(popup, sentence("burn"));
    await reads(popup, sentence("receiptBurned"));
    expect(burns(stage).map(({ status }) => status)).toEqual([200]);
    expect(burns(stage)[0]?.body).toContain("heather and thyme");
    await reads(await stage.openLink(link), sentence("goneHeading"));
  });

  everywhere("asks for the link where the proof is in it and it was forgotten", async (stage) => {
    stage.server.switch({ passphraseRequired: true });
    const other = await create(stage);
    await other.popup.close();
    const { link } = await create(stage);
    await stage.restart();
    const popup = await stage.openPopup();
    await press(popup, sentence("burn"));
    await reads(popup, sentence("burnLinkHint"));
    await fill(popup, sentence("link"), other.link);
    await confirm(popup, sentence("burn"));
    await reads(popup, sentence("anotherLink"));
    expect(burns(stage)).toEqual([]);

    await fill(popup, sentence("link"), link);
    await confirm(popup, sentence("burn"));
    await reads(popup, sentence("receiptBurned"));
    expect(burns(stage).map(({ status }) => status)).toEqual([200]);
    await reads(await stage.openLink(link), sentence("goneHeading"));
  });
});
