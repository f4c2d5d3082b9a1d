import { paths, toPath } from "../../../shared/pages/paths.ts";
import {
  missingOutputs,
  type OutputName,
  type Outputs,
  outputNames,
  projectOutputs,
} from "../../../shared/projects/outputs/model.ts";
import type { WholeProject } from "../../../shared/projects/parts/whole.ts";
import { publishingChecks } from "../../../shared/projects/publishing/checks.ts";
import { answeredChecks, isReadyToPublish } from "../../../shared/projects/publishing/model.ts";
import type { Task } from "../../../shared/projects/stages/task.ts";

const toCome = { text: "To come", classes: "nhsuk-tag--grey" } as const;
const missing = { text: "Missing", classes: "nhsuk-tag--orange" } as const;
const there = { text: "There", classes: "nhsuk-tag--green" } as const;
const notMade = { text: "Not made", classes: "nhsuk-tag--blue" } as const;

const tagOf = (outputs: Outputs | undefined, name: OutputName, completed: boolean) => {
  const output = outputs?.given[name];
  if (output === undefined) return completed ? missing : toCome;
  return output.kind === "link" ? there : notMade;
};

/** A project's outputs as pages list them: where each is, why there is none, or that it is still to come. Once a project is completed what is to come is missing. */
export const outputsView = ({ project: { reference, status }, outputs, publishing }: WholeProject) => ({
  href: toPath(paths.deskProjectOutputs, { reference }),
  publishingHref: toPath(paths.deskProjectPublishing, { reference }),
  missing: missingOutputs(outputs).map((name) => projectOutputs[name].text),
  completed: status === "complete",
  ready: isReadyToPublish(publishing),
  answered: answeredChecks(publishing),
  checks: publishingChecks.length,
  rows: outputNames.map((name) => ({
    name,
    text: projectOutputs[name].text,
    hint: projectOutputs[name].hint,
    tag: tagOf(outputs, name, status === "complete"),
    output: outputs?.given[name],
  })),
});

/** The first link that came of one of the tasks to which an output usually belongs. */
export const suggestedLink = (name: OutputName, tasks: readonly Task[]): string | undefined => {
  const names: readonly string[] = projectOutputs[name].tasks;
  return tasks
    .filter(({ id }) => names.includes(id))
    .flatMap(({ artefacts }) => artefacts.flatMap(({ url }) => url ?? []))
    .at(0);
};
