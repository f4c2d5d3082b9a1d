import type { Occasion } from "../journal/entry.ts";
import type { FanOutPart } from "../journal/fan-out.ts";
import { letter } from "../letters/letter.ts";
import { wantsNews } from "../members/consents/decide.ts";
import { membersOfKind } from "../members/read.ts";
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
        const found = await membersOfKind(table, kind)(cursor, PAGE);
        const letters = found
          .map(({ thing }) => thing)
          .filter((member) => member.person !== asked.person && wantsNews(member, topic))
          .map(({ person }) => {
            const facts = { question, until, subject, body, person };
            return letter(
              memberQuestion,
              { to: { person }, about, facts, topic, usefulUntil: until },
              occasion,
            );
          });
        return { letters, next: found.length < PAGE ? undefined : found.at(-1)?.place };
      },
  );
};
