import type { ComponentChildren } from "preact";
import type { Address } from "../../lib/domain";
import { hostOf } from "../../lib/links/address";
import { regionName } from "../../lib/wording/regionName";
import { type Choice, ChoiceField } from "./ChoiceField";
import { useSpeech } from "../Translate";

export interface ServerChoiceProps {
  readonly legend: ComponentChildren;
  readonly regions: readonly Address[];
  readonly own: readonly Address[];
  readonly chosen: Address;
  readonly locked: boolean;
  readonly onChoose: (address: Address) => void;
}

/** Chooses the server that keeps new secrets: the regions by their names, then own servers. */
export function ServerChoice({ legend, regions, own, chosen, ...rest }: ServerChoiceProps) {
  const { locale } = useSpeech();
  const named = regions
    .map((address) => regionChoice(address, locale))
    .toSorted((a, b) => a.label.localeCompare(b.label, locale));
  const hosts = own.map((address) => ({ value: address, label: hostOf(address) }));
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

function regionChoice(address: Address, locale: string): Choice<Address> {
  const host = hostOf(address);
  const name = regionName(address, locale);
  return name === undefined
    ? { value: address, label: host }
    : { value: address, label: name, hint: host };
}
