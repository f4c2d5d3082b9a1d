import * as z from "zod/mini";
import { paths, toPath } from "../../shared/pages/paths.ts";
import { nameAtDesk } from "../../shared/people/person.ts";
import { readPeople } from "../../shared/people/store.ts";
import { keysOf } from "../../shared/platform/keys.ts";
import { parseReference } from "../../shared/platform/references.ts";
import { localDate } from "../../shared/platform/wall-clock.ts";
import { readTeam, type Team } from "../../shared/sign-in/team.ts";
import { cancel } from "../../shared/slots/bookings/commands.ts";
import { type Booking, bookingStates, timeOf } from "../../shared/slots/bookings/model.ts";
import { bookingOf } from "../../shared/slots/read.ts";
import { askToChoose } from "../../shared/surveys/leads/ask-to-choose.ts";
import { noteTalk, readContact, rest, take } from "../../shared/surveys/leads/commands.ts";
import { leadStates, outcomes } from "../../shared/surveys/leads/model.ts";
import { talkName } from "../../shared/surveys/leads/talk-name.ts";
import { talkForm } from "../../shared/surveys/survey/input.ts";
import { view } from "../entry-points/page-definition.ts";
import { deskPage } from "../entry-points/page-file.ts";
import leadPage from "./desk-survey-lead.njk";

const outcomeNames = keysOf(outcomes);

const idSchema = z.lazy(() => z.uuid());

const takenUpBy = (id: string | undefined, team: Team) => ({
  id,
  name: id === undefined ? "nobody yet" : (team.knownAs(id) ?? "someone who left"),
});

const timeShown = (booking: Booking | undefined, team: Team, now: string) => {
  const time = booking && timeOf(booking);
  return (
    time && {
      ...time,
      isToCome: time.startsAt > now,
      hostName: team.knownAs(time.host) ?? "someone who left",
    }
  );
};

/** One conversation that came of a survey: who takes it up, what was said, and what came of it. */
export const page = deskPage({
  path: paths.deskSurveyLead,
  names: (_needs, { request }) => {
    const survey = parseReference("survey", request.parameters.reference);
    const person = idSchema.safeParse(request.parameters.person).data;
    return survey === null || person === undefined ? null : { survey, person };
  },
  load: async (needs, name) => {
    const [found, [person], team, booking] = await Promise.all([
      readContact(needs.table, name),
      readPeople(needs.table, [name.person]),
      readTeam(needs),
      bookingOf(needs.table, talkName(name)),
    ]);
    const lead = found?.lead;
    return found === undefined || lead === undefined || person === undefined
      ? undefined
      : { survey: found.survey, lead, person, team, booking };
  },
  show: ({ now }, { survey, lead, person, team, booking }) => {
    const { reference } = survey;
    return view(leadPage, {
      survey,
      lead,
      name: nameAtDesk(person),
      stateText: leadStates[lead.state],
      owner: takenUpBy(lead.owner, team),
      personHref: toPath(paths.deskPerson, { person: person.id }),
      writeHref: toPath(paths.deskWriteToPerson, { person: person.id }),
      surveyHref: toPath(paths.deskSurvey, { reference }),
      timesHref: toPath(paths.deskSurveyTimes, { reference }),
      time: timeShown(booking, team, now()),
      timeState: booking && bookingStates[booking.state],
      leadsHref: toPath(paths.deskSurveyLeads, { reference }),
      today: localDate(now()),
      outcomes: outcomeNames.map((value) => ({ value, text: outcomes[value] })),
    });
  },
  steps: (step) => ({
    ask: step({
      run: (needs, name, given) => askToChoose(needs, name, given),
      done: "Asked. They get an email with a link to the times that are offered.",
    }),
    cancel: step({
      run: (needs, name, given) => cancel(needs, { ...talkName(name), by: "team" }, given),
      done: "The conversation is cancelled. Both sides get an email, and the person can choose another time.",
    }),
    take: step({
      run: (needs, name, { visit, ...given }) => take(needs, { ...name, owner: visit.session.person }, given),
      done: "It is yours.",
    }),
    talked: step({
      form: talkForm,
      run: (needs, name, { form, visit, request, ...given }) => {
        const ticked = request.form.get("outcomes") ?? [];
        return noteTalk(
          needs,
          {
            ...name,
            ...form,
            outcomes: outcomeNames.filter((one) => ticked.includes(one)),
            owner: visit.session.person,
          },
          given,
        );
      },
      done: "Saved. It stands on the page of the person.",
    }),
    rest: step({
      run: (needs, name, given) => rest(needs, name, given),
      done: "It rests. You can take it up again.",
    }),
  }),
  refusals: {
    "still-to-come": { text: "The conversation cannot be later than today", field: "talkedOn", status: 422 },
    "talked-already": "The conversation was held already.",
    "no-times": "Nobody offers times to talk after this survey yet. Offer some first.",
    "none-booked": "No time is booked.",
    over: "The conversation has begun or is over, so it cannot be cancelled any more.",
  },
});
