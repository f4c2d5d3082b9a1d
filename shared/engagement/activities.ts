import { applicationActivities } from "../applications/activities.ts";
import { championActivities } from "../champions/activities.ts";
import { contributionActivities } from "../contributions/activities.ts";
import { enquiryActivities } from "../enquiries/activities.ts";
import { eventActivities } from "../events/activities.ts";
import { impactSurveyActivities } from "../impact-surveys/activities.ts";
import type { Entry } from "../journal/entry.ts";
import { memberActivities } from "../members/activities.ts";
import type { Table } from "../platform/dynamo.ts";
import { projectActivities } from "../projects/activities.ts";
import { reUseActivities } from "../re-uses/activities.ts";
import { surveyActivities } from "../surveys/activities.ts";
import type { Activity, CountedEntry } from "./activity.ts";

/** Every entry that counts, as its feature says. A feature that comes later adds one line. */
const countedEntries: readonly CountedEntry[] = [
  ...memberActivities,
  ...championActivities,
  ...enquiryActivities,
  ...eventActivities,
  ...applicationActivities,
  ...projectActivities,
  ...impactSurveyActivities,
  ...surveyActivities,
  ...reUseActivities,
  ...contributionActivities,
];

/** The entries that count as an activity of somebody. */
export const entriesThatCount = countedEntries.map(({ entry }) => entry);

/** The activity that an entry tells of; undefined where it tells of none. One read at most. */
export const activityIn = async (table: Table, entry: Entry): Promise<Activity | undefined> =>
  countedEntries.find(({ entry: { name } }) => name === entry.name)?.activityIn(table, entry);
