import { findSealed } from "../../lib/sealing/format";
import type { Locked, Linked, Pasting, Unsealing, Warning } from "../../lib/revealing/unseal";
import { NotSealedWarning } from "./NotSealedWarning";
import { Offer } from "./Offer";
import { SaveSealed } from "./SaveSealed";
import { SealedTextForm } from "./SealedTextForm";
import { UnlockSealed } from "./UnlockSealed";

type NotOpenedSteps<Target extends Linked> = Omit<Unsealing<Target>, "paste"> & {
  readonly clear: () => unknown;
};

export interface NotOpenedProps<Target extends Linked> {
  readonly view: Locked | Warning | Pasting<Target>;
  readonly steps: NotOpenedSteps<Target>;
  /** Leads back to the form for a pasted text; absent if the text was not pasted. */
  readonly onBack: (() => void) | undefined;
}

/**
 * Shows a sealed text that is still to be opened, and asks for the missing part. The received text stays here, and can be saved.
 */
export function NotOpened<Target extends Linked>({ view, steps, onBack }: NotOpenedProps<Target>) {
  const clear = () => void steps.clear();
  /** People mistype links, and programs cut them. */
  const anotherLink = (before: Locked | Warning) => (
    <Offer
      label="pasteLink"
      hint="sealedTextWaits"
      onPress={() => void steps.tryAnotherLink(before)}
    />
  );
  switch (view.state) {
    case "locked":
      return (
        <UnlockSealed
          wrong={view.wrong}
          busy={view.busy}
          onUnlock={(passphrase) =>
            void steps.unlock(view.link, view.sealed, view.source, passphrase)
          }
          onClear={clear}
        >
          {findSealed(view.sealed) !== undefined && (
            <>
              {view.wrong && anotherLink(view)}
              <SaveSealed sealed={view.sealed} />
            </>
          )}
        </UnlockSealed>
      );
    case "warning":
      return (
        <NotSealedWarning
          host={view.host}
          onShow={() => void steps.showUnsealed(view)}
          onClear={clear}
        >
          {findSealed(view.text) !== undefined && (
            <>
              {anotherLink(view)}
              <SaveSealed sealed={view.text} />
            </>
          )}
        </NotSealedWarning>
      );
    case "pasting": {
      const { have, problem } = view;
      const before = have.wanted === "link" ? have.before : undefined;
      return (
        <SealedTextForm
          wanted={have.wanted}
          problem={problem}
          onOpen={(pasted) => void steps.openPasted(pasted, have)}
          onBack={have.wanted === "link" ? before && (() => void steps.goBack(before)) : onBack}
        >
          {have.wanted === "link" && <SaveSealed sealed={have.sealed} />}
        </SealedTextForm>
      );
    }
  }
}
