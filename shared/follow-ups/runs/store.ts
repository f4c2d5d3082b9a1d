import * as z from "zod/mini";
import type { Saving } from "../../journal/change.ts";
import type { Overtaken, Write } from "../../journal/commit.ts";
import { changedLinks, type NotedLink } from "../../links/note.ts";
import type { Instant } from "../../platform/clock.ts";
import { type Item, type Key, readItem, readList, readWithin, type Table } from "../../platform/dynamo.ts";
import type { FollowUpDecision } from "./decide.ts";
import { isClosed, nextStep, type Run, runSchema } from "./model.ts";

const LIST = "FOLLOW-UPS";

const runKey = (project: string): Key => ({ pk: `FOLLOW-UPS#${project}`, sk: "RUN" });

// What of it is due next; what never becomes due by itself stands behind all days.
const sortOf = (run: Run): string => {
  if (run.status === "stopped") return "stopped";
  if (isClosed(run)) return "closed";
  const due = nextStep(run)?.dueAt ?? "";
  return run.status === "paused" ? `paused#${due}` : `due#${due}`;
};

const toItem = (run: Run): Item & Key => ({
  ...runKey(run.project),
  run,
  list: LIST,
  listSort: `${sortOf(run)}#${run.project}`,
});

const toRun = (item: Item): Run => runSchema.parse(item["run"]);

const linksOf = (run: Run | undefined): NotedLink[] =>
  (run?.steps ?? []).flatMap(({ step, shown }) =>
    shown?.kind === "link"
      ? { subject: `project:${run?.project ?? ""}`, what: `follow-up:${step}`, url: shown.url }
      : [],
  );

/** A step that waits for an event: by its reference the step is found when the event's attendance is recorded. */
export interface WaitingStep {
  readonly project: string;
  readonly step: string;
  readonly event: string;
}

const waitingKey = ({ project, step, event }: WaitingStep): Key => ({
  pk: `FOLLOW-UP-EVENT#${event}`,
  sk: `${project}#${step}`,
});

const waitingSteps = (run: Run | undefined): WaitingStep[] =>
  (run?.steps ?? []).flatMap(({ step, event }) =>
    event === undefined ? [] : [{ project: run?.project ?? "", step, event }],
  );

const changedWaiting = (before: Run | undefined, after: Run): Write[] => {
  const [had, has] = [waitingSteps(before), waitingSteps(after)];
  const isIn = (all: readonly WaitingStep[], { step, event }: WaitingStep): boolean =>
    all.some((one) => one.step === step && one.event === event);
  return [
    ...had.filter((one) => !isIn(has, one)).map((one) => ({ delete: waitingKey(one) })),
    ...has.filter((one) => !isIn(had, one)).map((one) => ({ put: { ...waitingKey(one), waiting: one } })),
  ];
};

const waitingSchema = z.lazy(() => z.object({ project: z.string(), step: z.string(), event: z.string() }));

/** The steps that wait for an event to take place. One query. */
export const stepsWaitingFor = async (table: Table, event: string): Promise<WaitingStep[]> =>
  (await readWithin(table, `FOLLOW-UP-EVENT#${event}`, "PRJ-")).map(({ waiting }) =>
    waitingSchema.parse(waiting),
  );

/**
 * Follow-ups as decided on, with their entries and timers; overtaken when somebody else made or changed them since they were read
 * (`before`, undefined when there were none). The links that were given as evidence are looked after from then on.
 */
export const saveRun = (before: Run | undefined, decision: FollowUpDecision, now: Instant) => {
  const { run, entries, setTimers, cancelTimers } = decision;
  const put: Write<Overtaken> = {
    put: toItem(run),
    when:
      before === undefined
        ? { expression: "attribute_not_exists(pk)" }
        : {
            expression: "#run.#version = :version",
            names: { "#run": "run", "#version": "version" },
            values: { ":version": before.version },
          },
    otherwise: "overtaken",
  };
  const links = changedLinks(linksOf(before), linksOf(run), now);
  return {
    writes: [put, ...links, ...changedWaiting(before, run)],
    entries,
    setTimers,
    cancelTimers,
  } satisfies Saving<Overtaken>;
};

/** The follow-ups of a project; undefined before it is completed. One read. */
export const readRun = async (table: Table, project: string): Promise<Run | undefined> => {
  const item = await readItem(table, runKey(project));
  return item === undefined ? undefined : toRun(item);
};

/** Follow-ups of which a step is due by `until`. One query. */
export const listDue = async (table: Table, until: Instant): Promise<Run[]> =>
  (await readList(table, LIST, { from: "due#", to: `due#${until}~` })).map(toRun);

/** The follow-ups of all projects. One query for up to a megabyte of them. */
export const listAllRuns = async (table: Table): Promise<Run[]> =>
  (await readList(table, LIST, { from: "closed", to: "stopped~" })).map(toRun);
