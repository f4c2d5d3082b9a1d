import { paths } from "../../shared/pages/paths.ts";
import { queryAll } from "../../shared/platform/dynamo.ts";
import { sayDate } from "../../shared/platform/time.ts";
import { titleOf } from "../../shared/re-uses/re-use.ts";
import { stages } from "../../shared/re-uses/stages.ts";
import { toReUse } from "../../shared/re-uses/store.ts";
import type { SectionFor } from "../my-page/section.ts";

const MOST = 50;

/** What the person's organisation uses of what the programme made, where they are whom we ask. We ask for news by email. */
export const reUsesSection: SectionFor = async ({ table }, person) => {
  const items = await queryAll(
    table,
    {
      IndexName: "by-person",
      KeyConditionExpression: "person = :person AND begins_with(personSort, :uses)",
      ExpressionAttributeValues: { ":person": `PERSON#${person}`, ":uses": "RE-USE#" },
      ScanIndexForward: false,
    },
    { limit: MOST },
  );
  return {
    title: "What you use",
    items: items
      .map(toReUse)
      .filter(({ mergedInto }) => mergedInto === undefined)
      .map((reUse) => ({
        text: titleOf(reUse),
        detail: `${reUse.reference}, for ${reUse.organisation.name}. ${stages[reUse.stage]}. Asked for on ${sayDate(reUse.requestedAt)}.`,
      })),
    empty: {
      text: "Nothing yet. Code and methods in the catalogue are yours to use.",
      href: paths.catalogue,
      link: "See the catalogue",
    },
  };
};
