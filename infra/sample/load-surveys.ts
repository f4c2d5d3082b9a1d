import { commit } from "../../shared/journal/commit.ts";
import { membersOfKind } from "../../shared/members/read.ts";
import type { OrganisationKind } from "../../shared/people/organisation-kinds.ts";
import type { Table } from "../../shared/platform/dynamo.ts";
import { addDays, localDate, minus, plus } from "../../shared/platform/wall-clock.ts";
import { book } from "../../shared/slots/bookings/commands.ts";
import { readFreeDays } from "../../shared/slots/free-days.ts";
import { offer } from "../../shared/slots/offers/commands.ts";
import { bookingOf, offersOf } from "../../shared/slots/read.ts";
import { answerInvited } from "../../shared/surveys/answers/commands.ts";
import { INVITED_AT_ONCE, inviteThem } from "../../shared/surveys/invitations/invite.ts";
import { readInvitations } from "../../shared/surveys/invitations/store.ts";
import { askToChoose } from "../../shared/surveys/leads/ask-to-choose.ts";
import { agree, noteTalk, take } from "../../shared/surveys/leads/commands.ts";
import { leadSource } from "../../shared/surveys/leads/store.ts";
import { timesAbout } from "../../shared/surveys/leads/talk-name.ts";
import type { Answer } from "../../shared/surveys/questions/answer.ts";
import type { Question } from "../../shared/surveys/questions/model.ts";
import { beginSurvey, close, open, writeSurvey } from "../../shared/surveys/survey/commands.ts";
import type { Privacy, Survey } from "../../shared/surveys/survey/model.ts";
import { readSurvey } from "../../shared/surveys/survey/store.ts";
import { atDesk, mustBeDone, type Sample } from "./load-steps.ts";

interface SampleSurvey {
  readonly title: string;
  readonly privacy: Privacy;
  readonly from: { readonly ready: "community" | "project" } | { readonly survey: string };
  /** How many days ago it was opened; a draft was not. */
  readonly opened?: number;
  readonly daysOpen: number;
  readonly kinds: readonly OrganisationKind[];
  readonly answers: number;
  /** Who agrees to talk, of those who answer. */
  readonly leads: number;
  /** Times to talk are offered, and one is booked. */
  readonly offersTimes?: true;
}

const TEXTS = [
  "We read referral letters by machine and sort them by urgency. Nobody trusts it yet.",
  "A forecast of beds for the coming two days, made in a spreadsheet that one person understands.",
  "People who have done it before, and half a day with them.",
  "More code that we can run without a licence.",
] as const;

/** What the person at this place answers: by the place, so that each load has the same. */
const answerOf = (question: Question, place: number): Answer | undefined => {
  const pick = (most: number): number => (place * 7 + question.name.length * 3) % most;
  switch (question.kind) {
    case "choice":
      return { kind: "choice", chosen: question.options[pick(question.options.length)]?.name ?? "" };
    case "several": {
      const free = question.options.filter(({ alone }) => alone !== true);
      const chosen = free.filter((_option, nth) => (place + nth) % 4 === 0).slice(0, question.most ?? 40);
      return chosen.length === 0
        ? { kind: "several", chosen: [free[0]?.name ?? ""] }
        : { kind: "several", chosen: chosen.map(({ name }) => name) };
    }
    case "scale":
      return { kind: "scale", step: 1 + pick(question.steps.length) };
    case "grid":
      return {
        kind: "grid",
        steps: Object.fromEntries(
          question.rows.map(({ name }, nth) => [name, 1 + ((place + nth) % question.steps.length)]),
        ),
      };
    case "number":
      return { kind: "number", number: 1 + pick(12) };
    case "text":
      return place % 3 === 0 ? { kind: "text", text: TEXTS[pick(TEXTS.length)] ?? "" } : undefined;
    case "date":
      return undefined;
  }
};

const answersOf = ({ questionnaire }: Survey, place: number): ReadonlyMap<string, Answer> =>
  new Map(
    questionnaire.questions.flatMap((question) => {
      const answer = answerOf(question, place);
      return answer === undefined ? [] : [[question.name, answer] as const];
    }),
  );

const peopleOf = async (table: Table, kinds: readonly OrganisationKind[]): Promise<readonly string[]> => {
  const pages = await Promise.all(kinds.map((kind) => membersOfKind(table, kind)(undefined, 100)));
  return pages.flat().map(({ thing }) => thing.person);
};

/** Asks members, and has some of them answer. Letters are left out: the sample's past is not to be sent. */
const askAndAnswer = async (
  sample: Sample,
  survey: Survey,
  { kinds, answers, leads }: SampleSurvey,
  openedAt: string,
): Promise<void> => {
  const part = `survey:${survey.title}`;
  const { needs, occasion } = sample.moments(part)(plus(openedAt, "PT1H"), atDesk(sample));
  const people = await peopleOf(needs.table, kinds);
  for (let from = 0; from < people.length; from += INVITED_AT_ONCE) {
    const page = people.slice(from, from + INVITED_AT_ONCE);
    const { letters: _letters, ...invited } = await inviteThem(needs.table, survey, page, occasion);
    await commit(needs, { ...invited, once: `sample:${part}:${from}` });
  }
  const invited = await readInvitations(needs.table, survey.reference, { limit: answers });
  for (const [place, { person }] of invited.entries()) {
    const name = { survey: survey.reference, person };
    const at = sample.moments(`${part}:${place}`)(plus(openedAt, `P${1 + (place % 9)}DT${place}M`), {
      kind: "person",
      id: person,
    });
    const once = `sample:${part}:answer:${place}`;
    const given = { once, occasion: at.occasion };
    mustBeDone(
      "survey answer",
      await answerInvited(at.needs, { ...name, read: () => answersOf(survey, place) }, given),
    );
    if (place >= leads) continue;
    mustBeDone("lead", await agree(at.needs, name, { ...given, once: `${once}:agreed` }));
    if (place % 3 === 2) continue;
    const desk = sample.moments(`${part}:lead:${place}`)(plus(openedAt, "P12D"), atDesk(sample));
    const taken = { once: `${once}:taken`, occasion: desk.occasion };
    mustBeDone("lead", await take(desk.needs, { ...name, owner: sample.worker }, taken));
    if (place % 3 === 1) continue;
    const talked = {
      ...name,
      owner: sample.worker,
      talkedOn: localDate(desk.occasion.now),
      note: "Half an hour by video. They have the data for a forecast of beds and nobody who builds it; they would come with the problem to the next call.",
      outcomes: ["problem", "introduction"],
    } as const;
    mustBeDone("talk", await noteTalk(desk.needs, talked, { ...taken, once: `${once}:talked` }));
  }
};

/** Two hours of half hours on every working day, and the first lead who has not talked yet has booked one of them. */
const offerAndBook = async (sample: Sample, survey: Survey): Promise<void> => {
  const part = `survey:${survey.title}:times`;
  const { needs, occasion } = sample.moments(part)(minus(sample.today, "P1D"), atDesk(sample));
  const about = timesAbout(survey.reference);
  const details = {
    title: survey.title,
    place: "https://video.example/community",
    minutes: 30,
    buffer: 15,
    mostADay: 3,
    weekdays: [1, 2, 3, 4, 5],
    from: "10:00",
    to: "15:00",
    firstDay: localDate(sample.today),
    lastDay: addDays(localDate(sample.today), 42),
  };
  const given = (step: string) => ({ once: `sample:${part}:${step}`, occasion });
  mustBeDone("times", await offer(needs, { about, host: sample.worker, details }, given("offer")));
  const leads = await leadSource(needs.table, survey.reference)(undefined, 10);
  for (const [place, { thing: lead }] of leads.filter(({ thing }) => thing.state !== "talked").entries()) {
    const { person } = lead;
    mustBeDone(
      "asking",
      await askToChoose(needs, { survey: survey.reference, person }, given(`ask:${place}`)),
    );
    const booking = await bookingOf(needs.table, { about, person });
    if (place > 0 || booking === undefined) continue;
    const offers = await offersOf(needs.table, about);
    const { days } = await readFreeDays(needs.table, { offers, booking, now: occasion.now });
    const time = days[2]?.times[1];
    if (time !== undefined)
      mustBeDone("booking", await book(needs, { about, person, ...time }, given("book")));
  }
};

const loadSurvey = async (sample: Sample, wanted: SampleSurvey): Promise<string> => {
  const part = `survey:${wanted.title}:desk`;
  const openedAt = minus(sample.today, `P${wanted.opened ?? 3}D`);
  const { needs, occasion } = sample.moments(part)(minus(openedAt, "P1D"), atDesk(sample));
  const { title, privacy, from } = wanted;
  const begun = await beginSurvey(
    needs,
    { title, privacy, from, owner: sample.worker },
    { once: `sample:${part}`, occasion },
  );
  if ("refusal" in begun) throw new Error(`The sample's survey was refused: ${begun.refusal}.`);
  const { reference } = begun.done;
  if (wanted.opened === undefined) return reference;
  const drafted = await readSurvey(needs.table, reference);
  if (drafted === undefined) throw new Error("The sample's survey is not there.");
  const { about, readers, asksForContact, byAddress } = drafted;
  const closesOn = addDays(localDate(openedAt), wanted.daysOpen);
  const details = { title, privacy, about, readers, asksForContact, byAddress, closesOn, remindAfter: 7 };
  const change = { reference, version: drafted.version, details };
  mustBeDone("survey", await writeSurvey(needs, change, { once: `sample:${part}:said`, occasion }));
  const start = sample.moments(`${part}:open`)(openedAt, atDesk(sample));
  mustBeDone(
    "survey",
    await open(start.needs, reference, { once: `sample:${part}:open`, occasion: start.occasion }),
  );
  const opened = await readSurvey(needs.table, reference);
  if (opened !== undefined) await askAndAnswer(sample, opened, wanted, openedAt);
  if (opened !== undefined && wanted.offersTimes === true) await offerAndBook(sample, opened);
  const endsAt = plus(openedAt, `P${wanted.daysOpen + 1}D`);
  if (endsAt < sample.today) {
    const end = sample.moments(`${part}:close`)(endsAt);
    const given = { once: `sample:${part}:close`, occasion: end.occasion };
    mustBeDone("survey", await close(end.needs, { reference, because: "day" }, given));
  }
  sample.loaded(0);
  return reference;
};

/** An anonymous survey of the community that has closed, a later round of it that is open and linked, and a draft. */
export const loadSurveys = async (sample: Sample): Promise<void> => {
  const earlier = await loadSurvey(sample, {
    title: "Community discovery, spring",
    privacy: "anonymous",
    from: { ready: "community" },
    opened: 150,
    daysOpen: 21,
    kinds: ["nhs-trust", "academia"],
    answers: 48,
    leads: 10,
  });
  await loadSurvey(sample, {
    title: "Community discovery, autumn",
    privacy: "linked",
    from: { survey: earlier },
    opened: 12,
    daysOpen: 21,
    kinds: ["nhs-trust", "supplier"],
    answers: 21,
    leads: 4,
    offersTimes: true,
  });
  await loadSurvey(sample, {
    title: "Before the project begins",
    privacy: "confidential",
    from: { ready: "project" },
    daysOpen: 21,
    kinds: [],
    answers: 0,
    leads: 0,
  });
};
