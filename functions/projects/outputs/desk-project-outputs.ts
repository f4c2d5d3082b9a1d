import type { FormErrors } from "../../../shared/pages/form-errors.ts";
import { paths } from "../../../shared/pages/paths.ts";
import { giveOutputs } from "../../../shared/projects/outputs/commands.ts";
import { readOutputsForm } from "../../../shared/projects/outputs/input.ts";
import { type Outputs, outputNames } from "../../../shared/projects/outputs/model.ts";
import { readWholeProject } from "../../../shared/projects/parts/store.ts";
import type { WholeProject } from "../../../shared/projects/parts/whole.ts";
import { byReference, view } from "../../entry-points/page-definition.ts";
import { deskPage } from "../../entry-points/page-file.ts";
import { field } from "../../entry-points/request.ts";
import { projectPaths } from "../project-links.ts";
import outputsPage from "./desk-project-outputs.njk";
import { outputsView, suggestedLink } from "./outputs-view.ts";

/** What the form's fields hold: what is saved, and a link that came of a task where nothing is. */
const savedAnswers = (outputs: Outputs | undefined, { tasks }: WholeProject): Record<string, string> =>
  Object.fromEntries(
    outputNames.flatMap((name): (readonly [string, string])[] => {
      const output = outputs?.given[name];
      if (output?.kind === "not-made") return [[`${name}-reason`, output.reason]];
      const url = output === undefined ? suggestedLink(name, tasks) : output.url;
      return url === undefined ? [] : [[`${name}-url`, url]];
    }),
  );

const errorsOf = (problems: readonly { readonly field: string; readonly problem: string }[]): FormErrors => ({
  list: problems.map(({ field: name, problem }) => ({ text: problem, href: `#${name}` })),
  byField: Object.fromEntries(problems.map(({ field: name, problem }) => [name, { text: problem }])),
});

/** The outputs of a project: where each is, or why there is none. What was saved meanwhile is shown beside what was typed. */
export const page = deskPage({
  path: paths.deskProjectOutputs,
  names: byReference("project"),
  load: ({ table }, reference) => readWholeProject(table, reference),
  show: (_needs, whole) => {
    const { project, outputs } = whole;
    const shown = outputsView(whole);
    return view(outputsPage, {
      project,
      hrefs: projectPaths(project.reference),
      outputs: shown,
      version: outputs?.version ?? 0,
      suggested: shown.rows
        .filter(({ output, name }) => output === undefined && suggestedLink(name, whole.tasks) !== undefined)
        .map(({ text }) => text),
      answers: savedAnswers(outputs, whole),
    });
  },
  steps: (step) => ({
    save: step({
      run: async (needs, reference, given) => {
        const read = readOutputsForm(given.form);
        if ("problems" in read) return { errors: errorsOf(read.problems) };
        const version = Math.trunc(Number(field(given.request.form, "_version"))) || 0;
        return giveOutputs(needs, { reference, given: read.given, version }, given);
      },
      done: "Saved. The links are looked after from now on.",
    }),
  }),
  refusals: {
    "saved-meanwhile":
      "Someone changed the outputs while you wrote. What they saved is shown above yours. Take over what you want to keep, then save.",
  },
});
