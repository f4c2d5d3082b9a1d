import { isReplayable } from "../../shared/failures/decide.ts";
import type { Failure } from "../../shared/failures/failure.ts";
import { failureSource } from "../../shared/failures/store.ts";
import { whatFailed } from "../../shared/failures/words.ts";
import listTemplate from "../../shared/pages/desk-list.njk";
import { paths, toPath } from "../../shared/pages/paths.ts";
import { counted } from "../../shared/platform/text.ts";
import { sayShortDateTime } from "../../shared/platform/time.ts";
import { readAboutSubjects } from "../journal/subject-titles.ts";
import type { Cell, Tag } from "../lists/cell.ts";
import type { DeskList } from "../lists/definition.ts";
import { listPage } from "../lists/list-page.ts";
import { failureBulk } from "./bulk-actions.ts";

type View = "waiting" | "closed";

interface Row {
  readonly failure: Failure;
  readonly about: Cell;
}

const asked: Tag = { text: "Asked for", classes: "nhsuk-tag--blue" };

const closedAt = ({ replayedAt, setAsideAt }: Failure): string => replayedAt ?? setAsideAt ?? "";

/** How a failure stands: what was done about it, or that it was asked to be done again or cannot be. */
const standing = (failure: Failure): Cell => {
  const { replayedAt, setAsideAt, status } = failure;
  if (replayedAt !== undefined) return { text: `Replayed ${sayShortDateTime(replayedAt)}` };
  if (setAsideAt !== undefined) return { text: `Set aside ${sayShortDateTime(setAsideAt)}` };
  return {
    tags: [status === "asked" ? asked : undefined],
    more: [isReplayable(failure) ? undefined : "It comes again by itself or needs a developer."],
  };
};

const reasonOf = ({ reason }: Failure): string => reason;

const fits = (failure: Failure, words: string): boolean =>
  `${whatFailed(failure)}\n${reasonOf(failure)}\n${failure.entry?.subject ?? ""}`
    .toLowerCase()
    .includes(words.toLowerCase());

const failures: DeskList<typeof paths.deskFailures, { readonly view: View }, Failure, Row> = {
  name: failureBulk.name,
  path: paths.deskFailures,
  words: {
    title: () => "Failures",
    things: failureBulk.things,
    search: { label: "Search failures", hint: "What failed, why, or a reference" },
    intro: () =>
      "Work that was given up after several tries. Nothing is lost: what each was given is kept, and it can be done again. What was already done is not done twice.",
    links: () => [{ href: paths.deskJournal, text: "Publish a period again" }],
    empty: ({ of: { view } }) =>
      view === "waiting"
        ? "Nothing has failed. If something does, it appears here within a minute."
        : "Nothing was done again or set aside in the last 90 days.",
  },
  takes: ["view", "q"],
  load: async (_needs, _asked, { filters }) => ({
    view: filters["view"] === "closed" ? "closed" : "waiting",
  }),
  find: ({ table }, { of: { view }, asked: { filters } }) => {
    const words = filters["q"];
    return {
      lists: [failureSource(table, view)],
      keep: words === undefined ? undefined : (failure) => fits(failure, words),
    };
  },
  idOf: ({ id }) => id,
  hrefOf: () => undefined,
  rows: async ({ table }, things) => {
    const about = await readAboutSubjects(
      table,
      things.flatMap(({ entry }) => entry?.subject ?? []),
    );
    const aboutOf = ({ entry, letter }: Failure): Cell => {
      if (letter !== undefined && entry === undefined)
        return { text: "A letter", href: toPath(paths.deskLetter, { id: letter }) };
      if (entry === undefined) return {};
      const { text, href, reference } = about(entry.subject);
      return { text, href, more: [reference === text ? undefined : reference] };
    };
    return things.map((failure) => ({ failure, about: aboutOf(failure) }));
  },
  columns: [
    {
      key: "what",
      heading: "What",
      sort: whatFailed,
      cell: ({ failure }) => ({ text: whatFailed(failure) }),
    },
    { key: "about", heading: "About", cell: ({ about }) => about },
    {
      key: "why",
      heading: "Why",
      sort: reasonOf,
      cell: ({ failure }) => ({ text: reasonOf(failure) }),
    },
    {
      key: "failed",
      heading: "Failed",
      sort: ({ failedAt }) => failedAt,
      natural: "down",
      cell: ({ failure: { failedAt, tries } }) => ({
        text: sayShortDateTime(failedAt),
        more: [tries === undefined ? undefined : `after ${counted(tries, "try", "tries")}`],
      }),
    },
    {
      key: "standing",
      heading: "What was done",
      sort: closedAt,
      cell: ({ failure }) => standing(failure),
    },
  ],
  file: [
    { heading: "Failure", value: ({ failure }) => failure.id },
    { heading: "What", value: ({ failure }) => whatFailed(failure) },
    { heading: "About", value: ({ failure }) => failure.entry?.subject ?? "" },
    { heading: "Why", value: ({ failure }) => reasonOf(failure) },
    { heading: "Failed", value: ({ failure }) => failure.failedAt },
    { heading: "State", value: ({ failure }) => failure.status },
    { heading: "Replayed", value: ({ failure }) => failure.replayedAt ?? "" },
    { heading: "Set aside", value: ({ failure }) => failure.setAsideAt ?? "" },
  ],
  tabs: ({ of: { view } }) => [
    { text: "Waiting", change: { view: undefined }, current: view === "waiting" },
    { text: "Replayed or set aside", change: { view: "closed" }, current: view === "closed" },
  ],
  bulk: failureBulk,
};

/** What was given up after all retries and waits for a person, or what was replayed or set aside: replayed or set aside one by one, several or all at once. */
export const page = listPage(failures, listTemplate);
