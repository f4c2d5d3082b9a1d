import { readWholeEvent } from "../../../shared/events/store.ts";
import { paths } from "../../../shared/pages/paths.ts";
import { readPeople } from "../../../shared/people/store.ts";
import { toCsv } from "../../../shared/platform/csv.ts";
import { byReference } from "../../entry-points/page-definition.ts";
import { deskPage } from "../../entry-points/page-file.ts";

const cameText = (attended: boolean | undefined): string => {
  if (attended === undefined) return "";
  return attended ? "yes" : "no";
};

/** All registrations of an event as a file for a spreadsheet, in the order in which people came. */
export const page = deskPage({
  path: paths.deskRegistrations,
  names: byReference("event"),
  load: ({ table }, reference) => readWholeEvent(table, reference),
  show: async ({ table }, { state, registrations }) => {
    const people = await readPeople(
      table,
      registrations.map(({ person }) => person),
    );
    const rows = registrations.map((registration, index) => [
      registration.reference,
      registration.name,
      people[index]?.email ?? "erased",
      registration.organisation,
      registration.status,
      registration.joinedAt,
      cameText(registration.attended),
    ]);
    const head = ["Reference", "Name", "Email", "Organisation", "State", "Registered", "Came"];
    return {
      file: toCsv([head, ...rows]),
      type: "text/csv; charset=utf-8",
      name: `registrations-${state.event.reference}.csv`,
    };
  },
});
