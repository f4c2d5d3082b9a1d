import * as z from "zod/mini";
import type { Saving } from "../../journal/change.ts";
import type { Overtaken, Write } from "../../journal/commit.ts";
import { type Item, readList, type Table } from "../../platform/dynamo.ts";
import { heldFor } from "../../platform/held.ts";
import { controlledTags } from "./controlled-tags.ts";
import type { TagDecision } from "./decide.ts";
import { PUBLIC, type Tag, tagSchema } from "./model.ts";
import { makeTagSet, type TagSet } from "./tag-set.ts";

const TAGS_FROM = "tag#";

/** The tags as they are now, with the number of times that each was changed, which is 0 for those as they were shipped. */
export interface TagsInUse {
  readonly set: TagSet;
  readonly versionOf: (value: string) => number;
}

/** Whether an item of the list is a tag. */
export const isTag = (item: Item): boolean => item["tag"] !== undefined;

const toTag = (item: Item): Tag => tagSchema.parse(item["tag"]);

/** The tags as they are now: those shipped, with these items of the list in place of some or besides. */
export const tagSetOf = (items: readonly Item[]): TagSet => makeTagSet(controlledTags(), items.map(toTag));

/** The tags as they are now: those shipped, with what was changed since. One query. */
export const readTags = async (table: Table): Promise<TagsInUse> => {
  const items = await readList(table, PUBLIC, { from: TAGS_FROM });
  const versions = new Map(items.map((item) => [toTag(item).value, z.number().parse(item["version"])]));
  return {
    set: tagSetOf(items),
    versionOf: (value) => versions.get(value) ?? 0,
  };
};

const HELD_SECONDS = 60;

/** The tags as they were within the last minute: one query, held by the function. Tags are added and changed one by one, so they are few. */
export const heldTags = heldFor<TagSet>(HELD_SECONDS, async (table) => (await readTags(table)).set);

/** The write that keeps a tag which was changed `before` times so far, provided that nobody has changed it since. */
export const writeOfTag = (tag: Tag, before: number): Write<Overtaken> => ({
  put: {
    pk: `CATALOGUE-TAG#${tag.value}`,
    sk: "TAG",
    tag,
    version: before + 1,
    list: PUBLIC,
    listSort: `${TAGS_FROM}${tag.value}`,
  },
  when:
    before === 0
      ? { expression: "attribute_not_exists(pk)" }
      : {
          expression: "#version = :version",
          names: { "#version": "version" },
          values: { ":version": before },
        },
  otherwise: "overtaken",
});

/** A tag that was changed, `before` times so far. */
export const saveTag = ({ tag, entries }: TagDecision, before: number): Saving<Overtaken> => ({
  writes: [writeOfTag(tag, before)],
  entries,
});
