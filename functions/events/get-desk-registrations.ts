import { readWholeEvent } from "../../shared/events/store.ts";
import notFound from "../../shared/pages/not-found.njk";
import { readPeople } from "../../shared/people/store.ts";
import { toCsv } from "../../shared/platform/csv.ts";
import { parseReference } from "../../shared/platform/references.ts";
import type { DeskPage } from "../entry-points/desk-page.ts";

const cameText = (attended: boolean | undefined): string => {
  if (attended === undefined) return "";
  return attended ? "yes" : "no";
};

/** All registrations of an event as a file for a spreadsheet, in the order in which people came. */
export const getDeskRegistrations: DeskPage = async (needs, request, visit) => {
  const reference = parseReference("event", request.parameters["reference"] ?? "");
  const whole = reference === null ? undefined : await readWholeEvent(needs.table, reference);
  if (whole === undefined) return visit.show(notFound, {}, 404);
  const people = await readPeople(
    needs.table,
    whole.registrations.map(({ person }) => person),
  );
  const rows = whole.registrations.map((registration, index) => [
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
    name: `registrations-${whole.state.event.reference}.csv`,
  };
};
