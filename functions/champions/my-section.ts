import { readChampion } from "../../shared/champions/store.ts";
import { paths, toPath } from "../../shared/pages/paths.ts";
import { makeLink } from "../../shared/platform/links.ts";
import { sayDate } from "../../shared/platform/time.ts";
import type { SectionFor } from "../my-page/section.ts";

/** What somebody is asked, or does, as a champion. */
export const championSection: SectionFor = async ({ table, keys }, person) => {
  const champion = await readChampion(table, person);
  const href = toPath(paths.champion, { token: makeLink(keys, "champion", person) });
  const items = {
    asked: [{ text: "You are asked to be a champion", detail: "Accept or decline.", href }],
    champion: [
      {
        text: "What you offer as a champion",
        detail: champion?.until === undefined ? "" : `Your term ends on ${sayDate(champion.until)}.`,
        href,
      },
    ],
    declined: [],
    ended: [],
  };
  return {
    title: "Champions",
    items: champion === undefined ? [] : items[champion.status],
    empty: {
      text: "Champions host sessions and help other members.",
      href: paths.champions,
      link: "See who they are",
    },
  };
};
