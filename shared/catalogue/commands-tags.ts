import { type CommitNeeds, wasCommitted } from "../journal/commit.ts";
import type { Occasion } from "../journal/entry.ts";
import type { Given } from "./commands-items.ts";
import * as decide from "./decide-tags.ts";
import type { TagSet } from "./tag-set.ts";
import { readTags, saveTag } from "./tag-store.ts";

/** What became of a change of a tag. */
export type TagChanged = { readonly done: true } | decide.TagRefusal;

/** What can be asked for a tag. */
export type TagStep =
  | ({ readonly step: "add" } & decide.TagDetails)
  | ({ readonly step: "change" } & decide.TagDetails)
  | { readonly step: "retire"; readonly instead?: string | undefined }
  | { readonly step: "bring-back" };

const answerTo = (
  set: TagSet,
  value: string,
  asked: TagStep,
  occasion: Occasion,
): decide.TagDecision | decide.TagRefusal => {
  switch (asked.step) {
    case "add":
      return decide.addTag(set, { ...asked, value }, occasion);
    case "change":
      return decide.changeTag(set, value, asked, occasion);
    case "retire":
      return decide.retireTag(set, value, asked.instead, occasion);
    case "bring-back":
      return decide.bringBackTag(set, value, occasion);
  }
};

/** Adds or changes a tag as it was when its form was made (`version`, 0 for a new one or one as it was shipped). One query and one transaction. */
export const takeTagStep = async (
  needs: CommitNeeds,
  { value, version, asked }: { readonly value: string; readonly version: number; readonly asked: TagStep },
  { occasion, once }: Given,
): Promise<TagChanged> => {
  const tags = await readTags(needs.table);
  const answer = answerTo(tags.set, value, asked, occasion);
  if ("refusal" in answer) return (await wasCommitted(needs.table, once)) ? { done: true } : answer;
  const saved = await saveTag(needs, { ...answer, before: version }, once);
  return saved.outcome === "refused" ? { refusal: saved.refusal } : { done: true };
};
