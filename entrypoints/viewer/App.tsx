import type { ComponentChildren } from "preact";
import { ClearedCard } from "../../components/reveal/ClearedCard";
import { GoneCard } from "../../components/reveal/GoneCard";
import { NotOpened } from "../../components/reveal/NotOpened";
import { Page } from "../../components/Page";
import { RevealingNote } from "../../components/reveal/RevealingNote";
import { SecretView } from "../../components/reveal/SecretView";
import { useSpeech } from "../../components/Translate";
import { useConcealed } from "../../components/hooks/useConcealed";
import { hostOf as hostOfAddress } from "../../lib/links/address";
import { AccessCode } from "./AccessCode";
import { copy } from "./copy";
import { FailedNote } from "./FailedNote";
import { OwnCard } from "./OwnCard";
import { Trouble } from "./Trouble";
import { StepsCard } from "./StepsCard";
import { useViewer } from "./useViewer";
import type { Coded, Target, View } from "./view";

/** Shows one sealed text and its fate in this tab. */
export function App() {
  return (
    <Page layout="tab">
      <Current {...useViewer()} />
    </Page>
  );
}

/** Shows the present view. */
export function Current({ view, ...steps }: ReturnType<typeof useViewer>) {
  switch (view.state) {
    case "loading":
      return null;
    case "unsafe":
      return <Trouble title="viewerUnsafe" advice="viewerUnsafeHint" />;
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
    case "pasting": {
      const target = view.have.wanted === "sealed" ? view.have.target : undefined;
      return (
        <WithIntro>
          <NotOpened
            view={view}
            steps={steps}
            onBack={target && (() => void steps.explain(target))}
          />
          {target && <AccessCode code={target.code} onCopy={copy} />}
        </WithIntro>
      );
    }
    case "locked":
    case "warning":
      return <NotOpened<Coded> view={view} steps={steps} onBack={undefined} />;
    case "text":
      return <TextView view={view} onClear={() => void steps.clear()} />;
    case "cleared":
      return <ClearedCard />;
  }
}

/** Introduces the page to those who come upon it. */
function WithIntro({ children }: { readonly children: ComponentChildren }) {
  const { t } = useSpeech();
  return (
    <>
      {children}
      <p class="hint">{t("viewerIntro")}</p>
    </>
  );
}

interface TextViewProps {
  readonly view: Extract<View, { state: "text" }>;
  readonly onClear: () => void;
}

function TextView({ view: { text, source, suspicion }, onClear }: TextViewProps) {
  const [hidden, setHidden] = useConcealed();
  const shown = { text, source, suspicion, hidden };
  return <SecretView {...shown} onClear={onClear} onHide={setHidden} onCopy={copy} />;
}

function hostOf({ server }: Target): string {
  return hostOfAddress(server.address);
}
