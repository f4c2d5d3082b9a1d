import { eventToBe } from "../../shared/events/read.ts";
import { paths, toPath } from "../../shared/pages/paths.ts";
import { segmentNames, segments } from "../../shared/people/segments.ts";
import { localDate } from "../../shared/platform/wall-clock.ts";
import type { PageAnswer } from "../entry-points/answer.ts";
import type { DeskVisit } from "../entry-points/desk-page.ts";
import type { PageNeeds } from "../entry-points/page.ts";
import webinarPage from "./desk-webinar.njk";
import { copyOf, type FoundStep } from "./follow-up-page.ts";

const MOST_TITLE = 150;

/** The part of the ready copy that is for those who are invited: what stands before the running order. */
const invitationOf = (copy: string): string =>
  (copy.split("\n\nRUNNING ORDER")[0] ?? copy)
    .split(/\n{2,}/)
    .filter((block) => !/^(?:INVITATION:|Title:|Register here:)/.test(block))
    .join("\n\n")
    .trim();

const eventAnswers = ({ project, step }: FoundStep, copy: string, today: string) => ({
  title: `${project.title}: what we tried, what we learned, and how you can use it`.slice(0, MOST_TITLE),
  description: invitationOf(copy),
  date: step.dueAt === undefined || localDate(step.dueAt) < today ? "" : localDate(step.dueAt),
  startTime: "12:30",
  endTime: "13:15",
  places: "300",
});

/** The webinar of a project: the draft of its event, then the invitation of members. Three reads with those that found the step. */
export const showWebinar = async (
  needs: PageNeeds,
  visit: DeskVisit,
  found: FoundStep,
  more: {
    readonly answers?: object;
    readonly chosen?: readonly string[];
    readonly errors?: object;
    readonly done?: string | undefined;
  } = {},
  status = 200,
): Promise<PageAnswer> => {
  const { project, step } = found;
  const { reference } = project;
  const event = step.event === undefined ? undefined : await eventToBe(needs.table, step.event);
  const copy = copyOf(found, needs, visit);
  const invitation = { subject: `You are invited: ${project.title}`, body: invitationOf(copy) };
  const chosen = more.chosen ?? segmentNames.filter((name) => name !== "supplier");
  const context = {
    project,
    step,
    event,
    eventHref: event === undefined ? undefined : toPath(paths.deskEvent, { reference: event.reference }),
    href: toPath(paths.deskFollowUp, { reference, step: step.step }),
    segments: segmentNames.map((value) => ({
      value,
      text: segments[value],
      checked: chosen.includes(value),
    })),
    ...more,
    answers:
      more.answers ?? (event === undefined ? eventAnswers(found, copy, localDate(needs.now())) : invitation),
  };
  return visit.show(webinarPage, context, status);
};
