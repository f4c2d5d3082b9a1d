import { UNCHANGED } from "../../journal/answer.ts";
import { type Changed, changeStored } from "../../journal/change.ts";
import type { CommitNeeds } from "../../journal/commit.ts";
import { readItems } from "../../platform/dynamo.ts";
import type { Sheet } from "../answers/model.ts";
import { tallyOfSheet } from "../answers/release.ts";
import { putSheet, sheetKey, toSheet } from "../answers/store.ts";
import { readVersions } from "../survey/store.ts";
import { partIn, placeOf, putPart, tallyKey } from "./store.ts";
import { together, without } from "./tally.ts";

/**
 * Puts what somebody answered into the results, in place of what they answered before. Twice is once: the answers say what of them is counted. Two reads and
 * one transaction.
 */
export const countAnswers = (
  needs: CommitNeeds,
  { survey, id }: Pick<Sheet, "survey" | "id">,
  once: string,
): Promise<Changed<"unknown">> =>
  changeStored(
    needs,
    { once },
    {
      read: async () => {
        const place = placeOf(id);
        const [item, part] = await readItems(needs.table, [
          sheetKey({ survey, id }),
          tallyKey(survey, place),
        ]);
        if (item === undefined) return undefined;
        const sheet = toSheet(item);
        return {
          sheet,
          place,
          part: partIn(part),
          versions: await readVersions(needs.table, survey, [sheet.asked]),
        };
      },
      decide: ({ sheet, part, versions }) => {
        const { counted, asked, answers } = sheet;
        if (counted !== undefined && JSON.stringify(counted) === JSON.stringify(answers)) return UNCHANGED;
        const before =
          counted === undefined
            ? part.tally
            : without(part.tally, tallyOfSheet(versions, { asked, answers: counted }));
        return { tally: together(before, tallyOfSheet(versions, sheet)) };
      },
      save: ({ sheet, place, part }, { tally }) => ({
        writes: [putPart(survey, place, part, tally), putSheet(sheet, { ...sheet, counted: sheet.answers })],
      }),
    },
  );
