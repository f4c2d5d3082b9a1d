import type { Refused, Unchanged } from "../journal/answer.ts";
import { type Entry, type Occasion, record } from "../journal/entry.ts";
import type { Timer, TimerName } from "../timers/timer.ts";
import { ReUseStageChanged } from "./entries.ts";
import { restNews, resumeNews, timersBetween } from "./news/model.ts";
import type { ReUse, StageStep } from "./re-use.ts";
import type { Stage } from "./stages.ts";

/** What a decision about a re-use makes true. */
export interface ReUseDecision {
  readonly reUse: ReUse;
  readonly entries: readonly Entry[];
  readonly setTimers: readonly Timer[];
  readonly cancelTimers: readonly TimerName[];
}

/** A decision, a refusal for one of these reasons, or nothing to do because all is as asked. */
export type ReUseAnswer<Refusal extends string> = ReUseDecision | Refused<Refusal> | Unchanged;

/** A re-use as it becomes, one version later, and the timer of its next question as that asks for. */
export const decided = (
  before: ReUse,
  after: ReUse,
  entries: readonly Entry[],
  occasion: Occasion,
): ReUseDecision => {
  const reUse = { ...after, version: before.version + 1 };
  return { reUse, entries, ...timersBetween(before, reUse, occasion) };
};

/**
 * A re-use at another stage, without a new version. When it stops, nobody is asked for news and no contact is due any more; when it goes
 * on, the questions do, from the next day that is still to come.
 */
export const atStage = (
  reUse: ReUse,
  to: Stage,
  because: StageStep["because"],
  { now, actor }: Occasion,
): ReUse => {
  const { stage: from, news } = reUse;
  if (from === to) return reUse;
  const by = { kind: actor.kind, id: actor.id };
  const moved: ReUse = {
    ...reUse,
    stage: to,
    history: [...reUse.history, { at: now, by, from, to, because }],
  };
  if (to === "stopped")
    return { ...moved, nextContactOn: undefined, news: news === undefined ? undefined : restNews(news) };
  return from === "stopped" && news !== undefined ? { ...moved, news: resumeNews(news, now) } : moved;
};

/** The entry of a step from one stage to another; none where there was no step. */
export const stageEntries = (before: ReUse, after: ReUse, occasion: Occasion): Entry[] =>
  before.stage === after.stage
    ? []
    : [
        record(
          ReUseStageChanged,
          { subject: before.reference, data: { from: before.stage, to: after.stage } },
          occasion,
        ),
      ];

/** The step that can be taken back: the last one, if it led from somewhere and did not itself take one back. */
export const undoable = ({ history, mergedInto }: ReUse): StageStep | undefined => {
  const last = history.at(-1);
  return mergedInto === undefined && last?.from !== undefined && last.because !== "undo" ? last : undefined;
};

/** The team takes back the last step, whoever made it. Refused when another step was made since, at `of`. */
export const undoStage = (reUse: ReUse, of: string, occasion: Occasion): ReUseAnswer<"nothing-to-undo"> => {
  const last = undoable(reUse);
  if (last?.from === undefined || last.at !== of) return { refusal: "nothing-to-undo" };
  const moved = atStage(reUse, last.from, "undo", occasion);
  return decided(reUse, moved, stageEntries(reUse, moved, occasion), occasion);
};
