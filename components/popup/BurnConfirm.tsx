import { useRef, useState } from "preact/hooks";
import type { BurnNeed } from "../../lib/sharing/receipts";
import type { MessageKey } from "../../lib/wording/sentences";
import { Confirm } from "../Confirm";
import { LinkField } from "../fields/LinkField";
import { PassphraseField } from "../fields/PassphraseField";
import { useSpeech } from "../Translate";

export interface BurnConfirmProps {
  readonly need: BurnNeed;
  /** `proof` is the requested one: never empty, and absent only if none is needed. */
  readonly onBurn: (proof?: string) => void;
  readonly onKeep: () => void;
}

/** Asks before a burn, and for the proof that the service wants: a burn without it would count as a wrong try. */
export function BurnConfirm({ need, onBurn, onKeep }: BurnConfirmProps) {
  const { t } = useSpeech();
  const [proof, setProof] = useState("");
  const [missing, setMissing] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const about = { question: t("burnQuestion"), action: t("burn"), onKeep };
  if (need === "nothing") return <Confirm {...about} onConfirm={() => onBurn()} />;
  const burn = (): void => {
    if (proof.trim() !== "") return onBurn(proof);
    setMissing(true);
    form.current?.querySelector("input")?.focus();
  };
  const problem = missing && proof.trim() === "" ? t(problems[need]) : undefined;
  const field = { value: proof, problem, first: true, onChange: setProof };
  return (
    <form
      noValidate
      ref={form}
      onSubmit={(event) => {
        event.preventDefault();
        burn();
      }}
    >
      <Confirm {...about} onConfirm={burn}>
        {need === "passphrase" ? (
          <PassphraseField {...field} hint={t("burnPassphraseHint")} />
        ) : (
          <LinkField {...field} hint={t("burnLinkHint")} />
        )}
      </Confirm>
    </form>
  );
}

const problems: Record<Exclude<BurnNeed, "nothing">, MessageKey> = {
  passphrase: "passphraseMissing",
  link: "linkMissing",
};
