import type { Saving } from "../journal/change.ts";
import type { Overtaken, Write } from "../journal/commit.ts";
import {
  type Item,
  type Key,
  listSource,
  queryAll,
  readItem,
  readItems,
  readWithin,
  type Table,
} from "../platform/dynamo.ts";
import { type HeldNeeds, heldFor } from "../platform/held.ts";
import type { ListSource } from "../platform/list-page.ts";
import type { Activity } from "./activity.ts";
import type { ActivityDecision, Kept } from "./decide.ts";
import { type Engagement, engagementSchema, type Month, monthActivitiesSchema } from "./engagement.ts";
import { rankOf } from "./love.ts";
import {
  type CurrentWeights,
  FIRST,
  type Weights,
  type WeightsVersion,
  weigh,
  weightsOf,
  weightsVersionSchema,
} from "./weights/model.ts";

const RANKED = "ENGAGEMENT";

const PARTITION = "ENGAGEMENT#";

/** What the sort keys of all items of somebody begin with. */
export const ALL = "ENGAGEMENT";

/** Whose key this is; undefined for the key of anything else. */
export const personOfKey = ({ pk }: Key): string | undefined =>
  pk.startsWith(PARTITION) ? pk.slice(PARTITION.length) : undefined;

/** Where it is kept how somebody takes part, or what they did in a month. */
export const keyOf = (person: string, month?: Month): Key => ({
  pk: `${PARTITION}${person}`,
  sk: month === undefined ? ALL : `ENGAGEMENT#${month}`,
});

/** What is kept of how somebody takes part. Whoever did anything is listed by what it comes to with the weights of now, one person once. */
export const engagementItem = (engagement: Engagement, weights: Weights): Item & Key => ({
  ...keyOf(engagement.person),
  engagement,
  ...(engagement.lastOn === undefined || engagement.mergedInto !== undefined
    ? {}
    : { list: RANKED, listSort: `${rankOf(weigh(engagement.months, weights))}#${engagement.person}` }),
});

const monthItem = (person: string, month: Month, activities: readonly Activity[]): Item & Key => ({
  ...keyOf(person, month),
  activities: { person, month, activities },
});

/** Whether this is what all activities of somebody come to, and not those of a month. */
export const isSummary = (item: Item): boolean => item["engagement"] !== undefined;

/** What is kept of somebody, of all its items. */
export const toKept = (items: readonly Item[]): Kept => {
  const [summaries, months] = [items.filter(isSummary), items.filter((item) => !isSummary(item))];
  const [engagement] = summaries.map((item) => engagementSchema.parse(item["engagement"]));
  return {
    engagement,
    months: new Map(
      months.map((item) => {
        const { month, activities } = monthActivitiesSchema.parse(item["activities"]);
        return [month, activities] as const;
      }),
    ),
  };
};

/** Everything that is kept of how somebody takes part: a year is some twelve small items. One query. */
export const readKept = async (table: Table, person: string): Promise<Kept> =>
  toKept(await readWithin(table, keyOf(person).pk, ALL));

/** What is kept of somebody, and the weights of now by which they are listed. */
export interface KeptToWeigh extends Kept {
  readonly weights: Weights;
}

/** The write that keeps how somebody takes part, provided that nothing else was kept of them since `before`. */
export const engagementWrite = (
  before: Engagement | undefined,
  engagement: Engagement,
  weights: Weights,
): Write<Overtaken> => ({
  put: engagementItem(engagement, weights),
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
  { engagement: before, weights }: Pick<KeptToWeigh, "engagement" | "weights">,
  { engagement, months }: ActivityDecision,
): Saving<Overtaken> => ({
  writes: [
    engagementWrite(before, engagement, weights),
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

const WEIGHTS = "WEIGHTS";
const VERSION_PREFIX = "V#";
const DIGITS = 6;

/** Where the weights of now are. */
export const currentWeightsKey: Key = { pk: WEIGHTS, sk: "CURRENT" };

const versionKey = (version: number): Key => ({
  pk: WEIGHTS,
  sk: `${VERSION_PREFIX}${String(version).padStart(DIGITS, "0")}`,
});

const toVersion = (item: Item): WeightsVersion => weightsVersionSchema.parse(item["weights"]);

/** The weights of an item as it is stored; those that the product comes with where there is none. */
export const weightsIn = (item: Item | undefined): CurrentWeights => {
  if (item === undefined) return FIRST;
  const stored = toVersion(item);
  return { version: stored.version, weights: weightsOf(stored) };
};

/** The weights of now. One read. */
export const readWeights = async (table: Table): Promise<CurrentWeights> =>
  weightsIn(await readItem(table, currentWeightsKey));

/** More than a programme changes its weights in ten years. */
const MOST_VERSIONS = 100;

/** The versions of the weights that the team saved, the latest first, at most 100. One query. */
export const readWeightsHistory = async (table: Table): Promise<readonly WeightsVersion[]> =>
  (
    await queryAll(
      table,
      {
        KeyConditionExpression: "pk = :pk AND begins_with(sk, :prefix)",
        ExpressionAttributeValues: { ":pk": WEIGHTS, ":prefix": VERSION_PREFIX },
        ScanIndexForward: false,
      },
      { limit: MOST_VERSIONS },
    )
  ).map(toVersion);

/** The writes that keep a version of the weights, provided that none was saved since the one before it. */
export const weightsWrites = (saved: WeightsVersion): readonly Write<Overtaken>[] => [
  {
    put: { ...currentWeightsKey, weights: saved },
    when:
      saved.version === 1
        ? { expression: "attribute_not_exists(pk)" }
        : {
            expression: "#weights.#version = :version",
            names: { "#weights": "weights", "#version": "version" },
            values: { ":version": saved.version - 1 },
          },
    otherwise: "overtaken",
  },
  { put: { ...versionKey(saved.version), weights: saved } },
];

/** The weights of now, and every version that the team saved, the latest first. */
export interface HeldWeights extends CurrentWeights {
  readonly versions: readonly WeightsVersion[];
}

const readNow = async (table: Table): Promise<HeldWeights> => {
  const versions = await readWeightsHistory(table);
  const [latest] = versions;
  return {
    ...(latest === undefined ? FIRST : { version: latest.version, weights: weightsOf(latest) }),
    versions,
  };
};

const HELD_SECONDS = 60;

const held = heldFor<HeldWeights>(HELD_SECONDS, readNow);

/** The weights as they were within the last minute, for pages: one query, held by the function. What is kept by them is decided by a read of its own. */
export const readHeldWeights = (needs: HeldNeeds): Promise<HeldWeights> => held.read(needs);

const current = heldFor<CurrentWeights>(HELD_SECONDS, readWeights);

/** The weights of now alone, as they were within the last minute: one read, held by the function. */
export const readCurrentWeights = (needs: HeldNeeds): Promise<CurrentWeights> => current.read(needs);

/** Waits for a change of the weights, and has them read anew. */
export const afterChangeOfWeights = <Done>(table: Table, change: Promise<Done>): Promise<Done> =>
  held.after(table, current.after(table, change));
