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
import { firstOf } from "../../../shared/platform/text.ts";
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
    ...firstOf(events, MOST_EVENTS).shown.map(
      ({ reference, title }): Offer => ({ kind: "event", reference, title }),
    ),
  ];
};

/** The offers that were ticked, of those that there are. */
export const tickedOffers = (all: readonly Offer[], ticked: readonly string[]): readonly Offer[] =>
  all.filter(({ reference }) => ticked.includes(reference));

/** The answers with which the form begins. The reasons are empty: what assessors wrote for each other is shown beside them, and no letter repeats it by itself. */
export const firstGateAnswers = ({ application }: Assessing): Record<string, string> => ({
  partner: application.organisation,
});

/** What assessors wrote on a criterion, with their scores, as material for the reason that the applicant gets. */
const remarksOn = ({ assessments }: Assessing, criterion: string) =>
  scoredOnes(assessments).flatMap(({ scores = [] }) =>
    scores
      .filter((score) => score.criterion === criterion && score.reason !== "")
      .map(({ score, reason }) => ({ score, reason })),
  );

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
      remarks: remarksOn(found, id),
    })),
    offers: offers.map(({ kind, reference, title }) => ({
      value: reference,
      text: `${kind === "item" ? "Catalogue" : "Event"}: ${title}`,
    })),
    hrefs: applicationPaths(application),
  };
};
