import { plus } from "../../shared/platform/wall-clock.ts";
import { giveOutputs } from "../../shared/projects/outputs/commands.ts";
import type { GivenOutputs } from "../../shared/projects/outputs/decide.ts";
import { publishingChecks } from "../../shared/projects/publishing/checks.ts";
import { answerChecks } from "../../shared/projects/publishing/commands.ts";
import { listProjects } from "../../shared/projects/read.ts";
import { mustBeDone, type Sample } from "./load-steps.ts";

const reason = (text: string) => ({ kind: "not-made", reason: text }) as const;

/** What is known of the outputs of the projects in the order of their completion. The last has all of it still to come. */
const OUTPUTS: readonly GivenOutputs[] = [
  {
    code: { kind: "link", url: "https://programme.example/code/long-stays" },
    "technical-report": { kind: "link", url: "https://programme.example/reports/long-stays" },
    "data-note": reason("It is a chapter of the technical report."),
    "case-study": { kind: "link", url: "https://programme.example/case-studies/long-stays" },
    "impact-assessment": reason("The forecast informs the discharge team and decides nothing by itself."),
  },
  {
    code: { kind: "link", url: "https://programme.example/code/beds" },
    "technical-report": { kind: "link", url: "https://programme.example/reports/beds" },
    "case-study": reason("The partner would like to run it for a winter first."),
  },
];

/** So many questions of the gate of the project that was completed last are answered. */
const ANSWERED = 9;

/** What the completed projects left behind, and a publishing gate that is half way. */
export const loadOutputs = async (sample: Sample): Promise<void> => {
  const { needs } = sample.moments("outputs")(sample.today);
  const completed = (await listProjects(needs.table))
    .flatMap((project) =>
      project.completedAt === undefined ? [] : [{ ...project, at: project.completedAt }],
    )
    .toSorted((a, b) => (a.at < b.at ? -1 : 1));
  for (const [nth, given] of OUTPUTS.entries()) {
    const project = completed[nth];
    if (project === undefined) continue;
    const name = `sample:outputs:${nth}`;
    const moment = sample.moments(name)(plus(project.at, "P3D"), { kind: "team", id: project.owner });
    const asked = { reference: project.reference, given, version: 0 };
    mustBeDone("outputs", await giveOutputs(moment.needs, asked, { occasion: moment.occasion, once: name }));
  }
  const last = completed.at(-1);
  if (last === undefined) return;
  const name = "sample:publishing";
  const moment = sample.moments(name)(plus(last.at, "P1D"), { kind: "team", id: last.owner });
  const answers = publishingChecks.slice(0, ANSWERED).map((check) => {
    const answer = check.mandatory || check.name === "limits" ? "yes" : "no";
    const evidence = answer === "yes" ? `Seen on the call of the week. ${check.hint}.` : "";
    return { check: check.name, answer, evidence, before: undefined } as const;
  });
  const asked = { reference: last.reference, answers };
  mustBeDone("gate", await answerChecks(moment.needs, asked, { occasion: moment.occasion, once: name }));
};
