import { ClearedCard } from "../../components/reveal/ClearedCard";
import { ElsewhereCard } from "../../components/reveal/ElsewhereCard";
import { EmptyCard } from "../../components/reveal/EmptyCard";
import { FailureNote } from "../../components/FailureNote";
import { ForeignCard } from "../../components/reveal/ForeignCard";
import { GoneCard } from "../../components/reveal/GoneCard";
import { HaveSealedText } from "../../components/reveal/HaveSealedText";
import { NotOpened } from "../../components/reveal/NotOpened";
import { Page } from "../../components/Page";
import { PreviewCard } from "../../components/reveal/PreviewCard";
import { RefusedCard } from "../../components/reveal/RefusedCard";
import { RevealingNote } from "../../components/reveal/RevealingNote";
import { UnlockService } from "../../components/reveal/UnlockService";
import { WebsiteOffer } from "../../components/reveal/WebsiteOffer";
import { WrappedCard } from "../../components/reveal/WrappedCard";
import { hostOf as hostOfAddress } from "../../lib/links/address";
import { kindAt } from "../../lib/app/kinds";
import { isPrivate } from "../../lib/platform/privateStorage";
import type { Have } from "../../lib/revealing/unseal";
import { FailedView } from "./FailedView";
import { TextView } from "./TextView";
import { useReveal } from "./useReveal";
import type { Site, Target } from "./view";

/** Shows one link and its fate in this tab. */
export function App({ id }: { readonly id: string }) {
  return (
    <Page layout="tab" privateWindows={isPrivate() ? "here" : "elsewhere"}>
      <Current {...useReveal(id)} />
    </Page>
  );
}

function Current({ view, ...steps }: ReturnType<typeof useReveal>) {
  const { clear } = steps;
  const paste = (have: Have<Target>) => void steps.paste(have);
  const onSealedText = (target: Target) =>
    kindAt(target.server).seals ? undefined : () => paste(missing(target));
  const website = (site: Site, keyed: boolean) => (
    <WebsiteOffer website={site} keyed={keyed} onOpen={() => void steps.website(site)} />
  );
  switch (view.state) {
    case "loading":
      return null;
    case "empty":
      return (
        <EmptyCard
          problem={view.problem}
          onLink={(url) => void steps.take(url)}
          onSealedText={() => paste({ wanted: "both" })}
        />
      );
    case "cleared":
      return <ClearedCard />;
    case "cut":
      return (
        <>
          <FailureNote
            failure={{ kind: "corrupt", reason: "key-incomplete" }}
            doing="preview"
            host={view.host}
          >
            <HaveSealedText onPress={() => paste({ wanted: "both" })} />
          </FailureNote>
          {website(view.site, true)}
        </>
      );
    case "foreign": {
      const { target, disguise, wrappers } = view;
      return (
        <ForeignCard
          host={hostOf(target)}
          {...{ disguise, wrappers, keyed: isKeyed(target) }}
          onAllow={() => void steps.allow(target)}
          onSealedText={onSealedText(target)}
        />
      );
    }
    case "wrapped": {
      const { target, wrappers } = view;
      return (
        <WrappedCard
          host={hostOf(target)}
          {...{ wrappers, keyed: isKeyed(target) }}
          onOpen={() => void steps.look(target)}
          onSealedText={onSealedText(target)}
        />
      );
    }
    case "preview": {
      const { target, own, look } = view;
      return (
        <PreviewCard
          host={hostOf(target)}
          sealed={isKeyed(target)}
          own={own}
          several={target.server.exclusive === false}
          exposed={target.site.exposed ?? false}
          inAddress={kindAt(target.server).passphraseInAddress}
          look={look}
          onReveal={(passphrase) =>
            look.state !== "looking" && void steps.once(target, look, passphrase)
          }
          onSealedText={onSealedText(target)}
        >
          {website(target.site, isKeyed(target))}
        </PreviewCard>
      );
    }
    case "gone":
      return (
        <GoneCard
          host={hostOf(view.target)}
          tried={view.tried}
          onSealedText={onSealedText(view.target)}
        />
      );
    case "elsewhere": {
      const { site } = view.target;
      return <ElsewhereCard>{website(site, isKeyed(view.target))}</ElsewhereCard>;
    }
    case "asked":
      return (
        <UnlockService
          host={hostOf(view.target)}
          attemptsLeft={view.attemptsLeft}
          inAddress={kindAt(view.target.server).passphraseInAddress}
          wrong={view.wrong}
          busy={view.busy}
          onUnlock={(passphrase) => void steps.once(view.target, view.preview, passphrase)}
        />
      );
    case "revealing":
      return <RevealingNote />;
    case "refused": {
      const { target, preview, tried, typed } = view;
      return (
        <RefusedCard
          {...{ host: hostOf(target), tried, typed }}
          onReveal={(passphrase) => void steps.once(target, preview, passphrase)}
          onSealedText={onSealedText(target)}
        />
      );
    }
    case "locked":
    case "warning":
    case "pasting":
      return <NotOpened view={view} steps={steps} onBack={() => void steps.start()} />;
    case "text":
      return <TextView view={view} onClear={() => void clear()} />;
    case "failed":
      return (
        <>
          <FailedView view={view} steps={steps}>
            <HaveSealedText onPress={onSealedText(view.target)} />
          </FailedView>
          {view.failure.reason !== "policy-server" &&
            website(view.target.site, isKeyed(view.target))}
        </>
      );
    case "broken":
      return <FailureNote failure={view.failure} doing="reveal" host="" />;
  }
}

/** The parts that are still missing to open a sealed text by hand. */
function missing(target: Target): Have<Target> {
  return isKeyed(target) ? { wanted: "sealed", target } : { wanted: "both" };
}

function isKeyed({ link }: Target): boolean {
  return link.key !== undefined;
}

function hostOf({ server }: Target): string {
  return hostOfAddress(server.address);
}
