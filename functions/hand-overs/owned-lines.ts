import { dueOn } from "../../shared/enquiries/enquiry.ts";
import { findEnquiry } from "../../shared/enquiries/read.ts";
import { followUpsOf } from "../../shared/follow-ups/read.ts";
import { isToDo } from "../../shared/follow-ups/runs/model.ts";
import { paths, toPath } from "../../shared/pages/paths.ts";
import { subjectPath } from "../../shared/pages/subject-path.ts";
import { nameAtDesk } from "../../shared/people/person.ts";
import { readPeople } from "../../shared/people/store.ts";
import type { Table } from "../../shared/platform/dynamo.ts";
import { counted } from "../../shared/platform/text.ts";
import { localDate } from "../../shared/platform/wall-clock.ts";
import { partnerNames } from "../../shared/projects/project.ts";
import { findProject, findTask } from "../../shared/projects/read.ts";
import { standardTask } from "../../shared/projects/stages/stages.ts";
import { projectStatuses } from "../../shared/projects/status.ts";
import { titleOf } from "../../shared/re-uses/re-use.ts";
import { findReUse } from "../../shared/re-uses/read.ts";
import { stages } from "../../shared/re-uses/stages.ts";
import { readTask } from "../../shared/tasks/read.ts";
import { idOfThing } from "../../shared/work/handing.ts";
import type { Owned } from "../../shared/work/owned.ts";
import { readSaid } from "../../shared/work/read.ts";
import type { Said } from "../../shared/work/said.ts";
import { type AboutSubject, readAboutSubjects } from "../journal/subject-titles.ts";

/** A follow-up of a project that comes along with it. */
export interface FollowUpLine {
  readonly title: string;
  readonly dueOn: string | undefined;
}

/** What is known of a thing that somebody owns. */
interface Known {
  readonly title?: string | undefined;
  readonly details: readonly (string | undefined)[];
  readonly dueOn?: string | undefined;
  readonly followUps?: readonly FollowUpLine[];
}

/** A thing that somebody owns, as a list and a document say it. */
export interface OwnedLine {
  readonly thing: Owned;
  readonly title: string;
  readonly href: string | undefined;
  readonly details: readonly string[];
  readonly dueOn: string | undefined;
  readonly said: Said | undefined;
  readonly followUps: readonly FollowUpLine[];
}

const NOT_THERE: Known = { title: "Not there any more", details: [] };

const knownOfProject = async (table: Table, reference: string): Promise<Known> => {
  const [project, run] = await Promise.all([findProject(table, reference), followUpsOf(table, reference)]);
  if (project === undefined) return NOT_THERE;
  const steps = run?.status === "running" ? run.steps.filter(isToDo) : [];
  const followUps = steps
    .map(({ title, dueAt }) => ({ title, dueOn: dueAt === undefined ? undefined : localDate(dueAt) }))
    .toSorted((one, other) => (one.dueOn ?? "9").localeCompare(other.dueOn ?? "9"));
  return {
    details: [
      partnerNames(project),
      projectStatuses[project.status],
      followUps.length === 0 ? undefined : counted(followUps.length, "follow-up to do", "follow-ups to do"),
    ],
    dueOn: followUps[0]?.dueOn ?? (project.status === "active" ? project.endsOn : undefined),
    followUps,
  };
};

const knownOfTask = async (table: Table, thing: Owned): Promise<Known> => {
  const { part: id = "", about } = thing;
  const task = about.startsWith("project:")
    ? await findTask(table, { reference: idOfThing(thing), id })
    : await readTask(table, id);
  return task === undefined
    ? NOT_THERE
    : { title: task.text ?? standardTask(id)?.text, details: [], dueOn: task.dueOn };
};

const knownOfEnquiry = async (table: Table, reference: string): Promise<Known> => {
  const enquiry = await findEnquiry(table, reference);
  if (enquiry === undefined) return NOT_THERE;
  const { name, organisation } = enquiry;
  return { details: [name, organisation === "" ? undefined : organisation], dueOn: dueOn(enquiry) };
};

const knownOf = async (table: Table, thing: Owned): Promise<Known> => {
  const id = idOfThing(thing);
  switch (thing.kind) {
    case "person": {
      const [person] = await readPeople(table, [id]);
      return person === undefined ? NOT_THERE : { title: nameAtDesk(person), details: [person.organisation] };
    }
    case "enquiry":
      return knownOfEnquiry(table, id);
    case "project":
      return knownOfProject(table, id);
    case "task":
      return knownOfTask(table, thing);
    case "re-use": {
      const reUse = await findReUse(table, id);
      return reUse === undefined
        ? NOT_THERE
        : {
            title: titleOf(reUse),
            details: [reUse.organisation.name, stages[reUse.stage]],
            dueOn: reUse.nextContactOn,
          };
    }
    default:
      return { details: [] };
  }
};

/** Where a thing that somebody owns is shown. */
export const hrefOfOwned = (thing: Owned): string | undefined => {
  const { kind, about, part = "" } = thing;
  if (kind !== "task") return subjectPath(about);
  return about.startsWith("project:")
    ? toPath(paths.deskProjectTask, { reference: idOfThing(thing), task: part })
    : toPath(paths.deskTask, { id: part });
};

const REFERENCE = /^[A-Z]{3}-/;

/** What people quote of a thing, or of what a task is about: its reference, or the code of an organisation. */
const referenceOf = (thing: Owned): string | undefined => {
  const id = idOfThing(thing);
  return thing.kind === "organisation" || REFERENCE.test(id) ? id : undefined;
};

const lineOf = (thing: Owned, known: Known, said: Said | undefined, about: AboutSubject): OwnedLine => ({
  thing,
  title: known.title ?? about.text,
  href: hrefOfOwned(thing),
  details: [
    ...known.details,
    thing.kind === "task" ? about.text : undefined,
    thing.as === "deputy" ? "as the deputy" : undefined,
    thing.kind === "person" ? undefined : referenceOf(thing),
  ].flatMap((one) => one ?? []),
  dueOn: known.dueOn,
  said,
  followUps: known.followUps ?? [],
});

/** What is said of the things that somebody owns, in their order. All is read by key at the same moment: one read for every hundred keys, of which a thing has four at most. */
export const readOwnedLines = async (
  table: Table,
  things: readonly Owned[],
): Promise<readonly OwnedLine[]> => {
  const [aboutOf, said, ...known] = await Promise.all([
    readAboutSubjects(
      table,
      things.map(({ about }) => about),
    ),
    Promise.all(things.map((thing) => readSaid(table, thing))),
    ...things.map((thing) => knownOf(table, thing)),
  ]);
  return things.map((thing, nth) => lineOf(thing, known[nth] ?? NOT_THERE, said[nth], aboutOf(thing.about)));
};
