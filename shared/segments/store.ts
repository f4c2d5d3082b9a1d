import type { Saving } from "../journal/change.ts";
import { OVERTAKEN, type Overtaken } from "../journal/commit.ts";
import { type Item, type Key, queryAll, readItem, readList, type Table } from "../platform/dynamo.ts";
import type { SegmentDecision } from "./decide.ts";
import { type Segment, segmentSchema } from "./model.ts";

const LIST = "SEGMENTS";
const VERSION = "VERSION#";
const DIGITS = 6;

const segmentKey = (id: string): Key => ({ pk: `SEGMENT#${id}`, sk: "SEGMENT" });

const versionKey = ({ id, version }: Segment): Key => ({
  ...segmentKey(id),
  sk: `${VERSION}${String(version).padStart(DIGITS, "0")}`,
});

const segmentItem = (segment: Segment): Item & Key => ({
  ...segmentKey(segment.id),
  segment,
  ...(segment.removedAt === undefined ? { list: LIST, listSort: segment.id } : {}),
});

const toSegment = (item: Item): Segment => segmentSchema.parse(item["segment"]);

/** A segment, removed or not; undefined where there is none. One read. */
export const readSegment = async (table: Table, id: string): Promise<Segment | undefined> => {
  const item = await readItem(table, segmentKey(id));
  return item === undefined ? undefined : toSegment(item);
};

/** More than a team gives names to. */
const MOST_SEGMENTS = 200;

/** The segments that were not removed, by name; two hundred at most. One query. */
export const listSegments = async (table: Table): Promise<readonly Segment[]> =>
  (await readList(table, LIST, { limit: MOST_SEGMENTS }))
    .map(toSegment)
    .sort((one, other) => one.name.localeCompare(other.name, "en"));

const MOST_VERSIONS = 50;

/** What a segment was before, the latest version first; fifty at most. One query. */
export const readVersions = async (table: Table, id: string): Promise<readonly Segment[]> => {
  const items = await queryAll(
    table,
    {
      KeyConditionExpression: "pk = :pk AND begins_with(sk, :version)",
      ExpressionAttributeValues: { ":pk": segmentKey(id).pk, ":version": VERSION },
      ScanIndexForward: false,
    },
    { limit: MOST_VERSIONS },
  );
  return items.map(toSegment);
};

/** The transaction that keeps a segment, and beside it the version that it takes the place of. */
export const saveSegment = (
  before: Segment | undefined,
  { segment, entries }: SegmentDecision,
): Saving<Overtaken> => ({
  writes: [
    {
      put: segmentItem(segment),
      when:
        before === undefined
          ? { expression: "attribute_not_exists(pk)" }
          : {
              expression: "#segment.#version = :version",
              names: { "#segment": "segment", "#version": "version" },
              values: { ":version": before.version },
            },
      otherwise: OVERTAKEN,
    },
    ...(before === undefined ? [] : [{ put: { ...versionKey(before), segment: before } }]),
  ],
  entries,
});
