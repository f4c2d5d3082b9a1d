import { titledApplication } from "../../shared/applications/application.ts";
import { listCalls } from "../../shared/applications/calls/store.ts";
import { listApplications } from "../../shared/applications/store.ts";
import { titledEnquiry } from "../../shared/enquiries/enquiry.ts";
import { waitingEnquiries } from "../../shared/enquiries/read.ts";
import { titledEvent } from "../../shared/events/event/model.ts";
import { upcomingEvents } from "../../shared/events/read.ts";
import { addressKey, personIdOf, titledPerson } from "../../shared/people/store.ts";
import { type Key, readItems } from "../../shared/platform/dynamo.ts";
import { addDays, fromLocal, localDate } from "../../shared/platform/wall-clock.ts";
import { listProjects } from "../../shared/projects/read.ts";
import {
  describeTask as describeProjectTask,
  setTask as setProjectTask,
} from "../../shared/projects/stages/commands.ts";
import { addTask } from "../../shared/tasks/commands.ts";
import { taskDueDay } from "../../shared/tasks/standing.ts";
import type { TaskSubject } from "../../shared/tasks/task.ts";
import { atDesk, mustBeDone, personAt, type Sample } from "./load-steps.ts";

interface SampleTask {
  readonly kind: TaskSubject;
  readonly reference: string | undefined;
  readonly text: string;
  readonly dueInDays: number;
  readonly isFree?: boolean;
}

const keys: Readonly<Record<TaskSubject, (id: string) => Key>> = {
  enquiry: titledEnquiry.key,
  application: titledApplication.key,
  event: titledEvent.key,
  person: titledPerson.key,
};

/** A week ago, so that a task can be late by now. */
const noted = (sample: Sample, part: string) =>
  sample.moments(`sample:tasks:${part}`)(
    fromLocal(`${addDays(localDate(sample.today), -8)}T10:00`),
    atDesk(sample),
  );

const dueIn = (sample: Sample, days: number): string => {
  const today = localDate(sample.today);
  return taskDueDay(addDays(today, days), addDays(today, -8));
};

const loadTask = async (sample: Sample, { kind, reference, text, dueInDays, isFree }: SampleTask) => {
  if (reference === undefined) return;
  const { needs, occasion } = noted(sample, `${kind}:${text}`);
  const task = {
    id: needs.newId(),
    about: `${kind}:${reference}`,
    subject: keys[kind](reference),
    text,
    owner: isFree === true ? undefined : sample.worker,
    by: sample.worker,
    dueOn: dueIn(sample, dueInDays),
  };
  mustBeDone("task", await addTask(needs, task, { occasion, once: `sample:task:${text}` }));
};

const loadProjectTasks = async (sample: Sample): Promise<void> => {
  const { needs, occasion } = noted(sample, "projects");
  const [active] = (await listProjects(needs.table)).filter(({ status }) => status === "active");
  if (active === undefined) return;
  const { reference } = active;
  const by = sample.worker;
  const planned = [
    ["technical-report", 9],
    ["data-in-depth", 0],
    ["environment", 3],
  ] as const;
  for (const [id, days] of planned) {
    const given = { occasion, once: `sample:task:${reference}:${id}` };
    const details = { owner: by, dueOn: dueIn(sample, days), sprint: 1 };
    mustBeDone("task", await describeProjectTask(needs, { reference, id, by, details }, given));
  }
  const begun = { reference, id: "data-in-depth", status: "doing" } as const;
  mustBeDone(
    "task",
    await setProjectTask(needs, begun, { occasion, once: `sample:task:${reference}:doing` }),
  );
};

/** What the team has to do about enquiries, applications, events and projects: late, today, this week and later. */
export const loadTasks = async (sample: Sample): Promise<void> => {
  const { table } = sample.moments("sample:tasks")(sample.today).needs;
  const [{ enquiries }, [event], calls, [champion]] = await Promise.all([
    waitingEnquiries(table, localDate(sample.today)),
    upcomingEvents(table, sample.today),
    listCalls(table),
    readItems(table, [addressKey(personAt(sample, 0).email)]),
  ]);
  const applications = (
    await Promise.all(calls.map(({ reference }) => listApplications(table, reference)))
  ).flat();
  const submitted = applications.find(({ application }) => application.status === "submitted");
  const about: readonly SampleTask[] = [
    {
      kind: "enquiry",
      reference: enquiries.at(0)?.reference,
      text: "Ask the analytics lead which dashboards they use today",
      dueInDays: -2,
    },
    {
      kind: "enquiry",
      reference: enquiries.at(1)?.reference,
      text: "Send the slides of the last webinar",
      dueInDays: 2,
      isFree: true,
    },
    {
      kind: "application",
      reference: submitted?.application.reference,
      text: "Ring the applicant about the data that they can share",
      dueInDays: 1,
    },
    { kind: "event", reference: event?.reference, text: "Send the agenda to the speakers", dueInDays: 5 },
    {
      kind: "person",
      reference: personIdOf(champion),
      text: "Agree a date for the ward dashboard session",
      dueInDays: 3,
    },
  ];
  for (const task of about) await loadTask(sample, task);
  await loadProjectTasks(sample);
};
