/** Lists the packages in a build, as CycloneDX 1.6 has it: https://cyclonedx.org/docs/1.6/json/ */
import { readFileSync, writeFileSync } from "node:fs";
import type { BundledPackage } from "./bundledPackages.ts";

type Product = Pick<BundledPackage, "name" | "version" | "license">;

/** @param build one of the builds of a version: `chrome`, `firefox` or `viewer` */
export function writeBillOfMaterials(build: string, packages: readonly BundledPackage[]): void {
  const { name, version, license }: Product = JSON.parse(readFileSync("package.json", "utf8"));
  const lock: Lock = JSON.parse(readFileSync("package-lock.json", "utf8"));
  writeFileSync(
    `.output/${name}-${version}-${build}.cdx.json`,
    billOfMaterials({ name: `${name}-${build}`, version, license }, packages, lock),
  );
}

/** `package-lock.json`, as far as it is read here. */
interface Lock {
  readonly packages: Readonly<Record<string, { readonly integrity?: string }>>;
}

/**
 * Neither a time nor a serial number stands in it, so that the same sources give the same list.
 *
 * @param product the build, as `secret-links-chrome`
 */
function billOfMaterials(
  product: Product,
  packages: readonly BundledPackage[],
  lock: Lock,
): string {
  const root = `${product.name}@${product.version}`;
  const bill = {
    $schema: "http://cyclonedx.org/schema/bom-1.6.schema.json",
    bomFormat: "CycloneDX",
    specVersion: "1.6",
    version: 1,
    metadata: { component: { type: "application", "bom-ref": root, ...factsOf(product) } },
    components: packages.map((one) => ({
      type: "library",
      "bom-ref": purlOf(one),
      ...factsOf(one),
      purl: purlOf(one),
      hashes: [{ alg: "SHA-512", content: hashOf(one, lock) }],
    })),
    dependencies: [{ ref: root, dependsOn: packages.map(purlOf) }],
  };
  return `${JSON.stringify(bill, null, 2)}\n`;
}

function factsOf({ name: whole, version, license }: Product) {
  const [name = "", group] = whole.split("/").toReversed();
  const scope = group === undefined ? {} : { group };
  return { ...scope, name, version, licenses: [{ license: { id: license } }] };
}

/** As https://github.com/package-url/purl-spec has it. */
function purlOf({ name, version }: Pick<Product, "name" | "version">): string {
  return `pkg:npm/${name.replace("@", "%40")}@${version}`;
}

/** The hash of the package's archive in the registry, in hexadecimal digits. @throws if the lock does not hold it */
function hashOf({ name }: Product, lock: Lock): string {
  const [, base64] =
    /^sha512-(\S+)$/.exec(lock.packages[`node_modules/${name}`]?.integrity ?? "") ?? [];
  if (base64 === undefined) throw new Error(`package-lock.json has no SHA-512 of ${name}`);
  return Buffer.from(base64, "base64").toString("hex");
}
