import { paths } from "../../shared/pages/paths.ts";

// The secret is read once in the life of a process, not for a request.
const ONCE = "secretsmanager:GetSecretValue";
const READS = ["Query", "GetItem", "BatchGetItem"].map((name) => `dynamodb:${name}`);
const WRITES = ["TransactWriteItems", "PutItem", "UpdateItem", "DeleteItem"].map(
  (name) => `dynamodb:${name}`,
);

/** Calls to AWS by action, `dynamodb:Query` -> 1. */
export type Calls = Readonly<Record<string, number>>;

const sum = (calls: Calls, actions: readonly string[]): number =>
  actions.reduce((all, action) => all + (calls[action] ?? 0), 0);

/** How many of these calls read the table. */
export const readsIn = (calls: Calls): number => sum(calls, READS);

/** How many of these calls write to the table; a transaction is one. */
export const writesIn = (calls: Calls): number => sum(calls, WRITES);

/** How many calls are made for a request. */
export const callsIn = (calls: Calls): number =>
  Object.entries(calls).reduce((all, [action, count]) => (action === ONCE ? all : all + count), 0);

/** The calls in words: `2 Query, 1 PutItem`. */
export const sayCalls = (calls: Calls): string =>
  Object.entries(calls)
    .filter(([action]) => action !== ONCE)
    .map(([action, count]) => `${count} ${action.split(":")[1]}`)
    .join(", ");

const patterns: readonly string[] = Object.values(paths);

/** Which page an address is of: references, ids and tokens are left out. */
export const patternOf = (path: string): string => {
  const steps = path.split("?")[0]?.split("/") ?? [];
  const fits = (pattern: string): boolean => {
    const parts = pattern.split("/");
    return (
      parts.length === steps.length && parts.every((part, at) => part.startsWith("{") || part === steps[at])
    );
  };
  const exact = patterns.filter(fits).sort((a, b) => a.split("{").length - b.split("{").length);
  return exact[0] ?? "an address that is no page";
};

/** What a request may read, and write at once. */
interface Bar {
  readonly reads: number;
  readonly writes?: number;
}

const SITE_PAGE: Bar = { reads: 1 };
const DESK_PAGE: Bar = { reads: 3 };
const COMMAND: Bar = { reads: 1 };

const ITS_ADDRESS = "An address leads to an item that may have another one by now.";
const ITS_CALL =
  "An application lies with its assessments, its call apart, and only the application says which it is.";
const ITS_SCAN =
  "That a file waits for its scan is noted before it is kept: the report may come before the change that the file belongs to.";
const EACH_ALONE =
  "Each of several is changed in a transaction of its own, so that one that cannot be keeps none back.";

const COUNTED =
  "A segment is counted whenever it is looked at, 500 members to a query and 100 to a read of what they did, at most 10,000 members at a time.";

const WHAT_GOES =
  "What would go tonight and within a month is counted for each kind, and what went is read for each of the last seven nights. A form with mistakes shows it again.";

const DOCUMENT = "All that someone has, twenty-five things to a read.";

const ON_SITE =
  "A draft reads as what is on the site at this moment: events, catalogue and calls are a query each; and the segments by name.";

const EACH_WORD =
  "A query for each word, four at most with that for names that sound alike; then what was found is read by key. What looks like a reference or an address is looked up first.";

/**
 * Requests that may read more than others of their kind, with the reason. What functions hold in their memory (the directory of organisations, what the public sees of
 * the catalogue, the team, ready answers) is read once in a minute or more and is in none of these figures.
 */
export const exceptions: Readonly<Record<string, Bar & { readonly because: string }>> = {
  "GET /applications/{token}": {
    reads: 2,
    because: "An applicant also sees what is on: the events to come.",
  },
  "GET /applications/{token}/files": {
    reads: 2,
    because: "Only the application says which files it has; how each of them stands is noted with the file.",
  },
  "POST /desk/contributions/{reference}": {
    reads: 15,
    writes: 2,
    because:
      "A case study becomes a draft of the catalogue by the catalogue’s own command. Before a question is passed on, its readers are counted: members are listed by kind of organisation.",
  },
  "GET /registrations/{token}": {
    reads: 2,
    because: "Whoever gives up a place also sees the events to come.",
  },
  "GET /champions": {
    reads: 2,
    because: "Who the champions are says their own record, and their membership that they still belong.",
  },
  "GET /catalogue/{slug}": {
    reads: 2,
    because: `${ITS_ADDRESS} Or: where it is used is asked of the table itself.`,
  },
  "GET /catalogue/{slug}/item.json": { reads: 2, because: ITS_ADDRESS },
  "GET /catalogue/{slug}/use": { reads: 2, because: ITS_ADDRESS },
  "POST /catalogue/{slug}/use": {
    reads: 4,
    because: `${ITS_ADDRESS} Then whether the organisation is in the ledger, and what it has there.`,
  },
  "POST /calls/{reference}/apply": {
    reads: 2,
    because: "Its call is looked at before an organisation is asked about.",
  },
  "POST /applications/{token}/files": {
    reads: 2,
    writes: 2,
    because: `The application is looked at before a file is kept, so that none is kept that belongs to nothing. ${ITS_SCAN}`,
  },
  "POST /desk/projects/{reference}/tasks/{task}": { reads: 1, writes: 2, because: ITS_SCAN },
  "POST /desk/projects/{reference}/follow-ups/{step}": { reads: 1, writes: 2, because: ITS_SCAN },
  "GET /desk/signed-in": {
    reads: 3,
    writes: 2,
    because:
      "The account says who someone is, and that person's record what they may do. The session that the browser had before ends.",
  },
  "GET /desk": {
    reads: 9,
    because:
      "Three; and two queries for each colleague who has left: how much they still look after, and what of it is due.",
  },
  "POST /desk/privacy/retention": { reads: 16, because: WHAT_GOES },
  "GET /desk/people/{person}/same-as/{id}": {
    reads: 6,
    because:
      "Two records are held against each other, with how much lies under each: two queries for either.",
  },
  "POST /desk/relationships": { reads: 99, writes: 99, because: EACH_ALONE },
  "GET /desk/team/{person}/owned": {
    reads: 5,
    because:
      "What someone has and what was handed over are a query each; what the fifty things of a page are called and what was said of them last are up to two hundred keys.",
  },
  "GET /desk/team/{person}/owned/document": { reads: 8, because: DOCUMENT },
  "GET /desk/team/{person}/owned/document.docx": { reads: 8, because: DOCUMENT },
  "GET /desk/team/{person}/owned/document.pdf": { reads: 8, because: DOCUMENT },
  "GET /desk/applications/{reference}": {
    reads: 5,
    because: `${ITS_CALL} Its history is a query, names of people who left the team are a read, and so is the project that it has become.`,
  },
  "GET /desk/applications/{reference}/scores": { reads: 4, because: "It may show the application instead." },
  "GET /desk/applications/{reference}/decide": {
    reads: 4,
    because: `${ITS_CALL} It offers the events to come, or shows the application instead.`,
  },
  "POST /desk/applications/{reference}": { reads: 2, because: ITS_CALL },
  "POST /desk/applications/{reference}/scores": { reads: 2, because: ITS_CALL },
  "POST /desk/applications/{reference}/decide": {
    reads: 3,
    because: `${ITS_CALL} What is offered must be there.`,
  },
  "POST /desk/projects/{reference}/risks": {
    reads: 2,
    because: "Whoever has a role in the project may watch a risk, and roles lie with the project.",
  },
  "POST /desk/calls/{reference}": { reads: 99, writes: 99, because: EACH_ALONE },
  "GET /desk/privacy/retention": {
    reads: 15,
    because:
      "Only administrators look at it: each kind of record is counted as far as tonight and as far as in a month, and what went in each of the last seven nights lies with that night.",
  },
  "POST /desk/failures": { reads: 99, writes: 99, because: EACH_ALONE },
  "POST /desk/calls/{reference}/assessors": { reads: 399, writes: 399, because: EACH_ALONE },
  "POST /desk/outbox": { reads: 99, writes: 99, because: EACH_ALONE },
  "GET /desk/catalogue/{reference}": {
    reads: 4,
    because: "The item, its history and where it is used; names of people who left the team are a read.",
  },
  "GET /desk/catalogue/export": { reads: 99, because: "A file of everything." },
  "GET /desk/letters/{id}": {
    reads: 4,
    because:
      "One that lists several notices shows their words too, and only the notices say where those are.",
  },
  "GET /desk/enquiries/{reference}": {
    reads: 6,
    because:
      "The conversation, its history, the people and what else they asked; two more for each enquiry that was merged into it.",
  },
  "GET /desk/events/{reference}": {
    reads: 4,
    because:
      "Those who are registered, those who wait, and the tasks about it lie apart; then who waits, by name.",
  },
  "GET /desk/segments/new": { reads: 129, because: COUNTED },
  "POST /desk/segments/new": { reads: 129, because: COUNTED },
  "GET /desk/segments/{id}": { reads: 129, because: COUNTED },
  "POST /desk/segments/{id}": { reads: 129, because: COUNTED },
  "GET /desk/segments/{id}/people": {
    reads: 15,
    because: "Two queries of 500 members, what they did by key, 100 to a read, and the people of the page.",
  },
  "GET /news/{token}": {
    reads: 1,
    writes: 1,
    because:
      "A link in a newsletter is counted when it is followed, without a button in between (docs/decisions/0101-results-of-news.md).",
  },
  "GET /desk/newsletters": {
    reads: 4,
    because: "The list, the segments by name, the topics, and what became of each.",
  },
  "GET /desk/newsletters/{reference}": { reads: 7, because: ON_SITE },
  "POST /desk/newsletters/{reference}": { reads: 6, because: ON_SITE },
  "POST /desk/members/waiting": { reads: 99, writes: 99, because: EACH_ALONE },
  "POST /desk/team/{person}/owned": { reads: 99, writes: 99, because: EACH_ALONE },
  "POST /desk/organisations/kinds": { reads: 99, writes: 99, because: EACH_ALONE },
  "POST /desk/enquiries": {
    reads: 119,
    writes: 99,
    because: `${EACH_ALONE} What was done before a crash is looked up once more.`,
  },
  "POST /desk/letters": { reads: 99, writes: 99, because: EACH_ALONE },
  "POST /desk/re-uses": { reads: 99, writes: 99, because: EACH_ALONE },
  "POST /desk/catalogue": { reads: 99, writes: 99, because: EACH_ALONE },
  "POST /desk/projects/list": { reads: 99, writes: 99, because: EACH_ALONE },
  "POST /desk/projects/{reference}/tasks": { reads: 99, writes: 99, because: EACH_ALONE },
  "GET /desk/search": { reads: 6, because: EACH_WORD },
  "GET /desk/search.json": { reads: 5, because: EACH_WORD },
  "POST /desk/events/{reference}/registrations": { reads: 99, writes: 99, because: EACH_ALONE },
  "GET /desk/people/{person}": {
    reads: 8,
    writes: 1,
    because:
      "The first look of a day is kept. Three reads, but who looked is a list of its own, for administrators. Of who has several records, which are known from the first, all that lies under them is read then, two queries for each.",
  },
  "POST /desk/people/{person}/edit": {
    reads: 2,
    because:
      "What is put back is kept beside the person, and the address that it had may be another's by now.",
  },
  "GET /desk/journal": {
    reads: 5,
    because: "A day of the journal lies in four parts, and what its entries are about is called by title.",
  },
  "GET /desk/report": {
    reads: 6,
    because:
      "A query of weeks, and how things stand now: enquiries with their counts, follow-ups with their projects, and events.",
  },
  "GET /surveys/{token}": {
    reads: 2,
    because: "Only a confidential survey says who reads its answers, and they are told by name.",
  },
  "GET /survey/{reference}": {
    reads: 2,
    because: "Only a confidential survey says who reads its answers, and they are told by name.",
  },
  "GET /times/{token}": {
    reads: 3,
    because: "Only what is offered, and by whom, says whose days are to be read; and their own booking.",
  },
  "POST /desk/surveys/{reference}/leads/{person}": {
    reads: 2,
    because: "Nobody is asked to choose a time before some are offered, by as many of the team as like.",
  },
  "GET /desk/report/{week}": {
    reads: 14,
    because:
      "As the report; the week that runs also reads today's journal, which lies in four parts: in summer in eight, because its first hour is in the day before.",
  },
  "GET /desk/projects/{reference}": {
    reads: 4,
    because:
      "The project with its parts, its history, where it is used, and its follow-ups with everybody's names.",
  },
  "GET /desk/re-uses/{reference}": {
    reads: 4,
    because:
      "What was written about it, its history and the people; one more for each that was merged into it.",
  },
  "POST /desk/events/{reference}": {
    reads: 5,
    writes: 5,
    because:
      "Who of two hundred people came is recorded for forty at a time: each is two writes, and a transaction holds a hundred.",
  },
  "POST /desk/held-mail/{id}": { reads: 2, because: "Only the mail says who sent it." },
  "POST /desk/imports/{id}": { reads: 2, because: "A file lies in parts beside its import." },
  "POST /desk/organisations/names": {
    reads: 2,
    because: "Only the mapping says which organisation it was mapped to.",
  },
  "POST /desk/projects/{reference}/impact-survey": {
    reads: 2,
    because: "The survey lies with the project, and addresses that were typed are read by their digests.",
  },
  "POST /desk/re-uses/new": {
    reads: 4,
    because: "What can be used, whether the organisation is in the ledger with it, and what it has there.",
  },
};

/** A request and how it ended. */
export interface Request {
  readonly method: string;
  /** The address, or the pattern of one. */
  readonly path: string;
  /** Whether something was changed: not that a form came back, or a second time. */
  readonly isDone: boolean;
}

/** What a request may read and write at most. */
export const barOf = ({ method, path, isDone }: Request): Required<Bar> => {
  const pattern = patternOf(path);
  const page = pattern.startsWith("/desk") ? DESK_PAGE : SITE_PAGE;
  const named = (way: "GET" | "POST") => exceptions[`${way} ${pattern}`];
  const shown = (named("GET") ?? page).reads;
  const command = named("POST") ?? COMMAND;
  if (method === "POST") {
    const writes = command.writes ?? 1;
    // A form that comes back, or was sent before, is also looked up among those that were carried out, and its page is shown.
    return isDone ? { reads: command.reads, writes } : { reads: command.reads + 1 + shown, writes };
  }
  // The file of a list is all of its pages, 20,000 things at most.
  if (/[?&]as=csv/.test(path)) return { reads: 999, writes: 0 };
  // A page that goes on with a form reads what was kept of it.
  return { reads: shown + (/[?&]form=/.test(path) ? 1 : 0), writes: named("GET")?.writes ?? 0 };
};

/** Says how far a request is over what it may ask of the table; empty when it is not. */
export const overBar = (request: Request, calls: Calls): string => {
  const { reads, writes } = barOf(request);
  const [isReads, isWrites] = [readsIn(calls), writesIn(calls)];
  return isReads <= reads && isWrites <= writes
    ? ""
    : `> ${reads} ${reads === 1 ? "read" : "reads"}${writes === 0 ? "" : ` + ${writes} transaction`}`;
};
