import type { Pasted } from "../../components/SealedTextForm";
import type { SecretLink } from "../../lib/domain";
import { type FailureInfo, outcome } from "../../lib/failure";
import { accessCode } from "../../lib/key";
import { recognise, type Recognised } from "../../lib/links";
import { hostOf } from "../../lib/origin";
import { mayHaveUsedUp, read, reveal } from "../../lib/reveal";
import { findSealed } from "../../lib/sealed";
import type { Io, Receiving } from "../../lib/service";
import type { PasteProblem } from "../../lib/text";
import type { Have, Show, Source, Target } from "./view";

/** Where this page is, as far as it matters. */
export interface Place {
  /** In a tab of its own, and where browsers decrypt. */
  readonly safe: boolean;
  /** Serialised: `null` of a file. */
  readonly origin: string;
  /** What stands after the `#` in the page's address, which loses it. */
  takeFragment(): string;
}

/** The steps of the viewer. Each ends in a view; one that was overtaken by another shows nothing any more. */
export function viewing(place: Place, services: readonly Receiving[], io: Io, render: Show) {
  const servers = services.flatMap((service) => service.servers);
  let newest = 0;
  let tried = false;

  function step<A extends readonly unknown[]>(
    run: (show: Show, ...args: A) => Promise<void> | void,
  ) {
    return async (...args: A): Promise<void> => {
      newest += 1;
      const mine = newest;
      const show: Show = (view) => void (mine === newest && render(view));
      const result = await outcome(async () => run(show, ...args));
      if (!result.ok) show({ state: "broken" });
    };
  }

  const start = step((show) => {
    if (!place.safe) return show({ state: "unsafe" });
    const fragment = place.takeFragment();
    if (fragment === "") return show({ state: "pasting" });
    // Any address does: what it is in the viewer's form stands after the `#`.
    const found = find(`https://viewer.invalid/#${fragment}`);
    if (found.state === "incomplete") return show({ state: "cut" });
    if (found.state === "none") return show({ state: "pasting", problem: "no-link" });
    tried = false;
    begin(show, found);
  });

  const explain = step(begin);

  const paste = step(async (show, target?: Target) => {
    if (target?.link.key === undefined) return show({ state: "pasting" });
    const code = await accessCode(target.link.key);
    show({ state: "pasting", have: { target, code } });
  });

  /** Opens what was pasted; a link alone leads to its steps. */
  const openPasted = step(async (show, pasted: Pasted, have?: Have) => {
    const problem = (reason: PasteProblem) => show({ state: "pasting", have, problem: reason });
    const found = have?.target ?? find(pasted.link);
    if (!("link" in found)) {
      return problem(found.state === "incomplete" ? "key-incomplete" : "no-link");
    }
    if (found.link.key === undefined) return problem("key-missing");
    if (have === undefined && pasted.sealed.trim() === "") return begin(show, found);
    if (findSealed(pasted.sealed) === undefined) return problem("no-sealed-text");
    if ((await read(pasted.sealed, found.link)).state === "foreign") {
      return problem("sealed-damaged");
    }
    await unseal(show, found.link, pasted.sealed, "pasted");
  });

  /** Asks this page's own origin: looks first, and then uses the link up. */
  const once = step(async (show, target: Target) => {
    const { server, link } = target;
    show({ state: "revealing" });
    const service = serviceOf(link);
    const failed = (failure: FailureInfo, secret: "not used up" | "maybe used up") =>
      show({ state: "failed", target, failure, secret });
    const seen = await outcome(() => service.preview(io, server, link));
    if (!seen.ok) return failed(seen.failure, "not used up");
    if (seen.value.state === "gone") return show({ state: "gone", target, tried });
    const preview = seen.value;
    const result = await outcome(() => reveal(service, io, server, link, preview));
    const spent = mayHaveUsedUp(result);
    tried ||= spent;
    if (!result.ok) return failed(result.failure, spent ? "maybe used up" : "not used up");
    if (result.value.state !== "revealed") return show({ state: "gone", target, tried });
    await unseal(show, link, result.value.text, "secret");
  });

  /** As often as one likes: nobody is asked, nothing is used up. */
  const unlock = step(unseal);

  const showUnsealed = step((show, text: string) =>
    show({ state: "text", source: "unsealed", text }),
  );

  const clear = step((show) => show({ state: "cleared" }));

  /** Nothing stays behind in a page that the browser keeps for going back. */
  const leave = step((show) => show({ state: "loading" }));

  return { start, explain, paste, openPasted, once, unlock, showUnsealed, clear, leave };

  function find(text: string): Recognised {
    return recognise(text, services, servers);
  }

  function serviceOf(link: SecretLink): Receiving {
    const service = services.find(({ id }) => id === link.service);
    if (!service) throw new Error("recognised as none of these");
    return service;
  }

  function begin(show: Show, target: Target): void {
    const { service, origin, id } = target.link;
    if (origin === place.origin) return show({ state: "own", target });
    const page = serviceOf(target.link).format({ service, origin, id }).href;
    show({ state: "steps", target, page });
  }
}

async function unseal(
  show: Show,
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
    // No step comes here with a link that has no key.
    case "keyless":
    case "foreign":
      return show({ state: "warning", host: hostOf(link.origin), text: sealed });
  }
}
