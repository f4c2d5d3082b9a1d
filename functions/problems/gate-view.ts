import { similarItems } from "../../shared/catalogue/read.ts";
import { upcomingEvents } from "../../shared/events/read.ts";
import type { FormErrors } from "../../shared/pages/form-errors.ts";
import { scoredOnes } from "../../shared/problems/assessment.ts";
import type { Assessing } from "../../shared/problems/decide-assessment.ts";
import {
  decisionWayNames,
  decisionWays,
  type Offer,
  outcomeNames,
  outcomes,
  redirectionNames,
  redirections,
} from "../../shared/problems/outcome.ts";
import { titleOf, wordsOf } from "../../shared/problems/problem.ts";
import { deliveryRouteNames, deliveryRoutes } from "../../shared/projects/routes.ts";
import { readTeam } from "../../shared/sign-in/team.ts";
import type { PageAnswer } from "../entry-points/answer.ts";
import type { DeskVisit } from "../entry-points/desk-page.ts";
import type { PageNeeds } from "../entry-points/page.ts";
import gatePage from "./desk-gate.njk";
import { problemPaths } from "./desk-problem-view.ts";

const MOST_EVENTS = 4;
const MOST_ITEMS = 4;

/** What we have that may help an applicant: what is close in the catalogue, and the next events. Two queries. */
export const offersFor = async (needs: PageNeeds, { problem }: Assessing): Promise<readonly Offer[]> => {
  const [items, events] = await Promise.all([
    similarItems(needs.table, wordsOf(problem), MOST_ITEMS),
    upcomingEvents(needs.table, needs.now()),
  ]);
  return [
    ...items.map(({ reference, title, slug }): Offer => ({ kind: "item", reference, title, slug })),
    ...events
      .slice(0, MOST_EVENTS)
      .map(({ reference, title }): Offer => ({ kind: "event", reference, title })),
  ];
};

/** The offers that were ticked, of those that there are. */
export const tickedOffers = (all: readonly Offer[], ticked: readonly string[]): readonly Offer[] =>
  all.filter(({ reference }) => ticked.includes(reference));

/** The answers with which the form begins: the assessors' reasons, to be chosen from and changed. */
export const firstGateAnswers = ({ call, problem, assessments }: Assessing): Record<string, string> => {
  const reasons = call.criteria.map(({ id }): [string, string] => [
    `reason-${id}`,
    scoredOnes(assessments)
      .flatMap(({ scores = [] }) => scores.filter(({ criterion }) => criterion === id))
      .map(({ reason }) => reason)
      .join(" "),
  ]);
  return { ...Object.fromEntries(reasons), partner: problem.organisation };
};

/** The form of gate 1: what is decided, how, why, and what the applicant is offered. */
export const showGate = async (
  needs: PageNeeds,
  visit: DeskVisit,
  given: Assessing,
  shown: {
    readonly answers: Readonly<Record<string, string>>;
    readonly offers: readonly Offer[];
    readonly ticked: readonly string[];
    readonly errors?: FormErrors;
  },
): Promise<PageAnswer> => {
  const { answers, offers, ticked, errors } = shown;
  const team = await readTeam(needs.table);
  const { call, problem } = given;
  const items = <Name extends string>(names: readonly Name[], words: Readonly<Record<Name, string>>) =>
    names.map((value) => ({ value, text: words[value] }));
  return visit.show(
    gatePage,
    {
      call,
      problem: problem.reference,
      problemTitle: titleOf(problem),
      applicant: `${problem.name}, ${problem.organisation}`,
      answers,
      ticked,
      outcomes: items(outcomeNames, outcomes),
      ways: items(decisionWayNames, decisionWays),
      redirections: items(redirectionNames, redirections),
      routes: items(deliveryRouteNames, deliveryRoutes),
      people: team.map(({ id, name }) => ({ value: id, text: name })),
      reasons: [...call.criteria, { id: "general", name: "In general" }].map(({ id, name }) => ({
        id,
        name,
        text: answers[`reason-${id}`] ?? "",
        used: answers[`use-${id}`] === "yes",
      })),
      offers: offers.map(({ kind, reference, title }) => ({
        value: reference,
        text: `${kind === "item" ? "Catalogue" : "Event"}: ${title}`,
      })),
      hrefs: problemPaths(given),
      ...(errors === undefined ? {} : { errors }),
    },
    errors === undefined ? 200 : 422,
  );
};
