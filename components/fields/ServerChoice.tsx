import type { ComponentChildren } from "preact";
import type { Address } from "../../lib/domain";
import { hostOf } from "../../lib/links/address";
import type { OfferedServer } from "../../lib/settings/offered";
import { regionName } from "../../lib/wording/regionName";
import { type Choice, ChoiceField } from "./ChoiceField";
import { useSpeech } from "../Translate";

export interface ServerChoiceProps {
  readonly legend: ComponentChildren;
  readonly servers: readonly OfferedServer[];
  readonly chosen: Address;
  readonly locked: boolean;
  readonly onChoose: (address: Address) => void;
}

/**
 * Chooses the server that keeps new secrets, in two groups, which say who can read the text: regions by their names, then all
 * others by their hosts.
 */
export function ServerChoice({ legend, servers, chosen, ...rest }: ServerChoiceProps) {
  const { t, locale } = useSpeech();
  const sealing = servers.filter(({ seals }) => seals);
  const keeping = servers.filter(({ seals }) => !seals);
  const both = sealing.length > 0 && keeping.length > 0;
  const named = (some: readonly OfferedServer[]) => inOrder(some, locale);
  return (
    <ChoiceField
      legend={legend}
      choices={[
        ...under(named(sealing), both ? t("groupOwnSeal") : undefined),
        ...under(named(keeping), both ? servicesOf(keeping) : undefined),
      ]}
      chosen={chosen}
      look="list"
      {...rest}
    />
  );
}

/** Choices with a heading above the first. */
function under(
  [first, ...others]: readonly Choice<Address>[],
  group: string | undefined,
): readonly Choice<Address>[] {
  return first === undefined ? [] : [{ ...first, group }, ...others];
}

function servicesOf(servers: readonly OfferedServer[]): string {
  return [...new Set(servers.map(({ service }) => service))].join(", ");
}

function inOrder(servers: readonly OfferedServer[], locale: string): readonly Choice<Address>[] {
  const regions = servers
    .filter(({ region }) => region)
    .map(({ address }) => regionChoice(address, locale))
    .toSorted((a, b) => a.label.localeCompare(b.label, locale));
  const others = servers
    .filter(({ region }) => !region)
    .map(({ address, service }) => ({ value: address, label: hostOf(address), hint: service }));
  return [...regions, ...others];
}

function regionChoice(address: Address, locale: string): Choice<Address> {
  const host = hostOf(address);
  const name = regionName(address, locale);
  return name === undefined
    ? { value: address, label: host }
    : { value: address, label: name, hint: host };
}
