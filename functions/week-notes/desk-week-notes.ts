import listTemplate from "../../shared/pages/desk-list.njk";
import { paths, personPath, toPath } from "../../shared/pages/paths.ts";
import { sayDate, sayShortDate, sayShortDateTime } from "../../shared/platform/time.ts";
import { listProjects } from "../../shared/projects/read.ts";
import type { NameOf } from "../../shared/sign-in/names.ts";
import { readTeam } from "../../shared/sign-in/team.ts";
import { weekNoteSource } from "../../shared/week-notes/store.ts";
import { fridayOf, lightNames, lights, type WeekNote } from "../../shared/week-notes/week-note.ts";
import type { DeskList, Look } from "../lists/definition.ts";
import { listPage } from "../lists/list-page.ts";
import { lightTag } from "./light-tags.ts";

/** The projects that the notes are of, and who is or was of the team. */
interface Notes {
  readonly titles: ReadonlyMap<string, string>;
  readonly nameOf: NameOf;
}

interface Row {
  readonly note: WeekNote;
  readonly title: string;
  readonly by: string;
}

const NOTHING = "nothing";

const lightOf = (note: WeekNote): string => (note.state === "written" ? note.words.light : NOTHING);

const sayLight = (note: WeekNote): string =>
  note.state === "written" ? lights[note.words.light] : "Nothing to say";

const wordsOf = (note: WeekNote): readonly string[] =>
  note.state === "written" ? [note.words.happened, note.words.next, note.words.obstacles] : [];

const titleIn = ({ titles }: Notes, { project }: WeekNote): string => titles.get(project) ?? project;

const fits = (note: WeekNote, { of, asked: { filters } }: Look<Notes>): boolean => {
  const { q = "", light, project } = filters;
  const words = [titleIn(of, note), note.project, ...wordsOf(note)].join("\n").toLowerCase();
  return (
    words.includes(q.toLowerCase()) &&
    (light === undefined || lightOf(note) === light) &&
    (project === undefined || note.project === project)
  );
};

const MOST_SHOWN = 160;

const shortened = (text: string): string =>
  text.length > MOST_SHOWN ? `${text.slice(0, MOST_SHOWN).trimEnd()}…` : text;

const notes: DeskList<typeof paths.deskWeekNotes, Notes, WeekNote, Row> = {
  name: "week-notes",
  path: paths.deskWeekNotes,
  words: {
    title: () => "Week notes",
    things: ["week note", "week notes"],
    search: { label: "Search week notes", hint: "Words of a note, project or reference" },
    within: () => ({ section: paths.deskProjects, back: { href: paths.deskProjects, text: "Projects" } }),
    links: () => [{ href: paths.deskProjectList, text: "Projects as a list" }],
    empty: () =>
      "No week notes yet. The owner of each project under way is asked for one on the last working day of the week.",
  },
  takes: ["q", "light", "project"],
  load: async (needs) => {
    const [projects, team] = await Promise.all([listProjects(needs.table), readTeam(needs)]);
    return {
      titles: new Map(projects.map(({ reference, title }) => [reference, title])),
      nameOf: (id = "") => team.knownAs(id) ?? "Someone who left",
    };
  },
  find: ({ table }, look) => ({
    lists: [weekNoteSource(table)],
    keep: Object.keys(look.asked.filters).length === 0 ? undefined : (note) => fits(note, look),
    // The projects are read, too.
    looking: { queries: 1, atOnce: 500 },
  }),
  idOf: ({ project, week }) => `${project}~${week}`,
  hrefOf: ({ project, week }) => toPath(paths.deskWeekNote, { reference: project, week }),
  rows: async (_needs, things, { of }) =>
    things.map((note) => ({ note, title: titleIn(of, note), by: of.nameOf(note.by) })),
  columns: [
    {
      key: "project",
      heading: "Project",
      sort: (note, { of }) => titleIn(of, note),
      cell: ({ note, title }) => ({
        text: title,
        hidden: `, the week to ${sayDate(fridayOf(note.week))}`,
        more: [note.project],
      }),
    },
    {
      key: "week",
      heading: "Week to",
      sort: ({ week }) => week,
      natural: "down",
      cell: ({ note }) => ({ text: sayShortDate(fridayOf(note.week)) }),
    },
    {
      key: "light",
      heading: "Stands",
      sort: sayLight,
      cell: ({ note }) =>
        note.state === "written" ? { tags: [lightTag(note.words.light)] } : { text: sayLight(note) },
    },
    {
      key: "words",
      heading: "What happened",
      cell: ({ note }) =>
        note.state === "written"
          ? {
              text: shortened(note.words.happened),
              more: [note.words.obstacles && `In the way: ${shortened(note.words.obstacles)}`],
            }
          : {},
    },
    {
      key: "by",
      heading: "By",
      sort: ({ by }, { of }) => of.nameOf(by),
      cell: ({ note, by }) => ({
        text: by,
        href: personPath(note.by),
        more: [sayShortDateTime(note.at)],
      }),
    },
  ],
  file: [
    { heading: "Project", value: ({ note }) => note.project },
    { heading: "Title", value: ({ title }) => title },
    { heading: "Week to", value: ({ note }) => fridayOf(note.week).slice(0, 10) },
    { heading: "Stands", value: ({ note }) => sayLight(note) },
    { heading: "What happened", value: ({ note }) => wordsOf(note)[0] ?? "" },
    { heading: "What is next", value: ({ note }) => wordsOf(note)[1] ?? "" },
    { heading: "What stands in the way", value: ({ note }) => wordsOf(note)[2] ?? "" },
    { heading: "By", value: ({ by }) => by },
    { heading: "Written", value: ({ note }) => note.at },
  ],
  filters: async (_needs, { of }) => [
    {
      name: "light",
      label: "How it stands",
      choices: [
        { value: "", text: "Any" },
        ...lightNames.map((value) => ({ value, text: lights[value] })),
        { value: NOTHING, text: "Nothing to say" },
      ],
    },
    {
      name: "project",
      label: "Project",
      choices: [
        { value: "", text: "All projects" },
        ...[...of.titles]
          .map(([value, text]) => ({ value, text }))
          .sort((one, other) => one.text.localeCompare(other.text, "en")),
      ],
    },
  ],
};

/** The week notes of all projects, the latest week first: how each stood, and what was in the way. */
export const page = listPage(notes, listTemplate);
