/**
 * Before tests with properties: fast-check draws from the seed of the run, so that `SEED=…` finds the same case again.
 * A case that it finds failing stays: write it into the `examples` of that `fc.assert`, which every run tries first.
 */
import * as fc from "fast-check";

fc.configureGlobal({ seed: Number(process.env["SEED"]) });
