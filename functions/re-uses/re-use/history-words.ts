import type { Entry } from "../../../shared/journal/entry.ts";
import { entryTitles } from "../../../shared/journal/entry-titles.ts";
import { insideSentence } from "../../../shared/platform/text.ts";
import * as entries from "../../../shared/re-uses/entries.ts";
import { newsAnswers, stages } from "../../../shared/re-uses/stages.ts";

const ways = {
  form: "by the form of the catalogue",
  desk: "written down by the team",
  event: "a lead of a webinar",
} as const;

const sayRequested = (entry: Entry): string | undefined => {
  const { by, again } = entries.ReUseRequested.parse(entry).data;
  return `${again ? "Asked for again" : "Asked for"}, ${ways[by]}`;
};

const sayStage = (entry: Entry): string => {
  const { from, to } = entries.ReUseStageChanged.parse(entry).data;
  return `From “${insideSentence(stages[from])}” to “${insideSentence(stages[to])}”`;
};

const sayNews = (entry: Entry): string => {
  const { day, answer } = entries.ReUseNewsGiven.parse(entry).data;
  return `Answered after ${day} days: “${newsAnswers[answer].text}”`;
};

const sayDue = (entry: Entry): string => `News due after ${entries.ReUseNewsDue.parse(entry).data.day} days`;

const sayMerged = (entry: Entry): string => `Goes on in ${entries.ReUseMerged.parse(entry).data.into}`;

const words: ReadonlyMap<string, (entry: Entry) => string | undefined> = new Map([
  ["ReUseRequested", sayRequested],
  ["ReUseStageChanged", sayStage],
  ["ReUseNewsGiven", sayNews],
  ["ReUseNewsDue", sayDue],
  ["ReUseMerged", sayMerged],
]);

/** What happened to a re-use, in words, the latest first. `nameOf` tells people of the team and contacts by id. */
export const tellHistory = (history: readonly Entry[], nameOf: (id: string | undefined) => string) =>
  history.toReversed().map((entry) => ({
    at: entry.at,
    what: words.get(entry.name)?.(entry) ?? entryTitles.get(entry.name) ?? entry.name,
    who: entry.actor.kind === "system" ? "the system" : nameOf(entry.actor.id ?? entry.person),
    whoId: entry.actor.kind === "system" ? undefined : (entry.actor.id ?? entry.person),
  }));
