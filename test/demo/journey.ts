/** The whole journey without a person, under Xvfb: the first step that does not hold ends it. */
import { openStage } from "../support/stage";
import type { LocalOrigin } from "../support/extension";
import { handOverWithPassphrase } from "./passphrase";
import { takePictures } from "./pictures";
import { burnByReceipt } from "./receipt";
import { handOverByRightClick } from "./right-click";
import { type Scene, stepsIn, Unexpected, verify } from "./step";

/** @returns true if every step held */
export async function makeJourney(extension: string, home: LocalOrigin): Promise<boolean> {
  const stage = await openStage(extension, home);
  const pictures = takePictures(stage);
  const step = stepsIn({ stage, pictures });
  try {
    await handOverByRightClick(step);
    await handOverWithPassphrase(step);
    await burnByReceipt(step);
    await step(askWhetherTheExtensionComplained);
    console.log("\nEvery step held. What there was to see is in .output/demo/");
    return true;
  } catch (error) {
    tell(error);
    pictures.failure();
    return false;
  } finally {
    await stage.close();
  }
}

async function askWhetherTheExtensionComplained({ stage }: Scene): Promise<void> {
  const complaints = await stage.complaints();
  verify("It logged nothing anywhere", complaints.length === 0, complaints.join("\n"));
}

function tell(error: unknown): void {
  const { expected, seen } =
    error instanceof Unexpected ? error : { expected: "to come to its end", seen: error };
  console.error("      expected ", expected);
  console.error("      seen     ", seen);
  console.error("\nThis step did not hold. What there was to see is in .output/demo/");
}
