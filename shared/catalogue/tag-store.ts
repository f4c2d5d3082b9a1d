import * as z from "zod";
import { type CommitNeeds, type Committed, commit, type Write } from "../journal/commit.ts";
import type { Entry } from "../journal/entry.ts";
import { type Item, readList, type Table } from "../platform/dynamo.ts";
import { controlledTags } from "./controlled-tags.ts";
import { type Tag, tagSchema } from "./tag.ts";
import { makeTagSet, type TagSet } from "./tag-set.ts";

/** The list of what public pages are made of, so that one query reads it: the versions of items that the public sees by time, then the tags that were changed. */
export const PUBLIC = "CATALOGUE-PUBLIC";
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
export const tagSetOf = (items: readonly Item[]): TagSet => makeTagSet(controlledTags, items.map(toTag));

/** The tags as they are now: those shipped, with what was changed since. One query. */
export const readTags = async (table: Table): Promise<TagsInUse> => {
  const items = await readList(table, PUBLIC, { from: TAGS_FROM });
  const versions = new Map(items.map((item) => [toTag(item).value, z.number().parse(item["version"])]));
  return {
    set: tagSetOf(items),
    versionOf: (value) => versions.get(value) ?? 0,
  };
};

/** The write that keeps a tag which was changed `before` times so far. Refused as `changed` when somebody else was quicker. */
export const writeOfTag = (tag: Tag, before: number): Write<"changed"> => ({
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
  otherwise: "changed",
});

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
  commit<"changed">(needs, { once, writes: [writeOfTag(tag, before)], entries });
