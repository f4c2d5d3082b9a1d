import { type CommitNeeds, type Committed, commit } from "../journal/commit.ts";
import type { Entry } from "../journal/entry.ts";
import { type Item, readList, type Table } from "../platform/dynamo.ts";
import { controlledTags } from "./controlled-tags.ts";
import { type Tag, tagSchema } from "./tag.ts";
import { makeTagSet, type TagSet } from "./tag-set.ts";

const TAGS = "CATALOGUE-TAGS";

const versionOf = (item: Item): number => (typeof item["version"] === "number" ? item["version"] : 0);

/** All tags with the number of times that each was changed, which is 0 for those as they were shipped. */
export interface TagsInUse {
  readonly set: TagSet;
  readonly versionOf: (value: string) => number;
}

/** The tags as they are now: those shipped, with what was changed since. One query. */
export const readTags = async (table: Table): Promise<TagsInUse> => {
  const items = await readList(table, TAGS);
  const stored = items.map((item) => tagSchema.parse(item["tag"]));
  const versions = new Map(items.map((item) => [tagSchema.parse(item["tag"]).value, versionOf(item)]));
  return { set: makeTagSet(controlledTags, stored), versionOf: (value) => versions.get(value) ?? 0 };
};

/** Keeps a tag that was changed `before` times so far. Refused as `changed` when somebody else was quicker. */
export const saveTag = (
  needs: CommitNeeds,
  {
    tag,
    before,
    entries,
  }: { readonly tag: Tag; readonly before: number; readonly entries: readonly Entry[] },
  once: string,
): Promise<Committed<"changed">> =>
  commit<"changed">(needs, {
    once,
    writes: [
      {
        put: {
          pk: `CATALOGUE-TAG#${tag.value}`,
          sk: "TAG",
          tag,
          version: before + 1,
          list: TAGS,
          listSort: tag.value,
        },
        when:
          before === 0
            ? { expression: "attribute_not_exists(pk)" }
            : {
                expression: "#version = :version",
                names: { "#version": "version" },
                values: { ":version": before },
              },
        otherwise: "changed",
      },
    ],
    entries,
  });
