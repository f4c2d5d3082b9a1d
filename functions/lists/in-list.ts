import { paths } from "../../shared/pages/paths.ts";

/** The lists from which records are opened, each with its address and what it is called. Of a list of one thing, a call's applications, the address has a part that names it. */
const listPlaces = {
  applications: { path: paths.deskCall, text: "Applications" },
  calls: { path: paths.deskCalls, text: "Calls" },
  "project-tasks": { path: paths.deskProjectTasks, text: "Tasks" },
  tasks: { path: paths.deskTasks, text: "My tasks" },
  "week-notes": { path: paths.deskWeekNotes, text: "Week notes" },
  enquiries: { path: paths.deskEnquiries, text: "Enquiries" },
  catalogue: { path: paths.deskCatalogue, text: "Catalogue" },
  contributions: { path: paths.deskContributions, text: "What members give" },
  members: { path: paths.deskMembers, text: "Members" },
  organisations: { path: paths.deskOrganisations, text: "Organisations" },
  projects: { path: paths.deskProjectList, text: "Projects" },
  "re-uses": { path: paths.deskReUses, text: "Re-use" },
  events: { path: paths.deskEvents, text: "Events" },
  "held-mail": { path: paths.deskHeldMails, text: "Held mail" },
  letters: { path: paths.deskLetters, text: "Letters" },
} as const;

/** What is said when something was sent from a record and the next one was opened: on that one, or on the list where there is none. */
export const SENT_NEXT = "sent-next";

/** The name of a list of the desk. */
export type ListName = keyof typeof listPlaces;

/** Whether records that are opened from the list of this name lead back to it: one with an address of its own. */
export const isListName = (name: string | null): name is ListName =>
  name !== null && Object.hasOwn(listPlaces, name);

const PART = /\{\w+\}/;

/** What the list of this name is of, out of its address; undefined of a list that is only one. */
const namedIn = (list: ListName, path: string): string | undefined => {
  const at = listPlaces[list].path.split("/").findIndex((part) => PART.test(part));
  return at === -1 ? undefined : path.split("/")[at];
};

/** Where a record stands in a list: `path` is the list's own, `query` what it is asked, `at` the record's own cursor. */
interface PlaceInList {
  readonly list: ListName;
  readonly path: string;
  readonly query: string;
  readonly after: string;
  readonly at: string;
}

/** A record's address with the place in the list from which it is opened. */
export const hrefInList = (href: string, { list, path, query, after, at }: PlaceInList): string => {
  const given = new URLSearchParams(query);
  given.set("list", list);
  const named = namedIn(list, path);
  if (named !== undefined) given.set("of", named);
  if (after !== "") given.set("after", after);
  given.set("at", at);
  return `${href}${href.includes("?") ? "&" : "?"}${new URLSearchParams({ in: given.toString() })}`;
};

/** Where a record was opened from: the way back to that page of the list, and to the records beside it. */
export interface InList {
  readonly text: string;
  readonly back: string;
  readonly previous: string;
  readonly next: string;
  /** As the address carries it. */
  readonly carried: string;
}

const LONGEST = 2000;
const NAMED = /^[\w-]{1,40}$/;

/** The place in a list that an address carries, for whatever record it is of; undefined where it carries none. It leads to lists of the desk and nowhere else. */
export const inListOf = (query: Readonly<Record<string, string>>): InList | undefined => {
  const carried = query["in"];
  if (carried === undefined || carried.length > LONGEST) return undefined;
  const given = new URLSearchParams(carried);
  const [list, at] = [given.get("list"), given.get("at")];
  if (!isListName(list) || at === null) return undefined;
  const { path: pattern, text } = listPlaces[list];
  const named = given.get("of") ?? "";
  if (PART.test(pattern) && !NAMED.test(named)) return undefined;
  const path = pattern.replace(PART, named);
  given.delete("list");
  given.delete("of");
  const beside = (to: string): string => {
    const one = new URLSearchParams(given);
    one.set("to", to);
    return `${path}?${one}`;
  };
  const page = new URLSearchParams(given);
  page.delete("at");
  const back = page.size === 0 ? path : `${path}?${page}`;
  return { text, back, previous: beside("previous"), next: beside("next"), carried };
};
