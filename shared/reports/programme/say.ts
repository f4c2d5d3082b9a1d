import { type Series, sayChart } from "../../charts/figures.ts";
import { sayDate, sayDateTime } from "../../platform/time.ts";
import { parsePeriod, sayPeriod } from "../figures/period.ts";
import { type Report, reportKinds } from "./model.ts";

/** The name of the picture that goes with the letter. */
export const PICTURE_NAME = "members.png";

/** What stands above the picture. */
export const PICTURE_TITLE = "Members at the end of each month";

/** The line of the picture. */
export const membersOf = ({ members }: Pick<Report, "members">): Series => ({
  words: "Members",
  points: members,
});

/** What the picture shows, for those who do not see it. */
export const sayMembers = (report: Pick<Report, "members">): string =>
  sayChart(PICTURE_TITLE, [membersOf(report)]);

/** What a report is called: `Monthly report: October 2026`. */
export const titleOf = ({ kind, period }: Pick<Report, "kind" | "period">): string => {
  const parsed = parsePeriod(period);
  return `${reportKinds[kind].title}: ${parsed === undefined ? period : sayPeriod(parsed)}`;
};

/** Up to when the figures of a report go, and when it was made. */
export const sayMade = ({ through, madeAt }: Pick<Report, "through" | "madeAt">): string =>
  through === undefined
    ? `Made on ${sayDateTime(madeAt)}. There are no figures for this period yet.`
    : `Figures up to ${sayDate(through)}. Made on ${sayDateTime(madeAt)}.`;
