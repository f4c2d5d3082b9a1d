import { type Changed, changeStored } from "../../journal/change.ts";
import type { CommitNeeds } from "../../journal/commit.ts";
import { type Occasion, record } from "../../journal/entry.ts";
import { Fault } from "../../platform/keys.ts";
import type { RandomBytes } from "../../platform/references.ts";
import { askedOf } from "../questions/asked.ts";
import type { Questionnaire } from "../questions/model.ts";
import { placeOf, putPart, readParts } from "../results/store.ts";
import { type Tally, tallyOfOne, together } from "../results/tally.ts";
import { readVersions } from "../survey/store.ts";
import { nameByChance } from "./commands.ts";
import { SurveyAnswersReleased } from "./entries.ts";
import type { Sheet, WaitingSheet } from "./model.ts";
import { deleteWaiting, putSheet, readWaiting } from "./store.ts";

/** Fewer than these are never released together: whoever knows that one person has just answered would know their answers. */
export const FEWEST_TOGETHER = 5;

/** Of one transaction, with what is added up: two writes for each, in a hundred. */
const MOST_TOGETHER = 40;

/** How many are read to choose among. */
const MOST_READ = 400;

/**
 * How many of those that wait are released now. While the survey is open as many stay as are needed to release the last ones together; when it has closed
 * all go, unless they are too few.
 */
export const toRelease = (waiting: number, isClosed: boolean): number => {
  if (isClosed && waiting <= MOST_TOGETHER) return waiting < FEWEST_TOGETHER ? 0 : waiting;
  const free = waiting - FEWEST_TOGETHER;
  return free < FEWEST_TOGETHER ? 0 : Math.min(free, MOST_TOGETHER);
};

/** The same things in an order by chance (Fisher and Yates). */
export const shuffled = <Thing>(things: readonly Thing[], randomBytes: RandomBytes): readonly Thing[] => {
  const mixed = [...things];
  for (let last = mixed.length - 1; last > 0; last -= 1) {
    const [a = 0, b = 0, c = 0, d = 0] = randomBytes(4);
    const other = (((a * 256 + b) * 256 + c) * 256 + d) % (last + 1);
    const [one, two] = [mixed[last], mixed[other]];
    if (one !== undefined && two !== undefined) [mixed[last], mixed[other]] = [two, one];
  }
  return mixed;
};

const questionsOf = (versions: ReadonlyMap<number, Questionnaire>, asked: number): Questionnaire => {
  const questionnaire = versions.get(asked);
  if (questionnaire === undefined) throw new Fault(`A survey was never asked in version ${asked}.`);
  return questionnaire;
};

/** What answers add to the results, by the version of the questions in which they were asked. */
export const tallyOfSheet = (
  versions: ReadonlyMap<number, Questionnaire>,
  { asked, answers }: Pick<Sheet, "asked" | "answers">,
): Tally => {
  const given = new Map(Object.entries(answers));
  return tallyOfOne(askedOf(questionsOf(versions, asked), given), given);
};

type ReleaseNeeds = CommitNeeds & { readonly randomBytes: RandomBytes };

const released = (needs: ReleaseNeeds, { survey, asked, answers }: WaitingSheet): Sheet => ({
  survey,
  asked,
  answers,
  // A new name: nothing says which of those that waited it was.
  id: nameByChance(needs),
  counted: answers,
  version: 1,
});

/** Where an anonymous survey stands, of which answers wait. */
export interface Releasing {
  readonly survey: string;
  readonly isClosed: boolean;
}

/** Releases one lot of answers, and tells whether there may be another. Two reads and one transaction. */
const releaseLot = async (
  needs: ReleaseNeeds,
  { survey, isClosed }: Releasing,
  { once, occasion }: { readonly once: string; readonly occasion: Occasion },
): Promise<boolean> => {
  const waiting = await readWaiting(needs.table, survey, MOST_READ);
  const count = toRelease(waiting.length, isClosed);
  if (count === 0) return false;
  const chosen = shuffled(waiting, needs.randomBytes).slice(0, count);
  const done: Changed<string> = await changeStored(
    needs,
    { once },
    {
      read: async () => {
        const sheets = chosen.map((one) => released(needs, one));
        const places = [...new Set(sheets.map(({ id }) => placeOf(id)))];
        const [versions, parts] = await Promise.all([
          readVersions(
            needs.table,
            survey,
            sheets.map(({ asked }) => asked),
          ),
          readParts(needs.table, survey, places),
        ]);
        return { sheets, places, versions, parts };
      },
      decide: ({ sheets, places, versions, parts }) => ({
        sheets,
        tallies: places.flatMap((place, nth) => {
          const before = parts[nth];
          if (before === undefined) return [];
          const after = sheets
            .filter(({ id }) => placeOf(id) === place)
            .reduce((tally, sheet) => together(tally, tallyOfSheet(versions, sheet)), before.tally);
          return [putPart(survey, place, before, after)];
        }),
      }),
      save: (_found, { sheets, tallies }) => ({
        writes: [
          ...chosen.map(deleteWaiting),
          ...sheets.map((sheet) => putSheet(undefined, sheet)),
          ...tallies,
        ],
        entries: [record(SurveyAnswersReleased, { subject: survey, data: { count } }, occasion)],
      }),
    },
  );
  return "done" in done;
};

const MOST_LOTS = 100;

/**
 * Releases what may be released of an anonymous survey: lots of five to forty, each in an order by chance and in one transaction with what it adds to the
 * results. What is left goes with the next night.
 */
export const releaseAnswers = async (
  needs: ReleaseNeeds,
  releasing: Releasing,
  { once, occasion }: { readonly once: string; readonly occasion: Occasion },
): Promise<void> => {
  for (let lot = 0; lot < MOST_LOTS; lot += 1)
    if (!(await releaseLot(needs, releasing, { once: `${once}:${releasing.survey}:${lot}`, occasion })))
      return;
};
