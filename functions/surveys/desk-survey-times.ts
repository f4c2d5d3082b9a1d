import { paths, toPath } from "../../shared/pages/paths.ts";
import { sayShortDate } from "../../shared/platform/time.ts";
import { addDays, localDate } from "../../shared/platform/wall-clock.ts";
import { readTeam } from "../../shared/sign-in/team.ts";
import { offer, withdraw } from "../../shared/slots/offers/commands.ts";
import { offerDetails, offerForm } from "../../shared/slots/offers/input.ts";
import { lengths, type Offer, weekdays } from "../../shared/slots/offers/model.ts";
import { offersOf } from "../../shared/slots/read.ts";
import { timesAbout } from "../../shared/surveys/leads/talk-name.ts";
import type { Survey } from "../../shared/surveys/survey/model.ts";
import { readSurvey } from "../../shared/surveys/survey/store.ts";
import { byReference, view } from "../entry-points/page-definition.ts";
import { deskPage } from "../entry-points/page-file.ts";
import timesPage from "./desk-survey-times.njk";

/** How far ahead times are offered unless the team says otherwise. */
const OFFERED_DAYS = 28;

const weekdayItems = Object.entries(weekdays).map(([number, text]) => ({ number: Number(number), text }));

const beginning = (survey: Survey, now: string) => ({
  title: survey.title,
  place: "",
  minutes: 30,
  buffer: 15,
  mostADay: 4,
  weekdays: [1, 2, 3, 4, 5],
  from: "09:30",
  to: "16:00",
  firstDay: addDays(localDate(now), 1),
  lastDay: addDays(localDate(now), OFFERED_DAYS),
});

const inWords = ({ from, to, firstDay, lastDay, minutes, mostADay, ...offered }: Offer): string => {
  const days = weekdayItems
    .filter(({ number }) => offered.weekdays.includes(number))
    .map(({ text }) => text)
    .join(", ");
  return `${days}, ${from} to ${to}, ${sayShortDate(firstDay)} to ${sayShortDate(lastDay)}: ${minutes} minutes each, up to ${mostADay} a day`;
};

/** The times that one of the team offers to those who agreed to talk after a survey, and what colleagues offer. */
export const page = deskPage({
  path: paths.deskSurveyTimes,
  names: byReference("survey"),
  load: async (needs, reference) => {
    const [survey, offers, team] = await Promise.all([
      readSurvey(needs.table, reference),
      offersOf(needs.table, timesAbout(reference)),
      readTeam(needs),
    ]);
    return survey && { survey, offers, team };
  },
  show: ({ now }, { survey, offers, team }, { request, visit }) => {
    const me = visit.session.person;
    const own = offers.find(({ host, state }) => host === me && state === "open");
    const fields = own ?? offers.find(({ host }) => host === me) ?? beginning(survey, now());
    const sent = request.method === "POST" ? request.form : undefined;
    return view(timesPage, {
      survey,
      own,
      fields,
      surveyHref: toPath(paths.deskSurvey, { reference: survey.reference }),
      leadsHref: toPath(paths.deskSurveyLeads, { reference: survey.reference }),
      lengths: lengths.map((minutes) => ({ value: String(minutes), text: `${minutes} minutes` })),
      days: weekdayItems.map(({ number, text }) => ({
        id: `day${number}`,
        name: `day${number}`,
        value: "yes",
        text,
        checked: sent === undefined ? fields.weekdays.includes(number) : sent.has(`day${number}`),
      })),
      others: offers
        .filter(({ host, state }) => host !== me && state === "open")
        .map((one) => ({
          id: one.host,
          name: team.knownAs(one.host) ?? "Someone who left",
          words: inWords(one),
        })),
    });
  },
  steps: (step) => ({
    offer: step({
      form: offerForm,
      run: (needs, reference, { form, visit, ...given }) =>
        offer(
          needs,
          { about: timesAbout(reference), host: visit.session.person, details: offerDetails(form) },
          given,
        ),
      done: "Your times are offered. Nobody was written to: ask people to choose from the list of who agreed to talk.",
    }),
    withdraw: step({
      run: (needs, reference, { visit, ...given }) =>
        withdraw(needs, { about: timesAbout(reference), host: visit.session.person }, given),
      done: "Your times are no longer offered. What is booked stays booked.",
    }),
  }),
  refusals: {
    over: { text: "The last day must be today or later", field: "lastDay", status: 422 },
  },
});
