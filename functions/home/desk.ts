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
import { readAbsent } from "./absent.ts";
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

const isCounted = ({ kind }: Work): boolean =>
  kind === "link" || kind === "failure" || kind === "relationship";

const byDay = (one: Pick<Work, "dueOn">, other: Pick<Work, "dueOn">): number =>
  (one.dueOn ?? "9").localeCompare(other.dueOn ?? "9");

/** Something that waits, of whoever has it: somebody, or nobody yet. */
interface HeldWork {
  readonly work: Work;
  readonly owner: string | undefined;
}

const heldBy =
  (owner: string | undefined) =>
  (work: Work): HeldWork => ({ work, owner });

const linesOf = async (
  { table }: PageNeeds,
  works: readonly HeldWork[],
  { most, today }: { readonly most: number; readonly today: PlainDate },
) => {
  const { shown, all } = firstOf(works, most);
  const [aboutOf, ...known] = await Promise.all([
    readAboutSubjects(
      table,
      shown.map(({ work }) => work.about),
    ),
    ...shown.map(({ work, owner }) => readWorkState(table, work, owner)),
  ]);
  const lines = shown.flatMap(({ work, owner }, at) => {
    const one = known[at];
    return one?.waits === true ? [{ ...workLine(work, one, aboutOf(work.about), today), owner }] : [];
  });
  return { lines, more: Math.max(0, all - most) };
};

type Line = Awaited<ReturnType<typeof linesOf>>["lines"][number];

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

/** What waits for me, by day; what waits for nobody yet; and how much the team has besides. Two queries and a read; two queries more for each colleague who has left and still has something. */
export const page = deskPage({
  path: paths.desk,
  names: nothing,
  load: async (needs, _named, { visit }) => {
    const { table } = needs;
    const [mine, team, absent] = await Promise.all([
      readWorkOf(table, visit.session.person),
      readWorkOfTeam(table),
      readAbsent(needs),
    ]);
    const today = localDate(needs.now());
    const begun = (works: readonly Work[]) => works.filter((one) => hasBegun(one, today));
    return {
      today,
      mine: begun(mine),
      team: begun(team),
      absent: absent.map((one) => ({ ...one, works: begun(one.works) })),
    };
  },
  show: async (needs, { today, mine, team, absent }, { visit }) => {
    const me = visit.session.person;
    const ofRoles = team.filter(({ role }) => role !== undefined);
    const free = [
      ...team
        .filter((one) => one.role === undefined && !isCounted(one) && one.not !== me)
        .map(heldBy(undefined)),
      ...absent.flatMap(({ id, works }) => works.map(heldBy(id))),
    ].toSorted((one, other) => byDay(one.work, other.work));
    const [own, byRole, nobodys, roles, counts] = await Promise.all([
      linesOf(needs, mine.map(heldBy(me)), { most: MOST_MINE, today }),
      linesOf(needs, ofRoles.map(heldBy(undefined)), { most: MOST_OF_ROLES, today }),
      linesOf(needs, free, { most: MOST_FREE, today }),
      readRoles(needs.table),
      countOfTeam(needs, team),
    ]);
    const holderOf = ({ role }: Line) => (role === undefined ? undefined : roles[role]);
    const hasLeft = new Set(absent.map(({ id }) => id));
    const myLines = [...own.lines, ...byRole.lines.filter((line) => holderOf(line) === me)];
    // A role of the programme that somebody has who left is nobody's.
    const rolesOfNobody = byRole.lines.filter((line) => {
      const holder = holderOf(line);
      return holder === undefined || hasLeft.has(holder);
    });
    const nameOf = new Map(absent.map(({ id, name }) => [id, name]));
    return view(todayPage, {
      today,
      groups: byDueDay(myLines.toSorted(byDay), today),
      all: myLines.length,
      more: own.more,
      free: [...nobodys.lines, ...rolesOfNobody]
        .toSorted(byDay)
        .map((line) => ({ ...line, whose: nameOf.get(line.owner ?? "") })),
      moreFree: nobodys.more,
      absent: absent.filter(({ count }) => count > 0),
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
