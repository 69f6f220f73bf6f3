import { useEffect, useMemo, useState } from "preact/hooks";
import type { Pasted } from "../../components/SealedTextForm";
import type { Preview, SecretLink } from "../../lib/domain";
import { outcome } from "../../lib/failure";
import { linkDigest, recognise, type Recognised } from "../../lib/links";
import { io } from "../../lib/platform/io";
import { receipts, sessionReceipts, settings, ticket } from "../../lib/platform/items";
import { requestPermission } from "../../lib/platform/permissions";
import { services } from "../../lib/platform/services";
import { asksPassphrase, read, reveal } from "../../lib/reveal";
import { findSealed } from "../../lib/sealed";
import { knownServers } from "../../lib/settings";
import type { PasteProblem } from "../../lib/text";
import type { Have, Source, Target, View } from "./view";

/** What the tab shows, and what can be done in it. `id` names the ticket. */
export function useReveal(id: string) {
  const [view, show] = useState<View>({ state: "loading" });
  const steps = useMemo(() => revealing(id, show), [id]);
  useEffect(() => {
    void steps.start();
    // Nothing stays behind in a page that the browser keeps for going back.
    const leave = () => show({ state: "loading" });
    const comeBack = (event: PageTransitionEvent) => event.persisted && void steps.start();
    addEventListener("pagehide", leave);
    addEventListener("pageshow", comeBack);
    return () => {
      removeEventListener("pagehide", leave);
      removeEventListener("pageshow", comeBack);
    };
  }, [steps]);
  return { view, show, ...steps };
}

/** The steps of a reveal tab. Each ends in a view; none fails otherwise. */
function revealing(id: string, show: (view: View) => void) {
  const held = ticket(id);

  async function start(): Promise<void> {
    const kept = id === "" ? undefined : await held.read();
    if (!kept) return show({ state: "empty" });
    const found = await find(kept.url);
    if (kept.sealed !== undefined && "link" in found) {
      return openSealed(found.link, kept.sealed, "secret");
    }
    switch (found.state) {
      case "known":
        return look(targetOf(found));
      case "foreign":
        return show({ state: "foreign", target: targetOf(found) });
      case "incomplete":
        return show({ state: "cut", host: new URL(found.origin).host });
      case "none":
        return show({ state: "empty" });
    }
  }

  /** Goes on with a link that was pasted into an empty tab. */
  async function take(url: string): Promise<void> {
    if ((await find(url)).state === "none") return show({ state: "empty", problem: "no-link" });
    await held.write({ url });
    await start();
  }

  /** To be called straight from the click: the browser asks only then. */
  async function allow(target: Target): Promise<void> {
    if (await requestPermission(target.server.origin)) await look(target);
  }

  /** The only request before the click that uses the link up. */
  async function look(target: Target): Promise<void> {
    const { service, server, link } = target;
    const own = await isOwn(link);
    show({ state: "preview", target, own, look: { state: "looking" } });
    const result = await outcome(() => service.preview(io, server, link));
    if (!result.ok) {
      return show({ state: "failed", failure: result.failure, doing: "preview", target });
    }
    const preview = result.value;
    if (preview.state === "gone") return show({ state: "gone", target });
    show({ state: "preview", target, own, look: preview });
  }

  /** Uses the link up, unless the service asks for a passphrase first. */
  async function once(target: Target, preview: Preview, passphrase?: string): Promise<void> {
    const asked = { state: "asked", target, preview, busy: false } as const;
    if (passphrase === undefined && asksPassphrase(target.link, preview)) {
      return show({ ...asked, wrong: false });
    }
    const wait: View =
      passphrase === undefined ? { state: "revealing" } : { ...asked, wrong: false, busy: true };
    show(wait);
    const { service, server, link } = target;
    const result = await outcome(() => reveal(service, io, server, link, preview, passphrase));
    if (!result.ok) {
      return show({ state: "failed", failure: result.failure, doing: "reveal", target });
    }
    switch (result.value.state) {
      case "gone":
        return show({ state: "gone", target });
      case "passphrase": {
        const { attemptsLeft } = result.value;
        return show({ ...asked, wrong: passphrase !== undefined, attemptsLeft });
      }
      case "revealed":
        return receive(target, result.value.text);
    }
  }

  /** A sealed text is kept before it is opened: it cannot be fetched again. */
  async function receive({ link }: Target, text: string): Promise<void> {
    if (findSealed(text) !== undefined) {
      await held.update((kept) => kept && { ...kept, sealed: text });
    }
    await openSealed(link, text, "secret");
  }

  /** Opens what was received or pasted, as often as one likes. */
  async function openSealed(
    link: SecretLink,
    sealed: string,
    source: Source,
    passphrase?: string,
  ): Promise<void> {
    const locked = { state: "locked", link, sealed, source } as const;
    if (passphrase !== undefined) show({ ...locked, wrong: false, busy: true });
    const found = await read(sealed, link, passphrase);
    switch (found.state) {
      case "text":
        return show({ state: "text", source, text: found.text });
      case "locked":
        return show({ ...locked, wrong: found.wrong, busy: false });
      case "foreign":
        return show({ state: "warning", host: new URL(link.origin).host, text: sealed });
      case "keyless":
        return paste({ wanted: "link", sealed }, "key-missing");
    }
  }

  /** Opens a sealed text that someone has by hand: no request, whatever host the link names. */
  async function openPasted(pasted: Pasted, have: Have): Promise<void> {
    const found = have.wanted === "sealed" ? have : await find(pasted.link);
    const sealed = have.wanted === "link" ? have.sealed : pasted.sealed;
    if (!("link" in found)) {
      return paste(have, found.state === "incomplete" ? "key-incomplete" : "no-link");
    }
    if (found.link.key === undefined) return paste(have, "key-missing");
    if (findSealed(sealed) === undefined) return paste(have, "no-sealed-text");
    if ((await read(sealed, found.link)).state === "foreign") return paste(have, "sealed-damaged");
    await openSealed(found.link, sealed, "pasted");
  }

  function paste(have: Have, problem?: PasteProblem): void {
    show({ state: "pasting", have, ...(problem === undefined ? {} : { problem }) });
  }

  /** Forgets link and text. */
  async function clear(): Promise<void> {
    show({ state: "cleared" });
    await held.write(undefined);
  }

  return { start, take, allow, look, once, openSealed, paste, openPasted, clear };
}

async function find(url: string): Promise<Recognised> {
  return recognise(url, services, knownServers(await settings.read(), services));
}

function targetOf({ link, server }: Extract<Recognised, { link: SecretLink }>): Target {
  const service = services.find(({ id }) => id === link.service) ?? services[0];
  return { service, server, link };
}

async function isOwn(link: SecretLink): Promise<boolean> {
  const digest = await linkDigest(link);
  const made = [...(await receipts.read()), ...(await sessionReceipts.read())];
  return made.some(({ linkDigest: other }) => other === digest);
}
