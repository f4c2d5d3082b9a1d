import { derivedFrom } from "../projections/projection.ts";
import { workItem } from "../work/item.ts";
import {
  ContributionDeclined,
  ContributionOffered,
  ContributionTaken,
  QuestionClosed,
  QuestionPassedOn,
} from "./entries.ts";
import { readContribution } from "./store.ts";

/** What a member offers or asks waits for the team; a question that was passed on, for the day on which its answers are in. */
export const contributionWork = derivedFrom({
  kind: "contribution",
  entries: [ContributionOffered, ContributionTaken, ContributionDeclined, QuestionPassedOn, QuestionClosed],
  keys: /^CONTRIBUTION#(\S+) CONTRIBUTION$/,
  read: readContribution,
  items: ({ reference, status, at, answersUntil }) => {
    const about = `contribution:${reference}`;
    if (status === "waiting")
      return [workItem(undefined, { kind: "contribution", about, dueOn: at.slice(0, 10) })];
    return status === "passed-on"
      ? [workItem(undefined, { kind: "contribution", about, dueOn: answersUntil?.slice(0, 10) })]
      : [];
  },
});
