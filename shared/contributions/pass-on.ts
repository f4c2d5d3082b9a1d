import type { Occasion } from "../journal/entry.ts";
import type { FanOutPart } from "../journal/fan-out.ts";
import { letter } from "../letters/letter.ts";
import { newsReadersOfKind } from "../members/read.ts";
import { organisationKindNames } from "../people/organisation-kinds.ts";
import type { Table } from "../platform/dynamo.ts";
import { memberQuestion, type questionToApprove } from "./letters.ts";
import { takesAnswers } from "./model.ts";
import { readContribution } from "./store.ts";

/** Letters to a transaction. */
const PAGE = 40;

/**
 * A question to every member who agrees to news about its topic, but for whoever asked it: a part for each kind of organisation, because members are listed by it, and
 * forty members to a page. Nobody gets one that is no longer answered.
 */
export const questionToMembers = async (
  table: Table,
  { question, topic, until, subject, body }: (typeof questionToApprove)["example"],
  occasion: Occasion,
): Promise<readonly FanOutPart[]> => {
  const asked = await readContribution(table, question);
  if (asked === undefined || !takesAnswers(asked, occasion.now)) return [];
  const about = `contribution:${question}`;
  return organisationKindNames.map(
    (kind): FanOutPart =>
      async (cursor) => {
        const { people, next } = await newsReadersOfKind(table, kind, { topic, after: cursor, limit: PAGE });
        const letters = people
          .filter((person) => person !== asked.person)
          .map((person) => {
            const facts = { question, until, subject, body, person };
            return letter(
              memberQuestion,
              { to: { person }, about, facts, topic, usefulUntil: until },
              occasion,
            );
          });
        return { letters, next };
      },
  );
};
