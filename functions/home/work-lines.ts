import { isOurTurn } from "../../shared/enquiries/enquiry.ts";
import { findEnquiry } from "../../shared/enquiries/read.ts";
import { followUpsOf } from "../../shared/follow-ups/read.ts";
import { stepOf } from "../../shared/follow-ups/runs/model.ts";
import { readNote } from "../../shared/people/notes/store.ts";
import { nameAtDesk } from "../../shared/people/person.ts";
import { readPeople } from "../../shared/people/store.ts";
import type { PlainDate } from "../../shared/platform/clock.ts";
import type { Table } from "../../shared/platform/dynamo.ts";
import { excerptOf, insideSentence } from "../../shared/platform/text.ts";
import { sayShortDateTime } from "../../shared/platform/time.ts";
import { findTask, outputsOwed } from "../../shared/projects/read.ts";
import { standardTask } from "../../shared/projects/stages/stages.ts";
import { isOpenLead, leadOf } from "../../shared/surveys/leads/read.ts";
import { readTask } from "../../shared/tasks/read.ts";
import { isOpenTask, type TaskStanding } from "../../shared/tasks/standing.ts";
import { type Work, workTitles } from "../../shared/work/item.ts";
import type { AboutSubject } from "../journal/subject-titles.ts";
import { BETWEEN } from "../tasks/open-tasks.ts";
import { dueTag } from "../tasks/task-words.ts";
import { workDetails, workHref, workId } from "./work-words.ts";

/** What is known of something that waits besides its place: what it is called, and whether it still waits for who the list says. */
interface WorkState {
  readonly waits: boolean;
  readonly text?: string | undefined;
  readonly detail?: string | undefined;
  /** The name of the task in lists, where it is one. */
  readonly task?: string;
}

const WAITS: WorkState = { waits: true };

const ofTask = (task: TaskStanding | undefined, owner: string | undefined) =>
  task !== undefined && isOpenTask(task) && task.owner === owner;

const readTaskState = async (table: Table, work: Work, owner: string | undefined): Promise<WorkState> => {
  const { about, part = "" } = work;
  if (!about.startsWith("project:")) {
    const task = await readTask(table, part);
    return { waits: ofTask(task, owner), text: task?.text, task: part };
  }
  const reference = workId(work);
  const task = await findTask(table, { reference, id: part });
  const text = task?.text ?? standardTask(part)?.text;
  return { waits: ofTask(task, owner), text, task: `${reference}${BETWEEN}${part}` };
};

const readEnquiryState = async (table: Table, work: Work, owner: string | undefined): Promise<WorkState> => {
  const enquiry = await findEnquiry(table, workId(work));
  if (enquiry === undefined) return { waits: false };
  const { name, organisation, assignee } = enquiry;
  const waits = isOurTurn(enquiry) && assignee === owner;
  return { waits, detail: organisation === "" ? name : `${name}, ${organisation}` };
};

const readNoteState = async (table: Table, work: Work, owner: string | undefined): Promise<WorkState> => {
  const person = workId(work);
  const note = await readNote(table, { person, id: work.part ?? "" });
  if (note === undefined) return { waits: false };
  const waits = note.lookAgainOn !== undefined && note.removedAt === undefined && note.by === owner;
  return { waits, detail: excerptOf(note.text) };
};

const readOutputsState = async (table: Table, work: Work): Promise<WorkState> => {
  const owed = await outputsOwed(table, workId(work));
  return { waits: owed.length > 0, detail: `say where they are: ${owed.map(insideSentence).join(", ")}` };
};

const readStepState = async (table: Table, work: Work): Promise<WorkState> => {
  const run = await followUpsOf(table, workId(work));
  const step = run && stepOf(run, work.part ?? "");
  return step === undefined ? { waits: false } : { waits: step.status === "open", text: step.title };
};

const readConversationState = async (
  table: Table,
  work: Work,
  owner: string | undefined,
): Promise<WorkState> => {
  const person = work.part ?? "";
  const [lead, [known]] = await Promise.all([
    leadOf(table, { survey: workId(work), person }),
    readPeople(table, [person]),
  ]);
  if (lead === undefined || known === undefined) return { waits: false };
  const waits = isOpenLead(lead) && (lead.state === "taken" ? lead.owner : undefined) === owner;
  const detail =
    lead.talkAt === undefined
      ? "agreed to talk: no time is set"
      : `you talk ${sayShortDateTime(lead.talkAt)}`;
  return { waits, text: nameAtDesk(known), detail };
};

/**
 * What is known of something that waits, read by key: with others at the same moment it is one read. What was done a moment ago is found to wait no
 * more, although the list shows it only after its reaction.
 */
export const readWorkState = (table: Table, work: Work, owner: string | undefined): Promise<WorkState> => {
  if (work.kind === "task") return readTaskState(table, work, owner);
  if (work.kind === "enquiry" || work.kind === "undelivered") return readEnquiryState(table, work, owner);
  if (work.kind === "note") return readNoteState(table, work, owner);
  if (work.kind === "conversation") return readConversationState(table, work, owner);
  if (work.kind === "outputs") return readOutputsState(table, work);
  return work.kind === "follow-up" ? readStepState(table, work) : Promise.resolve(WAITS);
};

/** Something that waits as Today shows it. */
export const workLine = (work: Work, known: WorkState, about: AboutSubject, today: PlainDate) => {
  const own = known.text;
  const detail = [own === undefined ? undefined : about.text, known.detail, workDetails[work.kind]].filter(
    (one) => one !== undefined,
  );
  return {
    kind: work.kind,
    role: work.role,
    does: workTitles[work.kind],
    text: own ?? about.text,
    detail: detail.join(", "),
    href: workHref(work),
    dueOn: work.dueOn,
    dueTag: dueTag(work.dueOn, today),
    task: known.task,
    enquiry: work.kind === "enquiry" || work.kind === "undelivered" ? workId(work) : undefined,
  };
};
