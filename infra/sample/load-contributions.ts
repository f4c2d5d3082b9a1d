import {
  giveAnswer,
  offerContribution,
  passOnQuestion,
  takeUpContribution,
} from "../../shared/contributions/commands.ts";
import type { ContributionKind } from "../../shared/contributions/model.ts";
import { reportMember, sayOffers, sendToMember } from "../../shared/members/directory/commands.ts";
import { directorySource } from "../../shared/members/directory/store.ts";
import { askForAddress } from "../../shared/people/address-change/commands.ts";
import { minus } from "../../shared/platform/wall-clock.ts";
import { atDesk, mustBeDone, type Sample } from "./load-steps.ts";

interface SampleOffer {
  readonly kind: ContributionKind;
  readonly title: string;
  readonly text: string;
  readonly daysAgo: number;
  readonly mayPublish?: true;
}

const OFFERS: readonly SampleOffer[] = [
  {
    kind: "case-study",
    title: "Fewer late discharges with a list that the ward trusts",
    text: "For a year we have shown two wards each morning who could go home. We can tell what we tried first, why nobody looked at it, and what changed when the ward manager chose the columns.",
    daysAgo: 6,
  },
  {
    kind: "session",
    title: "What our clinical safety case looked like, page by page",
    text: "45 minutes with the documents on the screen. Good for anybody who has to write one for the first time.",
    daysAgo: 3,
  },
  {
    kind: "help",
    title: "Reading a data sharing agreement together",
    text: "I have been through nine of them. I would sit with another trust for an hour, on a call.",
    daysAgo: 2,
  },
  {
    kind: "question",
    title: "How do you measure whether a forecast is used?",
    text: "We show a forecast of free beds, and do not know whether anybody decides differently because of it. What do you count?",
    daysAgo: 1,
    mayPublish: true,
  },
  {
    kind: "question",
    title: "Has anybody tried speech to text in outpatient letters?",
    text: "We would like to hear from clinics that did: which letters it was good for, and what you gave up on.",
    daysAgo: 9,
    mayPublish: true,
  },
];

const ANSWERS: readonly string[] = [
  "We did, in rheumatology. Good for follow-up letters, hopeless for drug names: those are picked from a list now.",
  "Four clinics for three months. The secretaries correct about one word in thirty, which they find quicker than typing.",
  "We stopped. The rooms were too loud, and nobody had asked the patients.",
];

const WORDS = [
  "Half an hour about how we put a bed forecast into use.",
  "I read evaluation plans with pleasure, and say what I would ask.",
  "Templates of our data protection impact assessments.",
];

/** What members give each other: some are in the directory and say what they offer, some offered or asked something, and one changes their address. */
export const loadContributions = async (sample: Sample): Promise<void> => {
  const { needs: now } = sample.moments("contributions")(sample.today);
  const seen = (await directorySource(now.table)(undefined, 40)).map(({ thing }) => thing.person);
  const memberAt = (place: number): string => {
    const person = seen[place];
    if (person === undefined) throw new Error("The sample has too few members in the directory.");
    return person;
  };
  const ago = (part: string, days: number) =>
    sample.moments(`contributions:${part}`)(minus(sample.today, `P${days}D`));
  for (const [nth, offers] of WORDS.entries()) {
    const { needs, occasion } = ago(`words:${nth}`, 20);
    const once = `sample:offers:${nth}`;
    mustBeDone("offer", await sayOffers(needs, { person: memberAt(nth), offers }, { once, occasion }));
  }
  const references: string[] = [];
  for (const [nth, { daysAgo, ...offer }] of OFFERS.entries()) {
    const { needs, occasion } = ago(`offer:${nth}`, daysAgo);
    const once = `sample:contribution:${nth}`;
    const given = { ...offer, person: memberAt(nth + 5), counts: [] };
    const offered = await offerContribution(needs, given, { once, occasion });
    mustBeDone("contribution", offered);
    if ("done" in offered) references.push(offered.done.reference);
  }
  const [caseStudy = "", , , , question = ""] = references;
  const desk = sample.moments("contributions:desk");
  const taken = desk(minus(sample.today, "P5D"), atDesk(sample));
  const words = "Thank you. A draft stands in our catalogue; we ring you to fill in what is missing.";
  const { occasion } = taken;
  const once = "sample:contribution:taken";
  mustBeDone(
    "case study",
    await takeUpContribution(taken.needs, { reference: caseStudy, words }, { once, occasion }),
  );
  const passed = desk(minus(sample.today, "P8D"), atDesk(sample));
  const passing = {
    reference: question,
    topic: "methods",
    subject: "A member asks: has anybody tried speech to text in outpatient letters?",
    body: "Which letters was it good for, and what did you give up on?",
    members: 214,
  };
  const given = { once: "sample:contribution:passed", occasion: passed.occasion };
  mustBeDone("question", await passOnQuestion(passed.needs, passing, given));
  for (const [nth, text] of ANSWERS.entries()) {
    const moment = ago(`answer:${nth}`, 6 - nth);
    const answer = {
      question,
      person: memberAt(nth + 12),
      text,
      mayPublish: nth < 2 ? (true as const) : undefined,
    };
    const command = { once: `sample:answer:${nth}`, occasion: moment.occasion };
    mustBeDone("answer", await giveAnswer(moment.needs, answer, command));
  }
  await loadMessages(sample, memberAt);
};

/** A message that its reader reported, and a change of address that waits for both. */
const loadMessages = async (sample: Sample, memberAt: (place: number) => string): Promise<void> => {
  const { needs, occasion } = sample.moments("contributions:message")(minus(sample.today, "P1D"));
  const given = (what: string) => ({ once: `sample:message:${what}`, occasion });
  const text = "Our product predicts everything. May we show it to your board next week?";
  const message = { from: memberAt(20), to: memberAt(21), text, counts: [] };
  const sent = await sendToMember(needs, message, given("sent"));
  mustBeDone("message", sent);
  if ("done" in sent) {
    const report = { id: sent.done.message, why: "An advertisement. I did not ask for it." };
    mustBeDone("report", await reportMember(needs, report, given("reported")));
  }
  const change = { person: memberAt(22), email: "moved.member@newtrust.example", counts: [] };
  mustBeDone("change of address", await askForAddress(needs, change, given("address")));
};
