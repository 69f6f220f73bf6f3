import type { Component } from "./packageComplaints";

/** The packages that a bill of materials lists. */
export function componentsOf(bill: Uint8Array): readonly Component[] {
  const { components }: Bill = JSON.parse(Buffer.from(bill).toString());
  return components.map(({ group, name, version, licenses: [license] }) => ({
    name: group === undefined ? name : `${group}/${name}`,
    version,
    license: license?.license.id ?? "",
  }));
}

/** As `test/release/writeBillOfMaterials.ts` writes it. */
interface Bill {
  readonly components: readonly {
    readonly group?: string;
    readonly name: string;
    readonly version: string;
    readonly licenses: readonly { readonly license: { readonly id: string } }[];
  }[];
}
