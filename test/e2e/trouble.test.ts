/** When creating fails or is disturbed, neither the text nor a created link is lost, and nothing is sent twice. */
import { describe, expect } from "vitest";
import { startReferenceServer } from "../reference/server";
import { journey } from "../support/fixture";
import { portOf } from "../support/extension";
import { press, reads, sentence, textOf, valueOf } from "../support/person";
import { CREATE } from "../support/stage";

const TEXT = "  not to be lost\n\tever ";

describe("trouble with the server", () => {
  journey("down, then up again", async ({ stage }) => {
    await stage.server.close();
    await stage.copyByMenu("pre", TEXT);
    const popup = await stage.chromium.extensionPage("popup");
    await reads(popup, sentence("noAnswer"));
    expect(await valueOf(popup, "Secret")).toBe(TEXT);
    expect(await stage.display.clipboard()).toBe("");

    const revived = await startReferenceServer({ port: portOf(stage.server.origin) });
    try {
      await press(popup, "Try again");
      expect(await stage.reveal(await stage.takeLink())).toBe(TEXT);
    } finally {
      await revived.close();
    }
  });

  journey("fails once: it is not tried again by itself", async ({ stage }) => {
    stage.server.switch({ fault: { kind: "500", on: CREATE, times: 1 } });
    await stage.copyByMenu("pre", TEXT);
    const popup = await stage.chromium.extensionPage("popup");
    await reads(popup, sentence("failing"));
    expect(await textOf(popup)).toContain(sentence("maybeCreated"));
    expect(await valueOf(popup, "Secret")).toBe(TEXT);
    expect(stage.created()).toHaveLength(1);

    await press(popup, "Try again");
    expect(await stage.reveal(await stage.takeLink())).toBe(TEXT);
  });

  journey("breaks off in the middle of the answer", async ({ stage }) => {
    stage.server.switch({ fault: { kind: "cut", on: CREATE, times: 1 } });
    await stage.copyByMenu("pre", TEXT);
    const popup = await stage.chromium.extensionPage("popup");
    await reads(popup, sentence("maybeCreated"));
    expect(await valueOf(popup, "Secret")).toBe(TEXT);
    expect(stage.created()).toHaveLength(1);
  });
});

describe("the background ends", () => {
  journey("before the click", async ({ stage }) => {
    const { at } = await stage.select("pre", TEXT);
    await stage.chromium.stopWorker();
    await stage.chromium.extensionPageAfter("popup", () => stage.chooseAt(at));
    expect(await stage.reveal(await stage.takeLink())).toBe(TEXT);
  });
});

describe("the tab, while the link is being created,", () => {
  journey("is switched", async ({ stage }) => {
    stage.server.switch({ fault: { kind: "hold", on: CREATE } });
    await stage.copyByMenu("pre", TEXT);
    await stage.server.seen(CREATE);
    await stage.chromium.open(stage.pages.plain);
    expect(stage.created()[0]?.status).toBeUndefined();
    stage.server.release();
    const link = await stage.takeLink();
    await stage.chromium.extensionPage("popup");
    expect(await stage.reveal(link)).toBe(TEXT);
  });

  journey("goes elsewhere", async ({ stage }) => {
    stage.server.switch({ fault: { kind: "hold", on: CREATE } });
    const page = await stage.copyByMenu("pre", TEXT);
    await stage.server.seen(CREATE);
    await page.goto(stage.pages.plain);
    expect(stage.created()[0]?.status).toBeUndefined();
    stage.server.release();
    const link = await stage.takeLink();
    await stage.chromium.extensionPage("popup");
    expect(await stage.reveal(link)).toBe(TEXT);
  });

  journey("is closed", async ({ stage }) => {
    stage.server.switch({ fault: { kind: "hold", on: CREATE } });
    const page = await stage.copyByMenu("pre", TEXT);
    await stage.server.seen(CREATE);
    await page.close();
    expect(stage.created()[0]?.status).toBeUndefined();
    stage.server.release();
    const link = await stage.takeLink();
    await stage.chromium.extensionPage("popup");
    expect(await stage.reveal(link)).toBe(TEXT);
  });
});
