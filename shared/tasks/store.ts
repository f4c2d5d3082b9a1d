import type { Saving } from "../journal/change.ts";
import type { Overtaken, Write } from "../journal/commit.ts";
import { type Item, type Key, queryAll, readItem, readList, type Table } from "../platform/dynamo.ts";
import type { TaskDecision } from "./decide.ts";
import { listOfTasks, taskPlace } from "./place.ts";
import { type Task, taskSchema } from "./task.ts";

const taskKey = (id: string): Key => ({ pk: `TASK#${id}`, sk: "TASK" });

const PERSON = "person:";

/** A task about a person is found with everything else about them, too. */
const placeUnderPerson = ({ about, addedAt, id }: Task) =>
  about.startsWith(PERSON)
    ? { person: `PERSON#${about.slice(PERSON.length)}`, personSort: `TASK#${addedAt}#${id}` }
    : {};

/** A task as it is kept: under what it is about, and while it is open in the list of who does it. */
export const taskItem = (task: Task): Item & Key => ({
  ...taskKey(task.id),
  task,
  subject: task.about,
  subjectSort: `TASK#${task.addedAt}#${task.id}`,
  ...placeUnderPerson(task),
  ...taskPlace(task, task.id),
});

const toTask = (item: Item): Task => taskSchema.parse(item["task"]);

/** The transaction that changes a task; provided that nobody else changed it first. */
export const taskSaving = <OfChecks extends string>(
  before: Task,
  { task, entries }: TaskDecision,
  checks: readonly Write<OfChecks>[],
): Saving<Overtaken | OfChecks> => {
  const write: Write<Overtaken> = {
    put: taskItem(task),
    when: {
      expression: "#task.#version = :version",
      names: { "#task": "task", "#version": "version" },
      values: { ":version": before.version },
    },
    otherwise: "overtaken",
  };
  return { writes: [write, ...checks], entries };
};

/** The task with this id, or undefined. One read. */
export const readTask = async (table: Table, id: string): Promise<Task | undefined> => {
  const item = await readItem(table, taskKey(id));
  return item === undefined ? undefined : toTask(item);
};

/** The tasks among what lies under a subject in the index `by-subject`. */
export const tasksIn = (items: readonly Item[]): readonly Task[] =>
  items.filter(({ subjectSort }) => String(subjectSort).startsWith("TASK#")).map(toTask);

/** The tasks about a person among what is filed under them, the first added first. For other features. */
export const tasksAmong = (items: readonly Item[]): readonly Task[] =>
  items
    .filter(({ personSort }) => String(personSort).startsWith("TASK#"))
    .map(toTask)
    .toReversed();

const MOST_LISTED = 100;

/** The tasks about a thing (`enquiry:ENQ-...`), open or not, the first added first. At most 100; one query. */
export const listTasksAbout = async (table: Table, about: string): Promise<readonly Task[]> =>
  (
    await queryAll(
      table,
      {
        IndexName: "by-subject",
        KeyConditionExpression: "subject = :subject AND begins_with(subjectSort, :task)",
        ExpressionAttributeValues: { ":subject": about, ":task": "TASK#" },
      },
      { limit: MOST_LISTED },
    )
  ).map(toTask);

/** The open tasks of one of the team, or of nobody, by due day, as items: those of projects are parsed by their own feature. At most 100; one query. */
export const listTaskItems = (table: Table, owner: string | undefined): Promise<Item[]> =>
  readList(table, listOfTasks(owner), { limit: MOST_LISTED });
