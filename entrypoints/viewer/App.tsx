import type { ComponentChildren } from "preact";
import { ClearedCard } from "../../components/ClearedCard";
import { GoneCard } from "../../components/GoneCard";
import { NotSealedWarning } from "../../components/NotSealedWarning";
import { Page } from "../../components/Page";
import { RevealingNote } from "../../components/RevealingNote";
import { SaveSealed } from "../../components/SaveSealed";
import { SealedTextForm } from "../../components/SealedTextForm";
import { SecretView } from "../../components/SecretView";
import { useSpeech } from "../../components/Translate";
import { UnlockForm } from "../../components/UnlockForm";
import { useConcealed } from "../../components/useConcealed";
import { hostOf as hostOfOrigin } from "../../lib/origin";
import { findSealed } from "../../lib/sealed";
import { AccessCode } from "./AccessCode";
import { copy } from "./copy";
import { FailedNote } from "./FailedNote";
import { OwnCard } from "./OwnCard";
import { Trouble } from "./Trouble";
import { StepsCard } from "./StepsCard";
import { useViewer } from "./useViewer";
import type { Pasting, Target, View } from "./view";

type Steps = Omit<ReturnType<typeof useViewer>, "view">;

/** One sealed text and what becomes of it in this tab. */
export function App() {
  return (
    <Page layout="tab">
      <Current {...useViewer()} />
    </Page>
  );
}

/** What there is to see now. */
export function Current({ view, ...steps }: ReturnType<typeof useViewer>) {
  const clear = () => void steps.clear();
  switch (view.state) {
    case "loading":
      return null;
    case "unsafe":
      return <Trouble title="viewerUnsafe" advice="viewerUnsafeHint" />;
    case "cut":
      return <Trouble title="keyIncomplete" advice="keyIncompleteAdvice" />;
    case "broken":
      return <Trouble title="bug" advice="bugAdvice" />;
    case "steps": {
      const { target, page } = view;
      return (
        <WithIntro>
          <StepsCard
            host={hostOf(target)}
            href={page}
            disguised={target.disguise !== undefined}
            onNext={() => void steps.paste(target)}
          />
        </WithIntro>
      );
    }
    case "own":
      return (
        <OwnCard
          host={hostOf(view.target)}
          onReveal={() => void steps.once(view.target)}
          onSealedText={() => void steps.paste(view.target)}
        />
      );
    case "revealing":
      return <RevealingNote />;
    case "gone":
      return (
        <GoneCard
          host={hostOf(view.target)}
          tried={view.tried}
          onSealedText={() => void steps.paste(view.target)}
        />
      );
    case "failed":
      return (
        <FailedNote
          host={hostOf(view.target)}
          failure={view.failure}
          secret={view.secret}
          onAgain={() => void steps.explain(view.target)}
          onSealedText={() => void steps.paste(view.target)}
        />
      );
    case "pasting":
      return (
        <WithIntro>
          <Paste view={view} steps={steps} />
        </WithIntro>
      );
    case "locked":
      return (
        <UnlockForm
          lock={{ by: "sender", onClear: clear }}
          wrong={view.wrong}
          busy={view.busy}
          onUnlock={(passphrase) =>
            void steps.unlock(view.link, view.sealed, view.source, passphrase)
          }
        >
          <SaveSealed sealed={view.sealed} />
        </UnlockForm>
      );
    case "warning":
      return (
        <NotSealedWarning
          host={view.host}
          onShow={() => void steps.showUnsealed(view.text)}
          onClear={clear}
        >
          {findSealed(view.text) !== undefined && <SaveSealed sealed={view.text} />}
        </NotSealedWarning>
      );
    case "text":
      return <Text view={view} onClear={clear} />;
    case "cleared":
      return <ClearedCard />;
  }
}

/** What this page is, for those who come upon it. */
function WithIntro({ children }: { readonly children: ComponentChildren }) {
  const { t } = useSpeech();
  return (
    <>
      {children}
      <p class="hint">{t("viewerIntro")}</p>
    </>
  );
}

function Paste({ view, steps }: { readonly view: Pasting; readonly steps: Steps }) {
  const { have, problem } = view;
  return (
    <>
      <SealedTextForm
        wanted={have ? "sealed" : "both"}
        problem={problem}
        onOpen={(pasted) => void steps.openPasted(pasted, have)}
        onBack={have && (() => void steps.explain(have.target))}
      />
      {have && <AccessCode code={have.code} onCopy={copy} />}
    </>
  );
}

interface TextProps {
  readonly view: Extract<View, { state: "text" }>;
  readonly onClear: () => void;
}

function Text({ view: { text, source }, onClear }: TextProps) {
  const [hidden, setHidden] = useConcealed();
  return <SecretView {...{ text, source, hidden, onClear }} onHide={setHidden} onCopy={copy} />;
}

function hostOf({ server }: Target): string {
  return hostOfOrigin(server.origin);
}
