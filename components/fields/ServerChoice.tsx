import type { ComponentChildren } from "preact";
import type { Origin } from "../../lib/domain";
import { hostOf } from "../../lib/links/origin";
import { regionName } from "../../lib/wording/regionName";
import { type Choice, ChoiceField } from "./ChoiceField";
import { useSpeech } from "../Translate";

export interface ServerChoiceProps {
  readonly legend: ComponentChildren;
  readonly regions: readonly Origin[];
  readonly own: readonly Origin[];
  readonly chosen: Origin;
  readonly locked: boolean;
  readonly onChoose: (origin: Origin) => void;
}

/** Chooses the server that keeps new secrets: the regions by their names, then own servers. */
export function ServerChoice({ legend, regions, own, chosen, ...rest }: ServerChoiceProps) {
  const { locale } = useSpeech();
  const named = regions
    .map((origin) => regionChoice(origin, locale))
    .toSorted((a, b) => a.label.localeCompare(b.label, locale));
  const hosts = own.map((origin) => ({ value: origin, label: hostOf(origin) }));
  return (
    <ChoiceField
      legend={legend}
      choices={[...named, ...hosts]}
      chosen={chosen}
      look="list"
      {...rest}
    />
  );
}

function regionChoice(origin: Origin, locale: string): Choice<Origin> {
  const host = hostOf(origin);
  const name = regionName(origin, locale);
  return name === undefined
    ? { value: origin, label: host }
    : { value: origin, label: name, hint: host };
}
