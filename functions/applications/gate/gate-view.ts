import { titleOf, wordsOf } from "../../../shared/applications/application.ts";
import type { Assessing } from "../../../shared/applications/assessment/decide.ts";
import { scoredOnes } from "../../../shared/applications/assessment/model.ts";
import {
  decisionWayNames,
  decisionWays,
  type Offer,
  outcomeNames,
  outcomes,
  redirectionNames,
  redirections,
} from "../../../shared/applications/gate/model.ts";
import { similarItems } from "../../../shared/catalogue/read.ts";
import { upcomingEvents } from "../../../shared/events/read.ts";
import { deliveryRouteNames, deliveryRoutes } from "../../../shared/projects/delivery-routes.ts";
import { readTeam } from "../../../shared/sign-in/team.ts";
import type { PageNeeds } from "../../entry-points/page.ts";
import { applicationPaths } from "../application/desk-application-view.ts";

const MOST_EVENTS = 4;
const MOST_ITEMS = 4;

/** What we have that may help an applicant: what is close in the catalogue, and the next events. Two queries. */
export const offersFor = async (needs: PageNeeds, { application }: Assessing): Promise<readonly Offer[]> => {
  const [items, events] = await Promise.all([
    similarItems(needs.table, wordsOf(application), MOST_ITEMS),
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
export const firstGateAnswers = ({ call, application, assessments }: Assessing): Record<string, string> => {
  const reasons = call.criteria.map(({ id }): [string, string] => [
    `reason-${id}`,
    scoredOnes(assessments)
      .flatMap(({ scores = [] }) => scores.filter(({ criterion }) => criterion === id))
      .map(({ reason }) => reason)
      .join(" "),
  ]);
  return { ...Object.fromEntries(reasons), partner: application.organisation };
};

/** The form of gate 1: what is decided, how, why, and what the applicant is offered. */
export const gateView = async (
  needs: PageNeeds,
  found: Assessing,
  {
    answers,
    ticked,
  }: { readonly answers: Readonly<Record<string, string>>; readonly ticked: readonly string[] },
) => {
  const [offers, team] = await Promise.all([offersFor(needs, found), readTeam(needs)]);
  const { call, application } = found;
  const items = <Name extends string>(names: readonly Name[], words: Readonly<Record<Name, string>>) =>
    names.map((value) => ({ value, text: words[value] }));
  return {
    call,
    application: application.reference,
    applicationTitle: titleOf(application),
    applicant: `${application.name}, ${application.organisation}`,
    answers,
    ticked,
    outcomes: items(outcomeNames, outcomes),
    ways: items(decisionWayNames, decisionWays),
    redirections: items(redirectionNames, redirections),
    routes: items(deliveryRouteNames, deliveryRoutes),
    people: team.who("team").map(({ id, name }) => ({ value: id, text: name })),
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
    hrefs: applicationPaths(application),
  };
};
