import type { FormErrors } from "../../shared/pages/form-errors.ts";
import { localDate, nineOn } from "../../shared/platform/wall-clock.ts";
import type { WholeProject } from "../../shared/projects/parts-store.ts";
import { type LoggedDecision, levelNames, levels, type Risk, weightOf } from "../../shared/projects/risk.ts";
import type { PageAnswer } from "../entry-points/answer.ts";
import type { DeskVisit } from "../entry-points/desk-page.ts";
import type { PageNeeds } from "../entry-points/page.ts";
import risksPage from "./desk-project-risks.njk";
import { readCandidates } from "./project-form.ts";
import { type NameOf, projectPaths, readNames } from "./whole-project.ts";

const tagOf = (risk: Risk) => {
  const weight = weightOf(risk);
  if (weight >= 6) return { text: "Heavy", classes: "nhsuk-tag--red" };
  return weight >= 3
    ? { text: "Medium", classes: "nhsuk-tag--yellow" }
    : { text: "Light", classes: "nhsuk-tag--green" };
};

/** The risks of a project as its pages show them: the open ones by weight, then the closed ones by when they were closed. */
export const risksView = ({ risks }: Pick<WholeProject, "risks">, nameOf: NameOf) =>
  risks
    .toSorted(
      (a, b) =>
        (a.closed?.at ?? "").localeCompare(b.closed?.at ?? "") ||
        weightOf(b) - weightOf(a) ||
        a.raisedAt.localeCompare(b.raisedAt),
    )
    .map((risk) => ({
      ...risk,
      tag: tagOf(risk),
      ownerName: risk.owner && nameOf(risk.owner),
      closedBy: risk.closed?.by && nameOf(risk.closed.by),
    }));

/** The decisions of a project as its pages show them, the latest first. */
export const decisionsView = ({ decisions }: Pick<WholeProject, "decisions">, nameOf: NameOf) =>
  decisions
    .toSorted((a, b) => b.decidedOn.localeCompare(a.decidedOn) || b.id.localeCompare(a.id))
    .map((decision) => ({
      ...decision,
      decidedAt: nineOn(decision.decidedOn),
      withdrawnBy: decision.withdrawn?.by && nameOf(decision.withdrawn.by),
    }));

/** The ids of the people whom a project's risks and decisions name. */
export const riskPeople = ({
  risks,
  decisions,
}: Pick<WholeProject, "risks" | "decisions">): readonly (string | undefined)[] => [
  ...risks.flatMap(({ owner, closed }) => [owner, closed?.by]),
  ...decisions.map(({ withdrawn }) => withdrawn?.by),
];

const answersOf = (risk: Risk | undefined, decision: LoggedDecision | undefined, today: string) => ({
  risk: {
    what: risk?.what ?? "",
    likelihood: risk?.likelihood ?? "",
    impact: risk?.impact ?? "",
    mitigations: risk?.mitigations ?? "",
    owner: risk?.owner ?? "",
  },
  decision: {
    what: decision?.what ?? "",
    why: decision?.why ?? "",
    decidedBy: decision?.decidedBy ?? "",
    decidedOn: decision?.decidedOn ?? today,
  },
});

/** What the page is about besides the lists: the risk or decision that is changed, closed or withdrawn; none to add one. */
export interface RisksAsked {
  readonly risk?: string | undefined;
  readonly decision?: string | undefined;
}

/** Risks and decisions of a project, with the form to add one or to change the one that was asked for. Three reads with the one that found it. */
export const showRisks = async (
  needs: PageNeeds,
  visit: DeskVisit,
  whole: WholeProject,
  more: {
    readonly asked?: RisksAsked;
    readonly form?: "risk" | "close" | "decision" | "withdraw";
    readonly answers?: Readonly<Record<string, string>>;
    readonly errors?: FormErrors;
    readonly done?: string | undefined;
  } = {},
  status = 200,
): Promise<PageAnswer> => {
  const { project, risks, decisions } = whole;
  const { form, answers, asked = {}, ...rest } = more;
  const team = await readCandidates(needs, visit);
  const nameOf = await readNames(needs.table, [
    ...riskPeople(whole),
    ...whole.roles.map(({ person }) => person),
  ]);
  const risk = risks.find(({ id }) => id === asked.risk);
  const decision = decisions.find(({ id }) => id === asked.decision);
  const own = answersOf(risk, decision, localDate(needs.now()));
  const others = [...new Set(whole.roles.map(({ person }) => person))].filter((id) =>
    team.every((one) => one.id !== id),
  );
  return visit.show(
    risksPage,
    {
      project,
      hrefs: projectPaths(project.reference),
      risks: risksView(whole, nameOf),
      decisions: decisionsView(whole, nameOf),
      risk,
      decision,
      riskAnswers: form === "risk" ? answers : own.risk,
      decisionAnswers: form === "decision" ? answers : own.decision,
      closing: form === "close" ? answers : {},
      withdrawing: form === "withdraw" ? answers : {},
      form,
      levels: levelNames.map((value) => ({ value, text: levels[value] })),
      levelNames: levels,
      people: [
        { value: "", text: "Nobody yet" },
        ...team.map(({ id, name }) => ({ value: id, text: name })),
        ...others.map((id) => ({ value: id, text: nameOf(id) })),
      ],
      ...rest,
    },
    status,
  );
};
