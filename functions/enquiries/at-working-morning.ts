import { NOBODY } from "../../shared/enquiries/enquiry.ts";
import { countSetAsideSince, readOpenMail } from "../../shared/enquiries/held-mail/store.ts";
import { readDueBy } from "../../shared/enquiries/lists.ts";
import {
  addOthers,
  addPressing,
  morningLetters,
  type PressingByReader,
} from "../../shared/enquiries/morning/decide.ts";
import { enquiriesThisMorning } from "../../shared/enquiries/morning/letters.ts";
import { readCounts } from "../../shared/enquiries/store.ts";
import { commit } from "../../shared/journal/commit.ts";
import { letter } from "../../shared/letters/letter.ts";
import { isBankHoliday } from "../../shared/platform/bank-holidays.ts";
import { firstOf } from "../../shared/platform/text.ts";
import { plusHours } from "../../shared/platform/time.ts";
import { addDays, localDate } from "../../shared/platform/wall-clock.ts";
import { isWorkingDay } from "../../shared/platform/working-days.ts";
import { mayNow } from "../../shared/sign-in/member.ts";
import { readMembersByName } from "../../shared/sign-in/team.ts";
import { readWorkOf } from "../../shared/work/read.ts";
import { systemOccasion } from "../entry-points/needs.ts";
import { type Scheduled, schedule } from "../entry-points/schedule.ts";

/** One transaction holds a hundred writes; no team has so many people, and the team's own letter comes first. */
const MOST_LETTERS = 90;

/** The days since the working day before this one: three on most Mondays. */
const daysSinceWorkingMorning = (today: string): number => {
  let days = 1;
  while (days < 14 && !isWorkingDay(addDays(today, -days), isBankHoliday)) days += 1;
  return days;
};

/**
 * Tells each of the team what of everything that waits for them is late or due today, and the team what nobody has taken: once each working day, however late or
 * often it is called. On weekends and England's bank holidays it tells nobody anything.
 */
export const atWorkingMorning: Scheduled = async (needs, scheduledAt) => {
  const today = localDate(scheduledAt);
  if (!isWorkingDay(today, isBankHoliday)) return;
  const name = `enquiries-this-morning:${today}`;
  const occasion = systemOccasion(needs, name);
  const since = plusHours(scheduledAt, -24 * daysSinceWorkingMorning(today));
  const [counts, { held: heldMails }, setAside] = await Promise.all([
    readCounts(needs.table),
    readOpenMail(needs.table),
    countSetAsideSince(needs.table, since),
  ]);
  const untaken = counts.of({ standing: "to-do", assignee: NOBODY });
  let pressing: PressingByReader = new Map();
  for await (const enquiries of readDueBy(needs.table, today))
    pressing = addPressing(pressing, enquiries, today);
  for (const { member, person } of await readMembersByName(needs.table))
    if (mayNow(member, "team"))
      pressing = addOthers(pressing, person.id, await readWorkOf(needs.table, person.id), today);
  const all = morningLetters(pressing, { today, untaken, heldMails, setAside }).toReversed();
  const letters = firstOf(all, MOST_LETTERS).shown.map(({ to, facts }) =>
    letter(
      enquiriesThisMorning,
      {
        to: to === "team" ? { team: true } : { person: to },
        about: `enquiries:${today}`,
        facts,
        usefulUntil: plusHours(scheduledAt, 12),
      },
      occasion,
    ),
  );
  if (letters.length > 0) await commit(needs, { once: name, letters });
};

export const handler = schedule(atWorkingMorning, (needs) => needs);
