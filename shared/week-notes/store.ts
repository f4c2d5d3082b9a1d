import type { Saving } from "../journal/change.ts";
import type { Overtaken, Write } from "../journal/commit.ts";
import { type Item, type Key, listSource, readItems, readList, type Table } from "../platform/dynamo.ts";
import type { ListSource } from "../platform/list-page.ts";
import type { WeekNoteDecision } from "./decide.ts";
import { type WeekNote, weekNoteSchema } from "./week-note.ts";

const LIST = "WEEK-NOTES";

const AFTER_ALL_WEEKS = "~";

/** One batch of keys is one read; more than a hundred projects are read in several. */
const MOST_KEYS = 100;

const partition = (project: string): string => `PROJECT#${project}`;

/** The key of a week note. */
export const noteKey = ({ project, week }: Pick<WeekNote, "project" | "week">): Key => ({
  pk: partition(project),
  sk: `WEEK-NOTE#${week}`,
});

const toItem = (note: WeekNote): Item & Key => ({
  ...noteKey(note),
  weekNote: note,
  list: LIST,
  listSort: `${note.week}#${note.project}`,
});

const toNote = (item: Item): WeekNote => weekNoteSchema.parse(item["weekNote"]);

const put = (note: WeekNote): Write<Overtaken> => ({
  put: toItem(note),
  when:
    note.version === 1
      ? { expression: "attribute_not_exists(pk)" }
      : {
          expression: "#note.#version = :version",
          names: { "#note": "weekNote", "#version": "version" },
          values: { ":version": note.version - 1 },
        },
  otherwise: "overtaken",
});

/** A note with its entries; provided that nobody else saved one of that week first. */
export const saveNote = ({ note, entries }: WeekNoteDecision): Saving<Overtaken> => ({
  writes: [put(note)],
  entries,
});

/** The notes among all that is kept with a project, the earliest first. */
export const notesIn = (items: readonly Item[]): readonly WeekNote[] =>
  items.flatMap((item) => (item["weekNote"] === undefined ? [] : toNote(item)));

/** Which of these projects have a note of this week. One read for every hundred projects. */
export const notedProjects = async (
  table: Table,
  projects: readonly string[],
  week: string,
): Promise<ReadonlySet<string>> => {
  const noted = new Set<string>();
  for (let from = 0; from < projects.length; from += MOST_KEYS) {
    const part = projects.slice(from, from + MOST_KEYS);
    const items = await readItems(
      table,
      part.map((project) => noteKey({ project, week })),
    );
    for (const [index, project] of part.entries()) if (items[index] !== undefined) noted.add(project);
  }
  return noted;
};

/** The notes of all projects, the latest week first. */
export const weekNoteSource = (table: Table): ListSource<WeekNote> =>
  listSource(table, LIST, { latestFirst: true }, toNote);

/** Every note of these weeks, both included, the earliest week first. One query for each megabyte. */
export const listNotes = async (
  table: Table,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<readonly WeekNote[]> =>
  (await readList(table, LIST, { from, to: `${to}${AFTER_ALL_WEEKS}` })).map(toNote);
