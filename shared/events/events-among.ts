import type { Item } from "../platform/dynamo.ts";
import { registrationSchema, stands } from "./places/model.ts";

/** An event that people of an organisation registered for. */
export interface EventOfOrganisation {
  readonly event: string;
  /** How many came, and how many hold or wait for a place. */
  readonly attended: number;
  readonly registered: number;
  /** When the first of them registered. */
  readonly since: string;
}

/** The events that people of an organisation registered for, among all that is filed under it, what was registered for last first. For other features. */
export const eventsAmong = (filed: readonly Item[]): readonly EventOfOrganisation[] => {
  const registrations = filed
    .filter(({ subjectSort }) => String(subjectSort).startsWith("REGISTRATION#"))
    .map((item) => registrationSchema.parse(item["registration"]));
  return [...Map.groupBy(registrations, ({ event }) => event)]
    .map(([event, those]) => ({
      event,
      attended: those.filter(({ attended }) => attended === true).length,
      registered: those.filter(stands).length,
      since: those.map(({ joinedAt }) => joinedAt).toSorted()[0] ?? "",
    }))
    .filter(({ attended, registered }) => attended + registered > 0)
    .toSorted((one, other) => other.since.localeCompare(one.since));
};
