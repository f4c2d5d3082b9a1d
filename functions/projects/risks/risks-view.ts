import type { WholeProject } from "../../../shared/projects/parts/whole.ts";
import { type Risk, weightOf } from "../../../shared/projects/risks/model.ts";
import type { NameOf } from "../../../shared/sign-in/names.ts";

const tagOf = (risk: Risk) => {
  const weight = weightOf(risk);
  if (weight >= 6) return { text: "High", classes: "nhsuk-tag--red" };
  return weight >= 3
    ? { text: "Medium", classes: "nhsuk-tag--yellow" }
    : { text: "Low", classes: "nhsuk-tag--green" };
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
