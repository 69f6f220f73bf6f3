import type { BundledPackage } from "./bundledPackages.ts";

/** The file of an extension's package that holds the texts. */
export const LICENSES = "licenses.txt";

/** The heading of a package. Nothing else in the texts looks like it. */
export function licenseHeading({ name, version, license }: Omit<BundledPackage, "text">): string {
  return `=== ${name} ${version} (${license}) ===`;
}

/** Our own licence, and that of each package whose code is bundled. */
export function licenseTexts(own: string, packages: readonly BundledPackage[]): string {
  const texts = packages.map((one) => `${licenseHeading(one)}\n\n${one.text}\n`);
  return ["Secret Links\n", own, "Secret Links holds code of these packages.\n", ...texts].join(
    "\n",
  );
}
