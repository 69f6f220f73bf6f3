import type { SecretLink } from "../../lib/domain";
import { type FailureInfo, outcome } from "../../lib/failure";
import { findLink } from "../../lib/links/findLink";
import { accessCode } from "../../lib/sealing/key";
import { recognise, type Recognised } from "../../lib/links/recognise";
import { mayHaveUsedUp, reveal } from "../../lib/revealing/reveal";
import type { Io, Receiving } from "../../lib/service";
import { type Show, stepsOf } from "../../lib/revealing/step";
import { linkProblem } from "../../lib/wording/sentences";
import { type Have, type Pasted, sourceOf, unseal, unsealing } from "../../lib/revealing/unseal";
import type { Coded, Target, View } from "./view";

/** The place of this page, as far as it matters. */
export interface ViewerPlace {
  /** True in a tab of its own, with an origin for which browsers decrypt. */
  readonly safe: boolean;
  /** Serialised: `null` for a file. */
  readonly origin: string;
  /** Takes the part after the `#` from the page's address, which loses it. */
  takeFragment(): string;
}

const empty = { state: "pasting", have: { wanted: "both" } } as const;

/** The steps of the viewer. */
export function viewerSteps(
  place: ViewerPlace,
  services: readonly Receiving[],
  io: Io,
  render: Show<View>,
) {
  const servers = services.flatMap((service) => service.servers);
  let tried = false;

  const step = stepsOf<View>(render, () => ({ state: "broken" }));
  const findPasted = (text: string) => findLink(text, services, servers);
  const unsealed = unsealing<Coded>(step, findPasted, serviceOf);

  const start = step((show) => {
    if (!place.safe) return show({ state: "unsafe" });
    const fragment = place.takeFragment();
    if (fragment === "") return show(empty);
    // Any address does: the part after the `#` is the same as in the viewer's form.
    const found = find(`https://viewer.invalid/#${fragment}`);
    if (!("link" in found)) return show({ ...empty, problem: linkProblem(found) });
    tried = false;
    begin(show, found);
  });

  const explain = step(begin);

  const paste = step(async (show, target: Target) => {
    const { key, codeLength } = target.link;
    if (key === undefined) return show(empty);
    const coded = { ...target, code: await accessCode(key, codeLength) };
    show({ state: "pasting", have: { wanted: "sealed", target: coded } });
  });

  /** A link alone leads to its steps. */
  const openPasted = async (pasted: Pasted, have: Have<Coded>): Promise<void> => {
    const alone = have.wanted === "both" && pasted.sealed.trim() === "";
    const found = alone ? findPasted(pasted.link) : ({ state: "none" } as const);
    if ("link" in found && found.link.key !== undefined) return explain(found);
    return unsealed.openPasted(pasted, have);
  };

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
    if (seen.value.state === "elsewhere") return begin(show, target);
    const preview = seen.value;
    const result = await outcome(() => reveal(service, io, server, link, preview));
    const spent = mayHaveUsedUp(result);
    tried ||= spent;
    if (!result.ok) return failed(result.failure, spent ? "maybe used up" : "not used up");
    if (result.value.state !== "revealed") return show({ state: "gone", target, tried });
    await unseal(show, service, link, result.value.text, sourceOf(result.value));
  });

  const clear = step((show) => show({ state: "cleared" }));

  /** Leaves nothing behind in a page that the browser keeps for going back. */
  const leave = step((show) => show({ state: "loading" }));

  return { ...unsealed, start, explain, paste, openPasted, once, clear, leave };

  function find(text: string): Recognised {
    return recognise(text, services, servers);
  }

  function serviceOf(link: SecretLink): Receiving {
    const service = services.find(({ id }) => id === link.service);
    if (!service) throw new Error("recognised as none of these");
    return service;
  }

  function begin(show: Show<View>, target: Target): void {
    const { service, address, id } = target.link;
    if (address === place.origin) return show({ state: "own", target });
    const page = serviceOf(target.link).format({ service, address, id }).href;
    show({ state: "steps", target, page });
  }
}
