import { oneLine, plain } from "../platform/text.ts";
import { type Enquiry, isOurTurn, NOBODY, urgency } from "./enquiry.ts";
import { type EnquiryKind, parseKind } from "./kinds.ts";

/** The views of the inbox, in the order of its tabs. */
export const inboxViews = ["to-do", "mine", "nobody", "waiting", "answered", "closed", "all"] as const;

/** A view of the inbox. `mine` and `nobody` are what is not closed of those who have it. */
export type InboxView = (typeof inboxViews)[number];

/** What the inbox is asked to show. `assignee` is the id of one of the team, or `nobody`. */
export interface InboxQuery {
  readonly view: InboxView;
  /** Words that are looked for in reference, name, organisation, subject and the beginning of what they wrote. */
  readonly words: string;
  readonly kind: EnquiryKind | undefined;
  readonly assignee: string | undefined;
  readonly organisation: string;
  readonly due: "late" | "today" | undefined;
  readonly unchecked: boolean;
}

const MOST_TYPED = 200;

const typed = (text: string | undefined): string => oneLine(text ?? "").slice(0, MOST_TYPED);

const given = (text: string | undefined): string | undefined => {
  const value = typed(text);
  return value === "" ? undefined : value;
};

/** Reads what the inbox is asked from its address. Never throws: what makes no sense is as if it were not there. */
export const readInboxQuery = (query: Readonly<Record<string, string>>): InboxQuery => {
  const words = typed(query["q"]);
  const asked = inboxViews.find((name) => name === query["view"]);
  return {
    // Whoever looks for something looks everywhere, unless told otherwise.
    view: asked ?? (words === "" ? "to-do" : "all"),
    words,
    kind: parseKind(query["kind"]),
    assignee: given(query["assignee"]),
    organisation: typed(query["organisation"]),
    due: (["late", "today"] as const).find((name) => name === query["due"]),
    unchecked: query["unchecked"] === "yes",
  };
};

/** Whether an enquiry belongs to a view, for somebody of the team. One that was merged is found by its leader and in `closed`. */
export const isInView = (view: InboxView, enquiry: Enquiry, me: string): boolean => {
  const { status, assignee } = enquiry;
  if (view === "all") return true;
  if (view === "to-do") return isOurTurn(enquiry);
  if (view === "mine") return status !== "closed" && assignee === me;
  if (view === "nobody") return status !== "closed" && assignee === undefined;
  return status === view;
};

const searched = ({ reference, name, organisation, subject, excerpt }: Enquiry): string =>
  plain([reference, reference.replaceAll("-", ""), name, organisation, subject, excerpt].join("\n"));

const hasWords = (enquiry: Enquiry, words: string): boolean => {
  const text = searched(enquiry);
  return plain(words)
    .split(" ")
    .every((word) => text.includes(word));
};

/** Whether an enquiry is one that the filters ask for, whatever the view. `today` is a London date. */
export const isAskedFor = (query: InboxQuery, enquiry: Enquiry, today: string): boolean =>
  (query.kind === undefined || enquiry.kind === query.kind) &&
  (query.assignee === undefined || (enquiry.assignee ?? NOBODY) === query.assignee) &&
  (query.organisation === "" || plain(enquiry.organisation).includes(plain(query.organisation))) &&
  (query.due === undefined || urgency(enquiry, today) === query.due) &&
  (!query.unchecked || enquiry.unchecked) &&
  (query.words === "" || hasWords(enquiry, query.words));
