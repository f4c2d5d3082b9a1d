import type { Registration } from "../../../shared/events/places/model.ts";
import { readEvent, registrationsOf } from "../../../shared/events/store.ts";
import { paths } from "../../../shared/pages/paths.ts";
import { readPeople } from "../../../shared/people/store.ts";
import { csvLine, toCsv } from "../../../shared/platform/csv.ts";
import type { Table } from "../../../shared/platform/dynamo.ts";
import { readInPages } from "../../../shared/platform/list-page.ts";
import { byReference } from "../../entry-points/page-definition.ts";
import { deskPage } from "../../entry-points/page-file.ts";

const cameText = (attended: boolean | undefined): string => {
  if (attended === undefined) return "";
  return attended ? "yes" : "no";
};

const rowsOf = async (table: Table, registrations: readonly Registration[]) => {
  const people = await readPeople(
    table,
    registrations.map(({ person }) => person),
  );
  return registrations.map((registration, index) => [
    registration.reference,
    registration.name,
    people[index]?.email ?? "erased",
    registration.organisation,
    registration.status,
    registration.joinedAt,
    cameText(registration.attended),
  ]);
};

/** All registrations of an event as a file for a spreadsheet. They are read five hundred at a time, and only the file's text is kept of them. */
export const page = deskPage({
  path: paths.deskRegistrations,
  names: byReference("event"),
  load: ({ table }, reference) => readEvent(table, reference),
  show: async ({ table }, { event: { reference } }) => {
    let file = toCsv([["Reference", "Name", "Email", "Organisation", "State", "Registered", "Came"]]);
    for await (const registrations of readInPages(registrationsOf(table, reference)))
      file += (await rowsOf(table, registrations)).map(csvLine).join("");
    return { file, type: "text/csv; charset=utf-8", name: `registrations-${reference}.csv` };
  },
});
