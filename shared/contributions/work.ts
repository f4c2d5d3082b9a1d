import { addDays, localDate } from "../platform/wall-clock.ts";
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

/** Whoever offers something hears of it within a week. */
const DAYS_TO_DECIDE = 7;

/** What a member offers or asks waits for the team; a question that was passed on, for the day on which its answers are in. */
export const contributionWork = derivedFrom({
  kind: "contribution",
  entries: [ContributionOffered, ContributionTaken, ContributionDeclined, QuestionPassedOn, QuestionClosed],
  keys: /^CONTRIBUTION#(\S+) CONTRIBUTION$/,
  read: readContribution,
  items: ({ reference, status, at, answersUntil }) => {
    const about = `contribution:${reference}`;
    if (status === "waiting")
      return [
        workItem(undefined, { kind: "contribution", about, dueOn: addDays(localDate(at), DAYS_TO_DECIDE) }),
      ];
    return status === "passed-on"
      ? [workItem(undefined, { kind: "contribution", about, dueOn: answersUntil?.slice(0, 10) })]
      : [];
  },
});
