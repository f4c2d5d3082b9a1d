import { UNCHANGED, type Unchanged } from "../journal/answer.ts";
import type { Activity } from "./activity.ts";
import { counted, type Engagement, type Month, monthOf } from "./engagement.ts";

/** What is kept of one person: how they take part, and every month's activities. */
export interface Kept {
  readonly engagement: Engagement | undefined;
  readonly months: ReadonlyMap<Month, readonly Activity[]>;
}

/** What an activity makes true: how the person takes part from then on, and the months of which something changed. */
export interface ActivityDecision {
  readonly engagement: Engagement;
  readonly months: ReadonlyMap<Month, readonly Activity[]>;
}

/** More of one kind on one day is a machine or a mistake; the first ones count. What is kept of a person stays small so. */
const MOST_A_DAY = 20;

/** Whether two activities are one, however often it is told. */
export const isSame = (a: Activity, b: Activity): boolean => a.kind === b.kind && a.thing === b.thing;

/** Of what was said of one activity, the later: by time, and among equals by the id, which grows with time. */
const isLater = (a: Activity, b: Activity): boolean => (a.at === b.at ? a.entry > b.entry : a.at > b.at);

/** Whether one more would be too many of its kind on its day. */
const isTooMany = (activities: readonly Activity[], { kind, on }: Activity): boolean =>
  activities.filter((one) => one.kind === kind && one.on === on).length >= MOST_A_DAY;

/**
 * Writes down that somebody did something, or that it was corrected that they did. Told twice it is done once, and told late it changes nothing that was said
 * later: the outcome is the same in whatever order entries come.
 */
export const noteActivity = (
  person: string,
  { engagement, months }: Kept,
  activity: Activity,
): ActivityDecision | Unchanged => {
  const month = monthOf(activity.on);
  const known = [...months].find(([, all]) => all.some((one) => isSame(one, activity)));
  const before = known?.[1].find((one) => isSame(one, activity));
  if (before !== undefined && !isLater(activity, before)) return UNCHANGED;
  const here = (months.get(month) ?? []).filter((one) => !isSame(one, activity));
  if (before === undefined && isTooMany(here, activity)) return UNCHANGED;
  const changed = new Map<Month, readonly Activity[]>();
  if (known !== undefined && known[0] !== month)
    changed.set(
      known[0],
      known[1].filter((one) => !isSame(one, activity)),
    );
  changed.set(
    month,
    [...here, activity].sort((a, b) =>
      `${a.on}${a.kind}${a.thing}` < `${b.on}${b.kind}${b.thing}` ? -1 : 1,
    ),
  );
  const { absorbed, mergedInto } = engagement ?? {};
  return {
    engagement: {
      person,
      version: (engagement?.version ?? 0) + 1,
      ...(absorbed !== undefined && { absorbed }),
      ...(mergedInto !== undefined && { mergedInto }),
      ...counted(new Map([...months, ...changed])),
    },
    months: changed,
  };
};
