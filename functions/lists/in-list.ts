import { paths } from "../../shared/pages/paths.ts";

/** The lists from which records are opened, each with its address and what it is called. */
const listPlaces = {
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

/** A record's address with the place in the list from which it is opened: `query` is what the list is asked, `at` the record's own cursor. */
export const hrefInList = (
  href: string,
  {
    list,
    query,
    after,
    at,
  }: { readonly list: ListName; readonly query: string; readonly after: string; readonly at: string },
): string => {
  const given = new URLSearchParams(query);
  given.set("list", list);
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

/** The place in a list that an address carries, for whatever record it is of; undefined where it carries none. It leads to lists of the desk and nowhere else. */
export const inListOf = (query: Readonly<Record<string, string>>): InList | undefined => {
  const carried = query["in"];
  if (carried === undefined || carried.length > LONGEST) return undefined;
  const given = new URLSearchParams(carried);
  const [list, at] = [given.get("list"), given.get("at")];
  if (!isListName(list) || at === null) return undefined;
  given.delete("list");
  const { path, text } = listPlaces[list];
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
