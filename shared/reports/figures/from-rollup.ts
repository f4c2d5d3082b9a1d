import type { DayFigures, Totals } from "../days/model.ts";
import { sumOf } from "../days/model.ts";
import { addUp, type Counts, countName } from "./counts.ts";
import type { Facet } from "./facets.ts";

const divided = (
  name: string,
  facet: Facet,
  counts: Readonly<Record<string, number | undefined>>,
): Counts => ({
  [name]: sumOf(counts),
  ...Object.fromEntries(
    Object.entries(counts).map(([value, count]) => [countName(name, { facet, value }), count ?? 0]),
  ),
});

/** The figures of a day as counts by name. */
export const countsOfDay = (day: DayFigures): Counts =>
  addUp([
    divided("joined", "organisation", day.joined),
    divided("left", "organisation", day.left),
    divided("enquiries", "enquiry", day.enquiries),
    {
      answered: day.answered,
      "answered-in-time": day.answeredInTime,
      "answered-late": day.answeredLate,
      registrations: day.registrations,
      waitlisted: day.waitlisted,
      cancelled: day.cancelled,
      attended: day.attended,
      "did-not-attend": day.notAttended,
      "projects-completed": day.projectsCompleted,
      "follow-ups-done": day.followUpsDone,
      "follow-ups-skipped": day.followUpsSkipped,
      "letters-sent": day.lettersSent,
      "letters-returned": day.lettersBounced,
    },
  ]);

/** How things stood at the end of a day, as counts by name. */
export const standingOf = ({ members, openEnquiries }: Totals): Counts =>
  addUp([divided("members", "organisation", members), { "open-enquiries": openEnquiries }]);
