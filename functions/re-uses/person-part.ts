import { thingsOfKind } from "../../shared/people/timeline/filed.ts";
import { titleOf } from "../../shared/re-uses/re-use.ts";
import { stageTag } from "../../shared/re-uses/stage-words.ts";
import { toReUse } from "../../shared/re-uses/store.ts";
import type { PartFor } from "../people/person-part.ts";

/** What somebody's organisation uses, where they are whom the team talks to. */
export const reUsesPart: PartFor = (items) => {
  const uses = thingsOfKind(items, "RE-USE").map(toReUse);
  return {
    title: "Re-use",
    standing: uses.length === 0 ? undefined : "Re-user",
    rows: uses.map((use) => ({
      subject: `re-use:${use.reference}`,
      title: titleOf(use),
      since: use.requestedAt,
      tag: stageTag(use.stage),
    })),
  };
};
