import { championAmong } from "../../shared/champions/store.ts";
import type { PartFor } from "../people/person-part.ts";
import { championTags } from "./champion-words.ts";

/** Whether somebody is a champion of the community, was asked, or was one. */
export const championsPart: PartFor = (items) => {
  const champion = championAmong(items);
  return {
    title: "Champion",
    standing: champion?.status === "champion" ? "Champion" : undefined,
    rows:
      champion === undefined
        ? []
        : [
            {
              subject: `member:${champion.person}`,
              title: champion.offers === "" ? "Champion of the community" : champion.offers,
              since: champion.from ?? champion.askedAt,
              tag: championTags[champion.status],
            },
          ],
  };
};
