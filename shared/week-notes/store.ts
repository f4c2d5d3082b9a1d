import { QueryCommand } from "@aws-sdk/lib-dynamodb";
import { type Change, type CommitNeeds, type Committed, commit, type Write } from "../journal/commit.ts";
import { type Item, type Key, readItems, readList, type Table } from "../platform/dynamo.ts";
import { type WeekNote, weekNoteSchema } from "./week-note.ts";

const LIST = "WEEK-NOTES";

const AFTER_ALL_WEEKS = "~";

/** One batch of keys is one read; more than a hundred projects are read in several. */
const MOST_KEYS = 100;

const partition = (project: string): string => `PROJECT#${project}`;

const noteKey = ({ project, week }: Pick<WeekNote, "project" | "week">): Key => ({
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

const put = (note: WeekNote): Write<"saved-meanwhile"> => ({
  put: toItem(note),
  when:
    note.version === 1
      ? { expression: "attribute_not_exists(pk)" }
      : {
          expression: "#note.#version = :version",
          names: { "#note": "weekNote", "#version": "version" },
          values: { ":version": note.version - 1 },
        },
  otherwise: "saved-meanwhile",
});

/** Keeps a note with its entries. Refused when somebody else kept one of that week first. */
export const saveNote = (
  needs: CommitNeeds,
  note: WeekNote,
  change: Pick<Change, "once" | "entries">,
): Promise<Committed<"saved-meanwhile">> => commit(needs, { ...change, writes: [put(note)] });

/** The notes of a project, of a week and later, the earliest first; all of them unless told. One query, strongly consistent. */
export const readNotes = async (
  table: Table,
  project: string,
  fromWeek = "",
): Promise<readonly WeekNote[]> => {
  const { Items = [] } = await table.client.send(
    new QueryCommand({
      TableName: table.name,
      KeyConditionExpression: "pk = :pk AND sk BETWEEN :from AND :to",
      ExpressionAttributeValues: {
        ":pk": partition(project),
        ":from": `WEEK-NOTE#${fromWeek}`,
        ":to": `WEEK-NOTE#${AFTER_ALL_WEEKS}`,
      },
      ConsistentRead: true,
    }),
  );
  return Items.map(toNote);
};

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

/** Every note of these weeks, both included, the earliest week first. One query for each megabyte. */
export const listNotes = async (
  table: Table,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<readonly WeekNote[]> =>
  (await readList(table, LIST, { from, to: `${to}${AFTER_ALL_WEEKS}` })).map(toNote);
