/** When creating fails or is disturbed, neither the text nor a created link is lost, and nothing is sent twice. */
import type { Page } from "puppeteer-core";
import { describe, expect } from "vitest";
import { startReferenceServer } from "../reference/server";
import { popupReads } from "../support/driver";
import { everywhere } from "../support/fixture";
import { portOf } from "../support/extension";
import { press, reads, sentence, textOf, valueOf } from "../support/person";
import { type AnyStage, CREATE } from "../support/stage";
import { until } from "../support/until";

const TEXT = "  not to be lost\n\tever ";

describe("trouble with the server", () => {
  everywhere("down, then up again", async (stage) => {
    await stage.server.close();
    const popup = await stage.driver.popupPageAfter(() => stage.copyByMenu("pre", TEXT));
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

  everywhere("fails once: it is not tried again by itself", async (stage) => {
    stage.server.switch({ fault: { kind: "500", on: CREATE, times: 1 } });
    const popup = await stage.driver.popupPageAfter(() => stage.copyByMenu("pre", TEXT));
    await reads(popup, sentence("failing"));
    expect(await textOf(popup)).toContain(sentence("maybeCreated"));
    expect(await valueOf(popup, "Secret")).toBe(TEXT);
    expect(stage.created()).toHaveLength(1);

    await press(popup, "Try again");
    expect(await stage.reveal(await stage.takeLink())).toBe(TEXT);
  });

  everywhere("breaks off in the middle of the answer", async (stage) => {
    stage.server.switch({ fault: { kind: "cut", on: CREATE, times: 1 } });
    const popup = await stage.driver.popupPageAfter(() => stage.copyByMenu("pre", TEXT));
    await reads(popup, sentence("maybeCreated"));
    expect(await valueOf(popup, "Secret")).toBe(TEXT);
    expect(stage.created()).toHaveLength(1);
  });
});

describe("the background ends", () => {
  everywhere("before the click", async (stage) => {
    const { at } = await stage.select("pre", TEXT);
    await stage.driver.rest();
    await stage.driver.popupAfter(() => stage.chooseAt(at));
    expect(await stage.reveal(await stage.takeLink())).toBe(TEXT);
  });
});

const changes: readonly {
  readonly change: string;
  readonly make: (stage: AnyStage, page: Page) => Promise<unknown>;
}[] = [
  { change: "switched", make: ({ driver, pages }) => driver.open(pages.plain) },
  { change: "elsewhere", make: ({ pages }, page) => page.goto(pages.plain) },
  { change: "closed", make: (_stage, page) => page.close() },
];

everywhere(
  "the tab is switched, goes elsewhere, or is closed while the link is being created",
  async (stage) => {
    for (const [earlier, { change, make }] of changes.entries()) {
      stage.server.switch({ fault: { kind: "hold", on: CREATE } });
      const popup = await stage.driver.popupAfter(async () => {
        const page = await stage.copyByMenu("pre", TEXT);
        await until("the link is being created", () => stage.created().length > earlier);
        await make(stage, page);
        expect(stage.created()[earlier]?.status, change).toBeUndefined();
        stage.server.release();
      });
      await popupReads(popup, sentence("linkCopied"));
      expect(await stage.reveal(await stage.takeLink()), change).toBe(TEXT);
    }
  },
);
