import MiniSearch from "minisearch";
import type { Project } from "./project.ts";

/** A project that is done and close to what somebody asks for. */
export interface SimilarProject {
  readonly reference: string;
  readonly title: string;
  readonly summary: string;
}

/** A word weighs more in the title than in the summary. */
const TITLE_WEIGHT = 2;
/** A match of a few common words in a long text is no match. */
const LEAST_SCORE = 4;

/** The completed projects that share the most telling words with a text, the closest first, at most `limit`. Pure. */
export const similarTo = (
  projects: readonly Project[],
  words: string,
  limit: number,
): readonly SimilarProject[] => {
  const done = projects.filter(({ status }) => status === "complete");
  const search = new MiniSearch<Project>({
    idField: "reference",
    fields: ["title", "summary"],
    searchOptions: { boost: { title: TITLE_WEIGHT }, combineWith: "OR", prefix: true },
    processTerm: (term) => (term.length < 4 ? null : term.toLowerCase()),
  });
  search.addAll(done);
  const found = search.search(words).filter(({ score }) => score >= LEAST_SCORE);
  return found.slice(0, limit).flatMap(({ id }) => {
    const project = done.find(({ reference }) => reference === id);
    if (project === undefined) return [];
    const { reference, title, summary } = project;
    return [{ reference, title, summary }];
  });
};
