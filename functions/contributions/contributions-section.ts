import { type ContributionState, contributionKinds } from "../../shared/contributions/model.ts";
import { listContributionsOf } from "../../shared/contributions/store.ts";
import { activityKindNames, activityKinds } from "../../shared/engagement/activity-kinds.ts";
import { activitiesOf } from "../../shared/engagement/read.ts";
import { paths, toPath } from "../../shared/pages/paths.ts";
import { counted } from "../../shared/platform/text.ts";
import { sayDate } from "../../shared/platform/time.ts";
import type { MyItem, SectionFor } from "../my-page/section.ts";

/** How a contribution stands, for the member who gave it. */
export const stateWords: Readonly<Record<ContributionState, string>> = {
  waiting: "The team looks at it",
  taken: "Taken up",
  declined: "Not taken up",
  "passed-on": "Passed on to members",
  closed: "Closed",
};

/** What they did that counts as taking part, by kind, the latest of each. Joining alone is no gift. */
const doneItems = async (...[{ table }, person]: Parameters<SectionFor>): Promise<readonly MyItem[]> => {
  const done = await activitiesOf(table, person);
  return activityKindNames.flatMap((kind) => {
    const days = done.filter((one) => one.kind === kind).map(({ on }) => on);
    const last = days.toSorted().at(-1);
    if (last === undefined || kind === "joined" || kind === "offered") return [];
    return [
      {
        text: activityKinds[kind].title,
        detail: `${counted(days.length, "time", "times")}, last on ${sayDate(last)}.`,
      },
    ];
  });
};

/** What somebody gave to the community: what they offered and asked, with how each stands, and what else they did. */
export const contributionsSection: SectionFor = async (needs, person, token) => {
  const [given, done] = await Promise.all([
    listContributionsOf(needs.table, person),
    doneItems(needs, person, token),
  ]);
  const give = toPath(paths.myGive, { token });
  return {
    title: "What you gave",
    items: [
      ...given.map(({ reference, kind, title, at, status }) => ({
        text: title,
        detail: `${contributionKinds[kind]}, ${sayDate(at)}. ${stateWords[status]}.`,
        href: toPath(paths.myContribution, { token, reference }),
      })),
      ...done,
      ...(given.length + done.length > 0
        ? [
            {
              text: "Offer something, or ask the other members",
              detail: "A case study, a session, help, or a question.",
              href: give,
            },
          ]
        : []),
    ],
    empty: {
      text: "A case study, a session, help or a question: what you give will stand here.",
      href: give,
      link: "Offer something, or ask the other members",
    },
  };
};
