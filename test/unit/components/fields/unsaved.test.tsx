import type { ComponentChild } from "preact";
import { NO_POLICY } from "../../../../lib/settings/policy";
import { afterEach, expect, test } from "vitest";
import { BurnConfirm } from "../../../../components/popup/BurnConfirm";
import { EmptyCard } from "../../../../components/reveal/EmptyCard";
import { RevealForm } from "../../../../components/reveal/RevealForm";
import { SealedTextForm } from "../../../../components/reveal/SealedTextForm";
import { ShareForm } from "../../../../components/popup/ShareForm";
import { UnlockService } from "../../../../components/reveal/UnlockService";
import { clear, field, press, show } from "../look";
import { draft, host, limits } from "../samples";

afterEach(clear);

const nothing = (): void => undefined;
const share = (
  <ShareForm
    draft={draft}
    limits={limits}
    policy={NO_POLICY}
    viewer={false}
    submit="create"
    busy={false}
    random={(length) => new Uint8Array(length)}
    onChange={nothing}
    onGenerate={nothing}
    onSubmit={nothing}
  />
);
const unlock = <UnlockService host={host} wrong={false} busy={false} onUnlock={nothing} />;
const proof = (need: "passphrase" | "link") => (
  <BurnConfirm need={need} onBurn={nothing} onKeep={nothing} />
);
const reveal = (
  <RevealForm label="Reveal once" asks onReveal={nothing}>
    {null}
  </RevealForm>
);
const sealed = <SealedTextForm wanted="both" onOpen={nothing} />;
const empty = <EmptyCard onLink={nothing} onSealedText={nothing} />;

test.each<[string, string, ComponentChild]>([
  ["Secret", "form", share],
  ["Passphrase", "form", share],
  ["Passphrase", "lock", unlock],
  ["Passphrase", "reveal", reveal],
  ["Passphrase", "burn", proof("passphrase")],
  ["One-time link", "burn", proof("link")],
  ["One-time link", "sealed text", sealed],
  ["Sealed text", "sealed text", sealed],
  ["One-time link", "empty tab", empty],
])("%s (%s) is written neither to disk nor to a writing service", async (name, _, form) => {
  await show(form);
  const element = field(name);
  expect(element.getAttribute("autocomplete")).toBe("off");
  expect(element.getAttribute("autocapitalize")).toBe("off");
  expect(element.getAttribute("spellcheck")).toBe("false");
  expect(element.getAttribute("writingsuggestions")).toBe("false");
  expect(element.getAttribute("name")).toBeNull();
});

test.each(["Show passphrase", "Suggest"])(
  "a readable passphrase is guarded too (%s)",
  async (name) => {
    await show(share);
    await press(name);
    expect(field("Passphrase").getAttribute("autocomplete")).toBe("off");
    expect(field("Passphrase").getAttribute("spellcheck")).toBe("false");
  },
);
