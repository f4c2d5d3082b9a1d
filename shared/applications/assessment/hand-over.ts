import { type Refused, refused } from "../../journal/answer.ts";
import type { Occasion } from "../../journal/entry.ts";
import { type Handing, handing, idOfThing } from "../../work/handing.ts";
import { saveAssessment } from "../save.ts";
import { readAssessing } from "../store.ts";
import { type Assessing, type AssessmentDecision, assign, release } from "./decide.ts";
import { assessmentState } from "./model.ts";

/** What is decided when another assessor scores an application in somebody's place. */
interface OtherAssessor {
  readonly released: AssessmentDecision;
  readonly assigned: AssessmentDecision;
}

/** Has somebody else score an application in place of an assessor who has not scored it yet. */
export const giveAssessment = (
  assessing: Assessing,
  { from, to }: { readonly from: string; readonly to: string },
  occasion: Occasion,
):
  | OtherAssessor
  | Refused<
      "not-theirs" | "ended" | "already-scored" | "own-application" | "scores-seen" | "assessor-already"
    > => {
  const released = release(assessing, from, occasion);
  if ("unchanged" in released) return refused("not-theirs");
  if ("refusal" in released) return refused("already-scored");
  const assigned = assign(assessing, to, occasion);
  if ("unchanged" in assigned) return refused("assessor-already");
  if ("refusal" in assigned)
    return refused(assigned.refusal === "not-submitted" ? "ended" : assigned.refusal);
  return { released, assigned };
};

/** What somebody was asked to score changes hands until it is scored. Whoever has an interest in it says so, as ever. */
export const assessmentHanding: Handing = handing({
  read: (table, thing) => readAssessing(table, idOfThing(thing)),
  holders: ({ assessments }, from) => {
    const own = assessments.find(({ assessor }) => assessor === from);
    return own !== undefined && assessmentState(own) === "to-score" ? { owner: from } : {};
  },
  decide: (assessing, { holders, from, occasion }) =>
    holders.owner === undefined
      ? refused("not-theirs")
      : giveAssessment(assessing, { from, to: holders.owner }, occasion),
  save: (assessing, { released, assigned }) => {
    const [one, other] = [saveAssessment(assessing, released), saveAssessment(assessing, assigned)];
    return {
      writes: [...(one.writes ?? []), ...(other.writes ?? [])],
      entries: [...(one.entries ?? []), ...(other.entries ?? [])],
    };
  },
});
