import { readWithin } from "../platform/dynamo.ts";
import { searched } from "../search/searched.ts";
import {
  ReUseBenefitReported,
  ReUseChanged,
  ReUseNoteAdded,
  ReUseRequested,
  ReUseStageChanged,
} from "./entries.ts";
import { titledReUse } from "./re-use.ts";

/** Re-uses are found by the organisation, by what it uses and by all that was written about it. */
export const searchedReUse = searched({
  kind: "re-use",
  erasedAs: ["re-uses"],
  titled: titledReUse,
  keys: /^RE-USE#(\S+) RE-USE$/,
  entries: [ReUseRequested, ReUseChanged, ReUseNoteAdded, ReUseStageChanged, ReUseBenefitReported],
  texts: [
    ["reUse", "item", "title"],
    ["reUse", "project", "title"],
    ["reUse", "outcome"],
    ["asking", "whatFor"],
    ["note", "text"],
  ],
  read: async (table, reference) => {
    const { pk, sk } = titledReUse.key(reference);
    const items = await readWithin(table, pk, "");
    return items.filter((item) => item["sk"] === sk).concat(items.filter((item) => item["sk"] !== sk));
  },
});
