import fc from "fast-check";
import { SEED } from "./seed.ts";

// Set up for each file. A property that fails says so at once, with its seed: to look for its smallest example takes longer than a test may, which
// then ends with "timed out" and tells nothing. `SHRINK=1 SEED=... npm test -- FILE` looks for it.
fc.configureGlobal({ seed: SEED, endOnFailure: !process.env["SHRINK"] });
