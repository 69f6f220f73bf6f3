/** Says of each bill of materials that is named what is wrong with it by the schema of CycloneDX. Runs beside its installed library. */
import { readFileSync } from "node:fs";
import { Spec, Validation } from "@cyclonedx/cyclonedx-library";

const validator = new Validation.JsonStrictValidator(Spec.Version.v1dot6);

for (const file of process.argv.slice(2)) {
  const faults = await validator.validate(readFileSync(file, "utf8"));
  if (faults !== null) console.log(`${file}: ${JSON.stringify(faults)}`);
}
