import * as z from "zod/mini";
import { changeEnquiry } from "../../shared/enquiries/commands.ts";
import { assignEnquiry } from "../../shared/enquiries/decide.ts";
import { readRoles } from "../../shared/follow-ups/roles-store.ts";
import { refused } from "../../shared/journal/answer.ts";
import { paths } from "../../shared/pages/paths.ts";
import { sentBack } from "../../shared/pages/typed.ts";
import type { PlainDate } from "../../shared/platform/clock.ts";
import { parseReference } from "../../shared/platform/references.ts";
import { firstOf } from "../../shared/platform/text.ts";
import { localDate } from "../../shared/platform/wall-clock.ts";
import type { Work } from "../../shared/work/item.ts";
import { readWorkOf, readWorkOfTeam } from "../../shared/work/read.ts";
import type { DeskVisit } from "../entry-points/desk-page.ts";
import type { PageNeeds } from "../entry-points/page.ts";
import { nothing, view } from "../entry-points/page-definition.ts";
import { deskPage } from "../entry-points/page-file.ts";
import type { MakeStep } from "../entry-points/step.ts";
import { readAboutSubjects } from "../journal/subject-titles.ts";
import { listRefusals, listSteps, listUndo } from "../tasks/list-steps.ts";
import { byDueDay } from "../tasks/open-tasks.ts";
import todayPage from "./desk.njk";
import { countOfTeam } from "./team-counts.ts";
import { readWorkState, workLine } from "./work-lines.ts";

// What is read by key is one read for a hundred keys; a line needs two at most, and a count twelve.
const MOST_MINE = 24;
const MOST_OF_ROLES = 8;
const MOST_FREE = 10;

/** What waits from a day on, and is nobody's business before. */
const hasBegun = ({ kind, dueOn = "" }: Work, today: PlainDate): boolean =>
  (kind !== "project-end" && kind !== "attendance") || dueOn <= today;

const isCounted = ({ kind }: Work): boolean => kind === "link" || kind === "failure";

const linesOf = async (
  { table }: PageNeeds,
  works: readonly Work[],
  {
    owner,
    most,
    today,
  }: { readonly owner: string | undefined; readonly most: number; readonly today: PlainDate },
) => {
  const { shown, all } = firstOf(works, most);
  const [aboutOf, ...known] = await Promise.all([
    readAboutSubjects(
      table,
      shown.map(({ about }) => about),
    ),
    ...shown.map((work) => readWorkState(table, work, owner)),
  ]);
  const lines = shown.flatMap((work, at) => {
    const one = known[at];
    return one?.waits === true ? [workLine(work, one, aboutOf(work.about), today)] : [];
  });
  return { lines, more: Math.max(0, all - most) };
};

type Line = Awaited<ReturnType<typeof linesOf>>["lines"][number];

const byDay = (one: Line, other: Line): number => (one.dueOn ?? "9").localeCompare(other.dueOn ?? "9");

const takeEnquiry = (step: MakeStep<DeskVisit, object>) =>
  step({
    form: z.object({ enquiry: sentBack() }),
    run: (needs, _found, given) => {
      const reference = parseReference("enquiry", given.form.enquiry) ?? "";
      const me = given.visit.session.person;
      return changeEnquiry(needs, { reference }, given, (enquiry, { targets }) =>
        enquiry.assignee !== undefined && enquiry.assignee !== me
          ? refused("taken")
          : assignEnquiry(enquiry, me, { occasion: given.occasion, targets }),
      );
    },
    done: "The enquiry is assigned to you.",
  });

/** What waits for me, by day; what waits for nobody yet; and how much the team has besides. Two queries and a read. */
export const page = deskPage({
  path: paths.desk,
  names: nothing,
  load: async ({ table, now }, _named, { visit }) => {
    const [mine, team] = await Promise.all([readWorkOf(table, visit.session.person), readWorkOfTeam(table)]);
    const today = localDate(now());
    return {
      today,
      mine: mine.filter((one) => hasBegun(one, today)),
      team: team.filter((one) => hasBegun(one, today)),
    };
  },
  show: async (needs, { today, mine, team }, { visit }) => {
    const me = visit.session.person;
    const ofRoles = team.filter(({ role }) => role !== undefined);
    const free = team.filter((one) => one.role === undefined && !isCounted(one) && one.not !== me);
    const [own, byRole, nobodys, roles, counts] = await Promise.all([
      linesOf(needs, mine, { owner: me, most: MOST_MINE, today }),
      linesOf(needs, ofRoles, { owner: undefined, most: MOST_OF_ROLES, today }),
      linesOf(needs, free, { owner: undefined, most: MOST_FREE, today }),
      readRoles(needs.table),
      countOfTeam(needs.table, team),
    ]);
    const holderOf = ({ role }: Line) => (role === undefined ? undefined : roles[role]);
    const myLines = [...own.lines, ...byRole.lines.filter((line) => holderOf(line) === me)];
    return view(todayPage, {
      today,
      groups: byDueDay(myLines.toSorted(byDay), today),
      all: myLines.length,
      more: own.more,
      free: [...nobodys.lines, ...byRole.lines.filter((line) => holderOf(line) === undefined)].toSorted(
        byDay,
      ),
      moreFree: nobodys.more,
      counts,
    });
  },
  steps: (step) => ({ ...listSteps(step), "take-enquiry": takeEnquiry(step) }),
  undo: listUndo,
  refusals: {
    ...listRefusals,
    merged: "This enquiry is part of another now.",
    "already-so": "This enquiry is yours already.",
    changed: "This enquiry has changed meanwhile.",
  },
});
