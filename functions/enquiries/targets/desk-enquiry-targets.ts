import * as z from "zod/mini";
import { setTargets } from "../../../shared/enquiries/targets/commands.ts";
import {
  answerBy,
  closeBy,
  defaultTargets,
  type Targets,
  targetsSchema,
} from "../../../shared/enquiries/targets/model.ts";
import { readSetTargets } from "../../../shared/enquiries/targets/store.ts";
import { paths } from "../../../shared/pages/paths.ts";
import { together } from "../../../shared/pages/typed.ts";
import { readPeople } from "../../../shared/people/store.ts";
import { isBankHoliday } from "../../../shared/platform/bank-holidays.ts";
import { firstOf } from "../../../shared/platform/text.ts";
import { addDays, localDate } from "../../../shared/platform/wall-clock.ts";
import { nothing, view } from "../../entry-points/page-definition.ts";
import { deskPage } from "../../entry-points/page-file.ts";
import targetsPage from "./desk-enquiry-targets.njk";

const MOST_HOLIDAYS = 4;
const A_YEAR = 370;
const SAVED = "Saved. It holds for enquiries that come in from now on.";

/** England's bank holidays of the year from a date on, so that people see what the arithmetic goes by. */
const nextHolidays = (today: string): string[] =>
  Array.from({ length: A_YEAR }, (_, days) => addDays(today, days)).filter(isBankHoliday);

const asText = (targets: Targets): Record<string, string> =>
  Object.fromEntries(Object.entries(targets).map(([name, value]) => [name, String(value)]));

const seenForm = z.object({ _version: z.catch(z.coerce.number().check(z.int(), z.nonnegative()), 0) });

const targetsForm = z.extend(targetsSchema(), seenForm.shape).check(
  together({
    holds: ({ reminderDays, waitDays }) => reminderDays < waitDays,
    field: "waitDays",
    error: "Days until the enquiry is closed must be more than days until they are reminded",
  }),
);

/** How soon the team wants to answer and to be done, with what that means for an enquiry that comes in today. */
export const page = deskPage({
  path: paths.deskEnquiryTargets,
  names: nothing,
  load: ({ table }) => readSetTargets(table),
  show: async (needs, { targets, version, setAt, setBy }) => {
    const [who] = setBy === undefined ? [] : await readPeople(needs.table, [setBy]);
    const planning = { targets, isHoliday: isBankHoliday };
    return view(targetsPage, {
      version,
      setAt,
      setBy: who?.name ?? "someone who left",
      holidays: firstOf(nextHolidays(localDate(needs.now())), MOST_HOLIDAYS).shown,
      answerBy: answerBy(needs.now(), planning),
      closeBy: closeBy(needs.now(), planning),
      answers: asText(targets),
    });
  },
  steps: (step) => ({
    save: step({
      form: targetsForm,
      run: (needs, _named, given) => {
        const { _version: version, ...targets } = given.form;
        return setTargets(needs, { targets, version }, given);
      },
      done: SAVED,
    }),
    defaults: step({
      form: seenForm,
      run: (needs, _named, given) =>
        setTargets(needs, { targets: defaultTargets, version: given.form._version }, given),
      done: SAVED,
    }),
  }),
  refusals: {
    changed:
      "Someone set other targets while you were typing. Yours are still in the form: look at what is set now, and save again if yours should hold.",
  },
});
