import type { ComponentChildren } from "preact";
import { FailureNote } from "../../components/FailureNote";
import { useSpeech } from "../../components/Translate";
import { remedy } from "../../lib/wording/notice";
import { hostOf } from "../../lib/links/address";
import { openOptions } from "../../lib/platform/tabs";
import type { Steps } from "./useReveal";
import type { View } from "./view";

export interface FailedViewProps {
  readonly view: Extract<View, { state: "failed" }>;
  readonly steps: Pick<Steps, "allow" | "look">;
  readonly children: ComponentChildren;
}

/** Shows a failure with its remedies. None of them reveals again: each looks first. */
export function FailedView({ view: { failure, doing, target }, steps, children }: FailedViewProps) {
  const { t } = useSpeech();
  const final = ["no-permission", "policy-server"].includes(failure.reason);
  const remedies = {
    allow: () => void steps.allow(target),
    options: () => void openOptions(),
  };
  return (
    <FailureNote
      {...{ failure, doing, remedies }}
      host={hostOf(target.server.address)}
      look="primary"
    >
      {!final && (
        <button
          type="button"
          class={remedy(failure) ? "second" : "primary"}
          onClick={() => void steps.look(target)}
        >
          {t("tryAgain")}
        </button>
      )}
      {children}
    </FailureNote>
  );
}
