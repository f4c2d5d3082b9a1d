import { countsAs } from "../engagement/activity.ts";
import { MemberMessageAnswered } from "../members/directory/entries.ts";
import { ContributionOffered, QuestionAnswered } from "./entries.ts";

/** What members give each other counts: an offer or a question once, and each answer to another member. */
export const contributionActivities = [
  countsAs(ContributionOffered, { kind: "offered" }),
  countsAs(QuestionAnswered, { kind: "answered-members" }),
  countsAs(MemberMessageAnswered, { kind: "answered-members" }),
];
