import * as z from "zod/mini";
import type { Noted } from "../../../shared/engagement/talks/decide.ts";
import { noteTalkOf } from "../../../shared/engagement/talks/note.ts";
import { readLatestTalks } from "../../../shared/engagement/talks/store.ts";
import { paths } from "../../../shared/pages/paths.ts";
import { sentBack } from "../../../shared/pages/typed.ts";
import { localDate, mondayOf } from "../../../shared/platform/wall-clock.ts";
import type { DeskVisit } from "../../entry-points/desk-page.ts";
import type { PageNeeds } from "../../entry-points/page.ts";
import { nothing, view } from "../../entry-points/page-definition.ts";
import { deskPage } from "../../entry-points/page-file.ts";
import type { Given } from "../../entry-points/step.ts";
import talksPage from "./desk-talks.njk";
import { outcomesOf, readQuiet, readTalkLines, rulesInWords } from "./talk-lines.ts";

/** As many earlier weeks as the page tells of. */
const WEEKS_TOLD = 12;

const personForm = z.object({ person: sentBack() });

type GivenPerson = Given<DeskVisit, { readonly person: string }>;

const note =
  (whatOf: (given: GivenPerson) => Noted) =>
  async (needs: PageNeeds, _found: unknown, given: GivenPerson) => {
    const { person } = given.form;
    const week = mondayOf(localDate(given.occasion.now));
    const noted = await noteTalkOf(needs, { week, person, what: whatOf(given) }, given);
    return "refusal" in noted ? noted : { ...noted, keep: { person } };
  };

const reopen = ({ person = "" }: Readonly<Record<string, string>>) =>
  person === "" ? undefined : { step: "reopen", fields: { person } };

/** Five people to talk to this week, each with why, what was last said and a draft; the organisations that went quiet; and what came of earlier weeks. One query. */
export const page = deskPage({
  path: paths.deskTalks,
  names: nothing,
  load: async (needs) => {
    const week = mondayOf(localDate(needs.now()));
    const [latest, ...earlier] = await readLatestTalks(needs.table, week, WEEKS_TOLD + 1);
    const isThis = latest?.week === week;
    return {
      week,
      talks: isThis ? latest : undefined,
      earlier: isThis || latest === undefined ? earlier : [latest, ...earlier],
    };
  },
  show: async (needs, { week, talks, earlier }) => {
    const [lines, quiet] = await Promise.all([
      readTalkLines(needs, talks?.talks ?? []),
      readQuiet(needs, talks?.quiet ?? []),
    ]);
    return view(talksPage, {
      week,
      isChosen: talks !== undefined,
      lines,
      quiet,
      rules: rulesInWords,
      outcomes: outcomesOf(earlier),
    });
  },
  steps: (step) => ({
    spoken: step({
      form: personForm,
      run: note(({ occasion }) => ({
        became: "spoken",
        at: occasion.now,
        how: "said",
        by: occasion.actor.id,
      })),
      done: "Noted: the team talked with them.",
    }),
    skip: step({
      form: personForm,
      run: note(({ occasion }) => ({ became: "skipped", at: occasion.now })),
      done: "Left for another time. They will not be chosen again for eight weeks.",
    }),
    reopen: step({
      form: personForm,
      run: note(() => ({ became: "open" })),
      done: "They wait to be talked to again.",
    }),
  }),
  undo: { spoken: reopen, skip: reopen },
  refusals: {
    "not-chosen": "They are not among the people of this week.",
    "too-late": "That week is closed.",
  },
});
