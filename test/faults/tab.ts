/** A reveal tab: it shows one view after the other, and opens again with its ticket when it has ended. */
import type { revealSteps } from "../../entrypoints/reveal/revealSteps";
import type { View } from "../../entrypoints/reveal/view";
import { actor, as } from "./actors";
import { bundled } from "./bundled";

const load = await bundled("reveal/revealSteps.ts");

export class Tab {
  /** The view of the tab. */
  view: View = { state: "loading" };
  #who = actor("tab");
  #steps: ReturnType<typeof revealSteps> | undefined;

  constructor(readonly ticket: string) {}

  hasEnded(): boolean {
    return !this.#who.isAlive();
  }

  /** The browser opens it, or opens it again. */
  open(): void {
    this.#who.end();
    const who = actor("tab");
    this.#who = who;
    this.view = { state: "loading" };
    as(who, () => {
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the module that was bundled
      const module = load() as { readonly revealSteps: typeof revealSteps };
      this.#steps = module.revealSteps(this.ticket, (view) => {
        if (who.isAlive()) this.view = view;
      });
      void this.#steps.start();
    });
  }

  /** Presses *Reveal once*, if the view offers it. */
  reveal(): void {
    const { view } = this;
    if (view.state !== "preview" || view.look.state === "looking") return;
    const { target, look } = view;
    as(this.#who, () => void this.#steps?.once(target, look));
  }

  /** Types this passphrase, if the view asks for one. */
  tell(passphrase: string): void {
    const { view } = this;
    as(this.#who, () => {
      if (view.state === "asked") void this.#steps?.once(view.target, view.preview, passphrase);
      if (view.state !== "locked") return;
      void this.#steps?.unlock(view.link, view.sealed, view.source, passphrase);
    });
  }
}
