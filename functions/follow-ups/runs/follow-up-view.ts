import { readFileStates, type StateOfFile } from "../../../shared/files/read.ts";
import { evidenceKinds, ownerRoles } from "../../../shared/follow-ups/recipes/model.ts";
import { isToDo, type Run, type RunStep, stepOf } from "../../../shared/follow-ups/runs/model.ts";
import { paths, toPath } from "../../../shared/pages/paths.ts";
import { localDate } from "../../../shared/platform/wall-clock.ts";
import { partnerNames } from "../../../shared/projects/project.ts";
import { readNames } from "../../../shared/sign-in/names.ts";
import type { DeskVisit } from "../../entry-points/desk-page.ts";
import type { PageNeeds } from "../../entry-points/page.ts";
import { copyOf, type FoundStep } from "./find-step.ts";
import { stepTag } from "./step-tags.ts";

const evidenceOf = ({ shown }: RunStep, stateOf: StateOfFile) => {
  switch (shown?.kind) {
    case "link":
      return { href: shown.url, text: shown.url, outside: true, byHand: shown.seen === "by-hand" };
    case "event":
      return { href: toPath(paths.deskEvent, { reference: shown.reference }), text: shown.reference };
    case "file":
      return { href: toPath(paths.deskFile, { id: shown.id }), text: shown.name, state: stateOf(shown.id) };
    case "letter":
      return { href: toPath(paths.deskLetter, { id: shown.letter }), text: "The letter that was sent" };
    default:
      return undefined;
  }
};

const waitsFor = (run: Run, { after }: RunStep): string | undefined =>
  after.from === "completion" ? undefined : stepOf(run, after.step)?.title;

/** One follow-up as its page shows it: what to do, the words for it, and how it was closed or can be. One read. */
export const followUpView = async (needs: PageNeeds, found: FoundStep, visit: DeskVisit) => {
  const { project, run, step } = found;
  const [nameOf, stateOf] = await Promise.all([
    readNames(needs, [project.owner, step.closedBy]),
    readFileStates(needs, step.shown?.kind === "file" ? [step.shown.id] : []),
  ]);
  const { reference } = project;
  return {
    project,
    partners: partnerNames(project),
    run,
    step,
    toDo: isToDo(step) && run.status !== "stopped",
    takes: Object.fromEntries(step.evidence.map((kind) => [kind, evidenceKinds[kind]])),
    role: ownerRoles[step.owner],
    waitsFor: waitsFor(run, step),
    dueOn: step.dueAt === undefined ? undefined : localDate(step.dueAt),
    state: stepTag(step, needs.now()),
    evidence: evidenceOf(step, stateOf),
    owner: nameOf(project.owner),
    ownerId: project.owner,
    closedBy: step.closedBy && nameOf(step.closedBy),
    href: toPath(paths.deskProject, { reference }),
    webinarHref:
      step.webinar === true ? toPath(paths.deskWebinar, { reference, step: step.step }) : undefined,
    letterHref: step.evidence.includes("letter")
      ? toPath(paths.deskFollowUpLetter, { reference, step: step.step })
      : undefined,
    eventHref: step.event === undefined ? undefined : toPath(paths.deskEvent, { reference: step.event }),
    copy: copyOf(found, needs, visit),
    answers: {},
  };
};
