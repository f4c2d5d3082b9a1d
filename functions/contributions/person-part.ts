import { contributionKinds } from "../../shared/contributions/model.ts";
import { toContribution } from "../../shared/contributions/store.ts";
import { thingsOfKind } from "../../shared/people/timeline/filed.ts";
import type { PartFor } from "../people/person-part.ts";
import { stateTags } from "./state-tags.ts";

/** What somebody offered the community and asked it. */
export const contributionsPart: PartFor = (items) => ({
  title: "Gave",
  rows: thingsOfKind(items, "OFFER")
    .map(toContribution)
    .map(({ reference, title, kind, at, status }) => ({
      subject: `contribution:${reference}`,
      title,
      since: at,
      as: contributionKinds[kind],
      tag: stateTags[status],
    })),
});
