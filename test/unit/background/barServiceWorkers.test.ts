/** Service workers of known servers: none is let in while clicks are taken. */
import { beforeEach, describe, expect, test } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { settings } from "../../../lib/app/items";
import { barServiceWorkers } from "../../../entrypoints/background/barServiceWorkers";
import { closePrivateWindow, openPrivateWindow } from "../../support/private-windows";
import { freshBrowser, type Made } from "../../support/fresh-browser";
import type { Rules } from "../../support/rules";
import { services } from "../../support/services";

const EU = "https://eu.onetimesecret.com";

const OWN = "https://secrets.example.org:8443";

let made: Made;
let rules: Rules;
/** Origins whose service workers were removed, at each time. */
let removed: (readonly string[])[];

beforeEach(() => {
  made = freshBrowser(EU, OWN);
  rules = made.rules;
  removed = [];
  Object.assign(fakeBrowser, {
    browsingData: {
      removeServiceWorkers: async ({ origins }: { origins: readonly string[] }) => {
        // A service worker that is let in after the removal would stay.
        expect(rules.session.size).toBe(1);
        removed.push(origins);
      },
    },
  });
});

describe("service workers", () => {
  test("are barred and removed at known servers, and at own ones too", async () => {
    const own = services[0].server(OWN);
    await settings.write({ ...(await settings.read()), servers: [own] });
    await Promise.all([barServiceWorkers(), barServiceWorkers()]);
    const [rule] = rules.session.values();
    expect(rule?.action.type).toBe("block");
    expect(rule?.condition).toMatchObject({ resourceTypes: ["script"], tabIds: [-1] });
    const domains = ["eu.onetimesecret.com", "secrets.example.org"];
    expect(rule?.condition.requestDomains).toEqual(expect.arrayContaining(domains));
    expect(removed[0]).toEqual([EU, OWN]);
  });

  test("stay where the browser lets us take no clicks", async () => {
    made.granted.clear();
    await barServiceWorkers();
    expect(rules.session.size).toBe(1);
    expect(removed).toEqual([]);
  });

  test("are let in where clicks are left alone", async () => {
    await barServiceWorkers();
    await settings.write({ ...(await settings.read()), clicked: false });
    await barServiceWorkers();
    expect(rules.session.size).toBe(0);
    expect(removed).toHaveLength(1);
  });

  test("are no private window's to bar: all windows share the rule", async () => {
    openPrivateWindow();
    await barServiceWorkers();
    closePrivateWindow();
    expect(rules.session.size).toBe(0);
    expect(removed).toEqual([]);
  });
});
