import type { Refused } from "../../journal/answer.ts";
import { type Changed, type Command, changeStored } from "../../journal/change.ts";
import type { CommitNeeds } from "../../journal/commit.ts";
import * as decide from "./decide.ts";
import type { Tag } from "./model.ts";
import { heldTags, readTags, saveTag } from "./store.ts";
import type { TagSet } from "./tag-set.ts";

/** Adds a tag of the programme's own. One query and one transaction. */
export const addTag = (
  needs: CommitNeeds,
  tag: decide.TagDetails & { readonly value: string },
  command: Command,
): Promise<Changed<decide.AddRefusal>> =>
  heldTags.after(
    needs.table,
    changeStored(needs, command, {
      read: () => readTags(needs.table),
      decide: ({ set }) => decide.addTag(set, tag, command.occasion),
      save: ({ versionOf }, decision) => saveTag(decision, versionOf(tag.value)),
    }),
  );

/** A tag by its value, in the version that the person saw: 0 for one as it was shipped. */
export interface SeenTag {
  readonly value: string;
  readonly version: number;
}

interface FoundTag {
  readonly tag: Tag;
  readonly version: number;
  readonly set: TagSet;
}

const changeOneTag = <Refusal extends string>(
  needs: CommitNeeds,
  { value, version: seen }: SeenTag,
  command: Command,
  decideOn: (found: FoundTag) => decide.TagDecision | Refused<Refusal>,
) =>
  heldTags.after(
    needs.table,
    changeStored(needs, command, {
      read: async (): Promise<FoundTag | undefined> => {
        const { set, versionOf } = await readTags(needs.table);
        const tag = set.get(value);
        return tag && { tag, version: versionOf(value), set };
      },
      decide: (found): decide.TagDecision | Refused<Refusal | "changed"> =>
        found.version === seen ? decideOn(found) : { refusal: "changed" },
      save: ({ version }, decision) => saveTag(decision, version),
    }),
  );

/** Changes what a tag is called, its other spellings and its facets. One query and one transaction. */
export const changeTag = (
  needs: CommitNeeds,
  { details, ...seen }: SeenTag & { readonly details: decide.TagDetails },
  command: Command,
): Promise<Changed<decide.ChangeRefusal | "changed" | "unknown">> =>
  changeOneTag(needs, seen, command, ({ tag, set }) => decide.changeTag(tag, details, set, command.occasion));

/** Retires a tag. `instead` is what somebody calls the tag to use, if there is one. One query and one transaction. */
export const retireTag = (
  needs: CommitNeeds,
  { instead, ...seen }: SeenTag & { readonly instead: string | undefined },
  command: Command,
): Promise<Changed<decide.RetireRefusal | "changed" | "unknown">> =>
  changeOneTag(needs, seen, command, ({ tag, set }) =>
    decide.retireTag(tag, instead && (set.named(instead)?.value ?? instead), set, command.occasion),
  );

/** Brings a retired tag back. One query and one transaction. */
export const bringBackTag = (
  needs: CommitNeeds,
  seen: SeenTag,
  command: Command,
): Promise<Changed<decide.BringBackRefusal | "changed" | "unknown">> =>
  changeOneTag(needs, seen, command, ({ tag }) => decide.bringBackTag(tag, command.occasion));
