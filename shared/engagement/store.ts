import type { Saving } from "../journal/change.ts";
import type { Overtaken, Write } from "../journal/commit.ts";
import { type Item, type Key, listSource, readItems, readWithin, type Table } from "../platform/dynamo.ts";
import type { ListSource } from "../platform/list-page.ts";
import type { Activity } from "./activity.ts";
import type { ActivityDecision, Kept } from "./decide.ts";
import { type Engagement, engagementSchema, type Month, monthActivitiesSchema } from "./engagement.ts";
import { rankOf } from "./love.ts";

const RANKED = "ENGAGEMENT";

const keyOf = (person: string, month?: Month): Key => ({
  pk: `ENGAGEMENT#${person}`,
  sk: month === undefined ? "ENGAGEMENT" : `ENGAGEMENT#${month}`,
});

/** What is kept of how somebody takes part. Whoever did anything is listed by what it comes to, one person once. */
const engagementItem = (engagement: Engagement): Item & Key => ({
  ...keyOf(engagement.person),
  engagement,
  ...(engagement.lastOn === undefined || engagement.mergedInto !== undefined
    ? {}
    : { list: RANKED, listSort: `${rankOf(engagement.months)}#${engagement.person}` }),
});

const monthItem = (person: string, month: Month, activities: readonly Activity[]): Item & Key => ({
  ...keyOf(person, month),
  activities: { person, month, activities },
});

/** Everything that is kept of how somebody takes part: a year is some twelve small items. One query. */
export const readKept = async (table: Table, person: string): Promise<Kept> => {
  const [first, ...rest] = await readWithin(table, keyOf(person).pk, keyOf(person).sk);
  const engagement = first === undefined ? undefined : engagementSchema.parse(first["engagement"]);
  const months = rest.map((item) => {
    const { month, activities } = monthActivitiesSchema.parse(item["activities"]);
    return [month, activities] as const;
  });
  return { engagement, months: new Map(months) };
};

/** The write that keeps how somebody takes part, provided that it is as it was read. */
export const engagementWrite = (before: Engagement | undefined, after: Engagement): Write<Overtaken> => ({
  put: engagementItem(after),
  when:
    before === undefined
      ? { expression: "attribute_not_exists(pk)" }
      : {
          expression: "#engagement.#version = :version",
          names: { "#engagement": "engagement", "#version": "version" },
          values: { ":version": before.version },
        },
  otherwise: "overtaken",
});

/** The transaction that keeps an activity, provided that nothing else was kept of the person since it was decided. */
export const activitySaving = (
  before: Engagement | undefined,
  { engagement, months }: ActivityDecision,
): Saving<Overtaken> => ({
  writes: [
    engagementWrite(before, engagement),
    ...[...months].map(([month, activities]) => ({ put: monthItem(engagement.person, month, activities) })),
  ],
});

/** How these people take part, in their order; undefined for one who never did. One read for every hundred. */
export const readEngagements = async (
  table: Table,
  people: readonly string[],
): Promise<readonly (Engagement | undefined)[]> => {
  const items = await readItems(
    table,
    people.map((person) => keyOf(person)),
  );
  return items.map((item) => (item === undefined ? undefined : engagementSchema.parse(item["engagement"])));
};

/** Everybody who ever did anything, whoever takes part most first, to be read in pages. */
export const engagementSource = (table: Table): ListSource<Engagement> =>
  listSource(table, RANKED, { latestFirst: true }, (item) => engagementSchema.parse(item["engagement"]));
