import { paths } from "../../shared/pages/paths.ts";
import { firstOf } from "../../shared/platform/text.ts";
import { typedLine } from "../../shared/search/words.ts";
import type { DeskVisit } from "../entry-points/desk-page.ts";
import { pageWithoutForm } from "../entry-points/page-file.ts";
import { findEverything, kindText } from "./find-everything.ts";
import type { Result } from "./results.ts";

/** So many of each kind are looked at, and so many are suggested in all. */
const MOST_OF_KIND = 3;
const MOST = 8;

const toSuggestion = (result: Result) => ({
  text: result.title,
  details: [kindText(result.kind), result.reference, result.facts[0]].filter(Boolean).join(" · "),
  href: result.href,
});

/** What somebody may look for who types `?q=` so far: the best of each kind. Less than two characters find nothing. */
export const page = pageWithoutForm<DeskVisit, typeof paths.deskSuggestions>(
  paths.deskSuggestions,
  async (needs, request) => {
    const typed = typedLine(request.query["q"] ?? "");
    const { groups } = await findEverything(needs, { typed, most: MOST_OF_KIND });
    const found = groups.flatMap(({ results, alike }) => [...results, ...alike]);
    return { file: JSON.stringify(firstOf(found, MOST).shown.map(toSuggestion)), type: "application/json" };
  },
);
