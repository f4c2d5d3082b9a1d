import { paths, toPath } from "../../shared/pages/paths.ts";
import { parseReference } from "../../shared/platform/references.ts";
import { sayDate } from "../../shared/platform/time.ts";
import { skipNote, writeNote } from "../../shared/week-notes/commands.ts";
import { closedBecause, noteOf } from "../../shared/week-notes/decide.ts";
import { MOST_CHARACTERS, weekNoteForm } from "../../shared/week-notes/input.ts";
import { readNoting } from "../../shared/week-notes/read.ts";
import { fridayOf, lightNames, lights, parseWeek } from "../../shared/week-notes/week-note.ts";
import { view } from "../entry-points/page-definition.ts";
import { deskPage } from "../entry-points/page-file.ts";
import { field } from "../entry-points/request.ts";
import weekNotePage from "./desk-week-note.njk";
import { lightTag } from "./light-tags.ts";
import { closedRefusals } from "./refusals.ts";

const hints = {
  "on-track": "It goes as planned",
  "at-risk": "Something may keep it from its aim or its date",
  "off-track": "It will miss its aim or its date unless something changes",
} as const;

/**
 * The note of a week of a project, whose Monday is in the address: to write or change, or to say that there is nothing. It stands alone when it cannot be changed;
 * what somebody else saved meanwhile is shown beside what was typed.
 */
export const page = deskPage({
  path: paths.deskWeekNote,
  names: (_needs, { request: { parameters } }) => {
    const project = parseReference("project", parameters.reference);
    const week = parseWeek(parameters.week);
    return project === null || week === undefined ? null : { project, week };
  },
  load: ({ table }, named) => readNoting(table, named),
  show: ({ now }, found) => {
    const { project, week } = found;
    const note = noteOf(found);
    const closed = closedBecause(found, now());
    return view(weekNotePage, {
      project,
      week: sayDate(fridayOf(week)),
      projectHref: toPath(paths.deskProject, { reference: project.reference }),
      note,
      noteTag: note?.state === "written" ? lightTag(note.words.light) : undefined,
      version: note?.version ?? 0,
      closed: closed && closedRefusals[closed],
      most: MOST_CHARACTERS,
      lights: lightNames.map((value) => ({ value, text: lights[value], hint: { text: hints[value] } })),
      saved: note?.state === "written" ? note.words : {},
    });
  },
  steps: (step) => ({
    "week-note": step({
      form: weekNoteForm,
      run: async (needs, named, given) => {
        const version = Math.trunc(Number(field(given.request.form, "_version"))) || 0;
        const written = await writeNote(needs, { ...named, words: given.form, version }, given);
        if ("refusal" in written) return written;
        const leadsTo = toPath(paths.deskProject, { reference: named.project });
        return { ...written, leadsTo, keep: {}, fragment: "week-notes" };
      },
    }),
    skip: step({
      run: (needs, named, given) => skipNote(needs, named, given),
      done: "Nothing this week: noted. If something comes to mind, write it below.",
    }),
  }),
  refusals: {
    ...closedRefusals,
    "saved-meanwhile":
      "Someone saved a note of this week while you wrote. What they saved is shown above yours. Take over what you want to keep, then save.",
    "already-written": "Someone has written about this week already. Change the note below instead.",
  },
});
