import type { Preview, Revealed, SecretLink } from "../../lib/domain";
import { outcome } from "../../lib/failure";
import { hostOf, originsOf } from "../../lib/links/address";
import { background } from "../../lib/app/background";
import { beside } from "../../lib/app/io";
import { ticket, type Ticket } from "../../lib/app/items";
import { requestPermission } from "../../lib/platform/permissions";
import { ioOfRecipient, lookAt, serviceFor } from "../../lib/app/recipient";
import { thisTab } from "../../lib/platform/tabs";
import { holdTicket } from "../../lib/app/tickets";
import { asksPassphrase, mayHaveUsedUp, prepareToOpen, reveal } from "../../lib/revealing/reveal";
import { findSealed } from "../../lib/sealing/format";
import { linkProblem } from "../../lib/wording/sentences";
import { type Show, stepsOf } from "../../lib/revealing/step";
import { sourceOf, unseal, unsealing } from "../../lib/revealing/unseal";
import { kinds } from "../../lib/app/kinds";
import type { Kind } from "../../lib/service";
import { kindOf } from "../../lib/settings/settings";
import { find, findPasted, forbidden, isOwn, siteOf, targetOf } from "./target";
import type { Site, Target, View } from "./view";

/** The steps of a reveal tab, whose ticket is `id`. */
export function revealSteps(id: string, render: Show<View>) {
  const held = ticket(id);
  const step = stepsOf<View>(render, (failure) => ({ state: "broken", failure }));

  const start = step(async (show) => {
    // The link opens even if the tab can't be written down.
    const holding = outcome(() => holdTicket(id));
    await open(show, await held.read());
    await holding;
  });

  /** Goes on with a link or a sealed text that was pasted into an empty tab. */
  const take = step(async (show, pasted: string) => {
    const { found, address } = await findPasted(pasted);
    if ((found.state === "none" && !isSealed(pasted)) || found.state === "receipt") {
      return show({ state: "empty", problem: linkProblem(found) });
    }
    await outcome(() => held.write({ url: address }));
    await open(show, { url: address });
  });

  /** To be called straight from the click: the browser asks the person only then. */
  const allow = step(async (show, target: Target) => {
    if (await requestPermission(originsOf(target.server))) await preview(show, target);
  });

  const look = step(preview);

  /** Uses the link up, unless the service asks for a passphrase first. */
  const once = step(async (show, target: Target, seen: Preview, passphrase?: string) => {
    const asked = { state: "asked", target, preview: seen, busy: false } as const;
    if (passphrase === undefined && asksPassphrase(target.link, seen, kindFor(target.link))) {
      return show({ ...asked, wrong: false });
    }
    const marking = markTried(true);
    const checks = passphrase !== undefined && seen.state !== "unknown";
    show(checks ? { ...asked, wrong: false, busy: true } : { state: "revealing" });
    const { server, link } = target;
    const result = await outcome(async () => {
      const service = await serviceFor(link);
      const io = beside(await ioOfRecipient(server), { before: marking });
      return reveal(service, io, server, link, seen, passphrase);
    });
    const tried = await marking;
    // An answer that used nothing up must not put the blame on this tab later.
    if (!mayHaveUsedUp(result)) await markTried(tried);
    if (!result.ok) {
      return show({ state: "failed", failure: result.failure, doing: "reveal", target });
    }
    switch (result.value.state) {
      case "gone":
        return show({ state: "gone", target, tried });
      case "refused":
        return show({ state: "refused", target, preview: seen, tried, typed: passphrase });
      case "passphrase": {
        const { attemptsLeft } = result.value;
        return show({ ...asked, wrong: passphrase !== undefined, attemptsLeft });
      }
      case "answer":
        return show({ ...result.value, state: "text", source: "secret", suspicion: "answer" });
      case "revealed":
        return receive(show, link, result.value, passphrase);
    }
  });

  /** Leaves for the page that the link leads to; going back leads here again. */
  const website = step(async (_show, { url }: Site) => {
    const tab = await thisTab();
    if (tab !== undefined) await background.call("website", { tab, url });
  });

  /** Forgets the link and the text. */
  const clear = step(async (show) => {
    show({ state: "cleared" });
    await held.write(undefined);
  });

  /** Leaves nothing behind in a page that the browser keeps for going back. */
  const leave = step((show) => show({ state: "loading" }));

  return {
    start,
    take,
    allow,
    look,
    once,
    ...unsealing<Target>(step, async (pasted) => (await findPasted(pasted)).found, serviceFor),
    website,
    clear,
    leave,
  };

  async function open(show: Show<View>, kept: Ticket | undefined): Promise<void> {
    if (!kept) return show({ state: "empty" });
    const found = await find(kept.url);
    if (kept.sealed !== undefined && "link" in found) {
      return unseal(show, await serviceFor(found.link), found.link, kept.sealed, "secret");
    }
    switch (found.state) {
      case "known": {
        const target = targetOf(found, kept.url);
        const { wrappers } = found;
        if (!wrappers) return preview(show, target);
        return show((await forbidden(target)) ?? { state: "wrapped", target, wrappers });
      }
      case "foreign": {
        const target = targetOf(found, kept.url);
        const { disguise, wrappers } = found;
        return show((await forbidden(target)) ?? { state: "foreign", target, disguise, wrappers });
      }
      case "incomplete":
        return show({ state: "cut", host: hostOf(found.address), site: siteOf(kept.url) });
      case "none": {
        const have = { wanted: "link", sealed: kept.url, source: "pasted" } as const;
        if (isSealed(kept.url)) return show({ state: "pasting", have });
        return show({ state: "empty", problem: linkProblem(found) });
      }
      case "receipt":
        return show({ state: "empty", problem: linkProblem(found) });
    }
  }

  /** Gives the mark before. */
  async function markTried(tried: boolean): Promise<boolean> {
    let before = false;
    await outcome(() =>
      held.update((kept) => {
        before = kept?.tried ?? false;
        return kept && { ...kept, tried };
      }),
    );
    return before;
  }

  async function wasTried(): Promise<boolean> {
    const kept = await outcome(() => held.read());
    return kept.ok && (kept.value?.tried ?? false);
  }

  /** Makes the only request before the click that uses the link up. */
  async function preview(show: Show<View>, target: Target): Promise<void> {
    const forbids = await forbidden(target);
    if (forbids) return show(forbids);
    const { server, link } = target;
    const own = await isOwn(link);
    show({ state: "preview", target, own, look: { state: "looking" } });
    const looking = outcome(() => lookAt(server, link));
    prepareToOpen(link, kindFor(link));
    const result = await looking;
    if (!result.ok) {
      return show({ state: "failed", failure: result.failure, doing: "preview", target });
    }
    const looked = { ...target, server: result.value.server };
    const { preview: seen } = result.value;
    if (seen.state === "gone") {
      return show({ state: "gone", target: looked, tried: await wasTried() });
    }
    if (seen.state === "elsewhere") return show({ state: "elsewhere", target: looked });
    show({ state: "preview", target: looked, own, look: seen });
  }

  /** A sealed text is kept before it is shown: nobody could fetch it again. One that can't be kept is shown all the same. */
  async function receive(
    show: Show<View>,
    link: SecretLink,
    { text, ...rest }: Extract<Revealed, { state: "revealed" }>,
    passphrase: string | undefined,
  ): Promise<void> {
    const service = await serviceFor(link);
    const keeping =
      service.open || isSealed(text)
        ? outcome(() => held.update((kept) => kept && { ...kept, sealed: text }))
        : undefined;
    // The passphrase that a service checked is the one that it sealed with.
    await unseal(show, service, link, text, sourceOf(rest), service.open && passphrase, keeping);
  }
}

function kindFor({ service }: SecretLink): Pick<Kind, "seals"> {
  return kindOf(kinds, service) ?? {};
}

function isSealed(text: string): boolean {
  return findSealed(text) !== undefined;
}
