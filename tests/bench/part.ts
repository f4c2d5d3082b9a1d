import type { LocalStack } from "../../infra/local/index.ts";
import type { Found } from "./table.ts";

/** What a part of the bench is given to measure with. */
export interface Bench {
  /** The one stack that all parts share which need one; started by the first that asks. */
  readonly stack: () => Promise<LocalStack>;
  /** A minute or so for all parts together: fewer runs and functions, smaller crowds. The figures say whether a part still works, and little more. */
  readonly quick: boolean;
  /** Pairs of processes for each function whose start is measured. */
  readonly runs: number;
  /** Registrations through the site, and as many by hand. */
  readonly registrations: number;
  /** A part of a function's name: of sizes and starts, only those. */
  readonly only: string | undefined;
  readonly people: number;
  readonly places: number;
  /** Of what goes wrong in a rush. */
  readonly seed: number;
}

/** One thing that is measured. */
export interface Part {
  readonly name: string;
  /** What it measures, in a line. */
  readonly about: string;
  readonly measure: (bench: Bench) => Promise<Found>;
}
