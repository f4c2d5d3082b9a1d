import { type Occasion, record } from "../journal/entry.ts";
import {
  ProjectDecisionChanged,
  ProjectDecisionRestored,
  ProjectDecisionTaken,
  ProjectDecisionWithdrawn,
  ProjectRiskChanged,
  ProjectRiskClosed,
  ProjectRiskRaised,
  ProjectRiskReopened,
} from "./entries-parts.ts";
import { nextVersion, type PartAnswer } from "./part.ts";
import type { LoggedDecision, Risk } from "./risk.ts";

/** What a person says of a risk. */
export type RiskDetails = Pick<Risk, "what" | "likelihood" | "impact" | "mitigations" | "owner">;

/** What a person says of a decision. */
export type DecisionDetails = Pick<LoggedDecision, "what" | "why" | "decidedBy" | "decidedOn">;

const isSame = (part: object, details: object): boolean =>
  Object.entries(details).every(([name, value]) => Reflect.get(part, name) === value);

const now = ({ now: at, actor }: Occasion) => ({ at, ...(actor.id === undefined ? {} : { by: actor.id }) });

/** Raises a risk, or says something else of one that is there. */
export const sayRisk = (
  reference: string,
  risk: Risk | undefined,
  { id, isNew, details }: { readonly id: string; readonly isNew: boolean; readonly details: RiskDetails },
  occasion: Occasion,
): PartAnswer<Risk> => {
  const about = { subject: reference, data: { risk: id } };
  const { owner, ...said } = details;
  const owned = owner === undefined ? {} : { owner };
  if (risk === undefined && !isNew) return { refusal: "no-such-part" };
  if (risk === undefined)
    return {
      part: { id, ...said, ...owned, raisedAt: occasion.now, version: 1 },
      entries: [record(ProjectRiskRaised, about, occasion)],
    };
  if (isSame(risk, details)) return { unchanged: true };
  const { owner: _owner, ...rest } = risk;
  return {
    part: nextVersion<Risk>(rest, { ...said, ...owned }),
    entries: [record(ProjectRiskChanged, about, occasion)],
  };
};

/** Closes a risk, with how it ended. */
export const closeRisk = (
  reference: string,
  risk: Risk | undefined,
  how: string,
  occasion: Occasion,
): PartAnswer<Risk> => {
  if (risk === undefined) return { refusal: "no-such-part" };
  if (risk.closed !== undefined) return { unchanged: true };
  return {
    part: nextVersion(risk, { closed: { ...now(occasion), how } }),
    entries: [record(ProjectRiskClosed, { subject: reference, data: { risk: risk.id } }, occasion)],
  };
};

/** Opens a closed risk again. */
export const reopenRisk = (
  reference: string,
  risk: Risk | undefined,
  occasion: Occasion,
): PartAnswer<Risk> => {
  if (risk === undefined) return { refusal: "no-such-part" };
  const { closed, ...rest } = risk;
  if (closed === undefined) return { unchanged: true };
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
): PartAnswer<LoggedDecision> => {
  const about = { subject: reference, data: { decision: id } };
  if (decision === undefined && !isNew) return { refusal: "no-such-part" };
  if (decision === undefined)
    return {
      part: { id, ...details, version: 1 },
      entries: [record(ProjectDecisionTaken, about, occasion)],
    };
  if (isSame(decision, details)) return { unchanged: true };
  return { part: nextVersion(decision, details), entries: [record(ProjectDecisionChanged, about, occasion)] };
};

/** Withdraws a decision, with the reason. It stays in the log. */
export const withdrawDecision = (
  reference: string,
  decision: LoggedDecision | undefined,
  why: string,
  occasion: Occasion,
): PartAnswer<LoggedDecision> => {
  if (decision === undefined) return { refusal: "no-such-part" };
  if (decision.withdrawn !== undefined) return { unchanged: true };
  const about = { subject: reference, data: { decision: decision.id } };
  return {
    part: nextVersion(decision, { withdrawn: { ...now(occasion), why } }),
    entries: [record(ProjectDecisionWithdrawn, about, occasion)],
  };
};

/** Lets a decision stand again that was withdrawn. */
export const restoreDecision = (
  reference: string,
  decision: LoggedDecision | undefined,
  occasion: Occasion,
): PartAnswer<LoggedDecision> => {
  if (decision === undefined) return { refusal: "no-such-part" };
  const { withdrawn, ...rest } = decision;
  if (withdrawn === undefined) return { unchanged: true };
  return {
    part: nextVersion<LoggedDecision>(rest, {}),
    entries: [
      record(ProjectDecisionRestored, { subject: reference, data: { decision: decision.id } }, occasion),
    ],
  };
};
