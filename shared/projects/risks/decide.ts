import { type Refused, UNCHANGED, type Unchanged } from "../../journal/answer.ts";
import { type Occasion, record } from "../../journal/entry.ts";
import { nextVersion, type PartDecision } from "../parts/model.ts";
import {
  ProjectDecisionChanged,
  ProjectDecisionRestored,
  ProjectDecisionTaken,
  ProjectDecisionWithdrawn,
  ProjectRiskChanged,
  ProjectRiskClosed,
  ProjectRiskRaised,
  ProjectRiskReopened,
} from "./entries.ts";
import type { LoggedDecision, Risk } from "./model.ts";

/** What a person says of a risk. */
export type RiskDetails = Pick<Risk, "what" | "likelihood" | "impact" | "mitigations" | "owner">;

/** What a person says of a decision. */
export type DecisionDetails = Pick<LoggedDecision, "what" | "why" | "decidedBy" | "decidedOn">;

const isSame = (part: object, details: object): boolean =>
  Object.entries(details).every(([name, value]) => Reflect.get(part, name) === value);

const atAndBy = ({ now, actor }: Occasion) => ({ at: now, by: actor.id });

/** Raises a risk, or says something else of one that is there. */
export const sayRisk = (
  reference: string,
  risk: Risk | undefined,
  { id, isNew, details }: { readonly id: string; readonly isNew: boolean; readonly details: RiskDetails },
  occasion: Occasion,
): PartDecision<Risk> | Refused<"no-such-part"> | Unchanged => {
  const about = { subject: reference, data: { risk: id } };
  if (risk === undefined && !isNew) return { refusal: "no-such-part" };
  if (risk === undefined)
    return {
      part: { id, ...details, raisedAt: occasion.now, version: 1 },
      entries: [record(ProjectRiskRaised, about, occasion)],
    };
  if (isSame(risk, details)) return UNCHANGED;
  return { part: nextVersion(risk, details), entries: [record(ProjectRiskChanged, about, occasion)] };
};

/** Closes a risk, with how it ended. */
export const closeRisk = (
  reference: string,
  risk: Risk | undefined,
  how: string,
  occasion: Occasion,
): PartDecision<Risk> | Refused<"no-such-part"> | Unchanged => {
  if (risk === undefined) return { refusal: "no-such-part" };
  if (risk.closed !== undefined) return UNCHANGED;
  return {
    part: nextVersion(risk, { closed: { ...atAndBy(occasion), how } }),
    entries: [record(ProjectRiskClosed, { subject: reference, data: { risk: risk.id } }, occasion)],
  };
};

/** Opens a closed risk again. */
export const reopenRisk = (
  reference: string,
  risk: Risk | undefined,
  occasion: Occasion,
): PartDecision<Risk> | Refused<"no-such-part"> | Unchanged => {
  if (risk === undefined) return { refusal: "no-such-part" };
  const { closed, ...rest } = risk;
  if (closed === undefined) return UNCHANGED;
  return {
    part: nextVersion<Risk>(rest, {}),
    entries: [record(ProjectRiskReopened, { subject: reference, data: { risk: risk.id } }, occasion)],
  };
};

/** Notes a decision, or other words about one that is there. */
export const sayDecision = (
  reference: string,
  decision: LoggedDecision | undefined,
  { id, isNew, details }: { readonly id: string; readonly isNew: boolean; readonly details: DecisionDetails },
  occasion: Occasion,
): PartDecision<LoggedDecision> | Refused<"no-such-part"> | Unchanged => {
  const about = { subject: reference, data: { decision: id } };
  if (decision === undefined && !isNew) return { refusal: "no-such-part" };
  if (decision === undefined)
    return {
      part: { id, ...details, version: 1 },
      entries: [record(ProjectDecisionTaken, about, occasion)],
    };
  if (isSame(decision, details)) return UNCHANGED;
  return { part: nextVersion(decision, details), entries: [record(ProjectDecisionChanged, about, occasion)] };
};

/** Withdraws a decision, with the reason. It stays in the log. */
export const withdrawDecision = (
  reference: string,
  decision: LoggedDecision | undefined,
  why: string,
  occasion: Occasion,
): PartDecision<LoggedDecision> | Refused<"no-such-part"> | Unchanged => {
  if (decision === undefined) return { refusal: "no-such-part" };
  if (decision.withdrawn !== undefined) return UNCHANGED;
  const about = { subject: reference, data: { decision: decision.id } };
  return {
    part: nextVersion(decision, { withdrawn: { ...atAndBy(occasion), why } }),
    entries: [record(ProjectDecisionWithdrawn, about, occasion)],
  };
};

/** Lets a decision stand again that was withdrawn. */
export const restoreDecision = (
  reference: string,
  decision: LoggedDecision | undefined,
  occasion: Occasion,
): PartDecision<LoggedDecision> | Refused<"no-such-part"> | Unchanged => {
  if (decision === undefined) return { refusal: "no-such-part" };
  const { withdrawn, ...rest } = decision;
  if (withdrawn === undefined) return UNCHANGED;
  return {
    part: nextVersion<LoggedDecision>(rest, {}),
    entries: [
      record(ProjectDecisionRestored, { subject: reference, data: { decision: decision.id } }, occasion),
    ],
  };
};
