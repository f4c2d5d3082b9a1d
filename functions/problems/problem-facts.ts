import type { Call } from "../../shared/problems/call.ts";
import type { Problem } from "../../shared/problems/problem.ts";

/** What every letter about a problem is told. */
export const problemFacts = (problem: Pick<Problem, "reference">, call: Call) => ({
  problem: problem.reference,
  call: call.reference,
  callTitle: call.title,
  closesAt: call.closesAt,
});
