import { type Refused, UNCHANGED, type Unchanged } from "../../journal/answer.ts";
import { type Entry, type Occasion, record } from "../../journal/entry.ts";
import { ProjectOutputsChanged } from "./entries.ts";
import { missingOutputs, type Output, type OutputName, type Outputs, outputNames } from "./model.ts";

/** What is said of a project's outputs: all of them that are known. */
export type GivenOutputs = Outputs["given"];

/** What a project's outputs become. */
export interface OutputsDecision {
  readonly outputs: Outputs;
  readonly entries: readonly Entry[];
}

const same = (a: Output | undefined, b: Output | undefined): boolean => {
  if (a === undefined || b === undefined) return a === b;
  if (a.kind === "link") return b.kind === "link" && a.url === b.url;
  return b.kind === "not-made" && a.reason === b.reason;
};

const ofKind = (given: GivenOutputs, kind: Output["kind"]): OutputName[] =>
  outputNames.filter((name) => given[name]?.kind === kind);

/** Says where the outputs are or why there are none. `version` is that which the writer had before them, 0 when nothing was said. */
export const giveOutputs = (
  project: string,
  before: Outputs | undefined,
  { given, version }: { readonly given: GivenOutputs; readonly version: number },
  occasion: Occasion,
): OutputsDecision | Refused<"saved-meanwhile"> | Unchanged => {
  if (outputNames.every((name) => same(before?.given[name], given[name]))) return UNCHANGED;
  if ((before?.version ?? 0) !== version) return { refusal: "saved-meanwhile" };
  const data = {
    given: ofKind(given, "link"),
    notMade: ofKind(given, "not-made"),
    missing: [...missingOutputs({ given })],
  };
  return {
    outputs: { given, changedAt: occasion.now, changedBy: occasion.actor.id, version: version + 1 },
    entries: [record(ProjectOutputsChanged, { subject: project, data }, occasion)],
  };
};
