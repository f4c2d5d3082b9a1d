import { changeEnquiry, sendEnquiry } from "../../shared/enquiries/commands.ts";
import { answerEnquiry } from "../../shared/enquiries/conversation/decide.ts";
import { draftEvent, publishEvent, recordAttendance } from "../../shared/events/event/commands.ts";
import { writeMessage } from "../../shared/events/messages/commands.ts";
import { registerForEvent } from "../../shared/events/places/commands.ts";
import type { Actor } from "../../shared/journal/entry.ts";
import { approveLetter } from "../../shared/letters/outbox.ts";
import { presentWording } from "../../shared/members/consents/purposes.ts";
import { importMembers } from "../../shared/members/import.ts";
import type { Instant } from "../../shared/platform/clock.ts";
import { addDays, fromLocal, localDate, minus, plus } from "../../shared/platform/wall-clock.ts";
import { signInMember } from "../../shared/sign-in/commands.ts";
import { sampleEnquiries, withoutDots } from "./enquiries.ts";
import { type SampleEvent, sampleEvents } from "./events.ts";
import { sampleChoices } from "./member-choices.ts";
import type { SamplePerson } from "./people.ts";
import type { SampleMoment } from "./sample-needs.ts";

/** What every step of the load is given. */
export interface Sample {
  /** The moments of one part of the sample; parts are loaded side by side. */
  readonly moments: (part: string) => (at: Instant, actor?: Actor) => SampleMoment;
  readonly today: Instant;
  readonly people: readonly SamplePerson[];
  /** The one of the team who does the sample's work at the desk, and the one who looks over it. */
  readonly worker: string;
  readonly reviewer: string;
  /** Told how many more of the sample's things are there. */
  readonly loaded: (count: number) => void;
}

const TEAM = [
  { name: "Ada Admin", email: "ada.admin@programme.example", role: "admin" },
  { name: "Theo Team", email: "theo.team@programme.example", role: "team" },
  { name: "Vera Viewer", email: "vera.viewer@programme.example", role: "viewer" },
] as const;

/** Stops the load when a command is refused: the sample asks for nothing that the product should refuse. */
export const mustBeDone = (what: string, answer: object): void => {
  if ("refusal" in answer) throw new Error(`The sample's ${what} was refused: ${String(answer.refusal)}.`);
};

/** The invented person at a place of the list; after the last comes the first again. */
export const personAt = ({ people }: Sample, place: number): SamplePerson => {
  const person = people[place % people.length];
  if (person === undefined) throw new Error("The sample has no people.");
  return person;
};

/** Whoever does the sample's work at the desk. */
export const atDesk = ({ worker }: Sample): Actor => ({ kind: "team", id: worker });

/** The team, as it would be after everybody's first sign-in. Gives the one who does the work, and the one who looks over it. */
export const loadTeam = async ({
  moments,
  today,
}: Pick<Sample, "moments" | "today">): Promise<Pick<Sample, "worker" | "reviewer">> => {
  const { needs, occasion } = moments("team")(minus(today, "P395D"));
  const [reviewer, worker] = await Promise.all(
    TEAM.map(async (member) => {
      // Another service than the one that they will sign in with here, so that any account with their address is theirs.
      const account = { issuer: "sample", subject: member.email };
      const once = `sample:${member.email}`;
      const joined = await signInMember(needs, { claimed: { ...member, account } }, { once, occasion });
      return "done" in joined ? joined.done.person : undefined;
    }),
  );
  if (worker === undefined || reviewer === undefined) throw new Error("The sample has no team.");
  return { worker, reviewer };
};

/** The members, taken over from a list as a programme would that moves in. */
export const loadMembers = async (sample: Sample): Promise<void> => {
  const { needs, occasion } = sample.moments("members")(sample.today, atDesk(sample));
  const rows = sample.people.map((person, index) => {
    const { purposes, wouldChampion, ...chosen } = sampleChoices(index, person.segment);
    return {
      ...person,
      ...chosen,
      ...(wouldChampion && { wouldChampion }),
      consents: purposes.map((purpose) => ({ purpose, ...presentWording(purpose) })),
      basis: "They agreed on the form to join of the programme’s earlier platform, whose records are kept.",
    };
  });
  let before = 0;
  const { joined, skipped } = await importMembers(needs, rows, occasion, (done) => {
    sample.loaded(done - before);
    before = done;
  });
  if (joined + skipped.length !== rows.length || skipped.some(({ because }) => because === "malformed"))
    throw new Error(`Of ${rows.length} members of the sample ${joined} joined.`);
};

const loadEvent = async (sample: Sample, event: SampleEvent, nth: number): Promise<void> => {
  const name = `sample:event:${nth}`;
  const at = sample.moments(name);
  const date = addDays(localDate(sample.today), event.inDays);
  const startsAt = fromLocal(`${date}T${String(event.hour).padStart(2, "0")}:00`);
  const endsAt = plus(startsAt, `PT${event.minutes}M`);
  const published = [minus(startsAt, "P28D"), minus(sample.today, "P5D")].sort()[0] ?? startsAt;
  const opened = fromLocal(`${localDate(published)}T09:20`);
  const { title, description, place, places } = event;
  const desk = at(opened, atDesk(sample));
  const drafted = await draftEvent(
    desk.needs,
    { title, description, place, places, startsAt, endsAt },
    { once: name, occasion: desk.occasion },
  );
  const { reference } = drafted.done;
  mustBeDone(
    "event",
    await publishEvent(desk.needs, reference, { once: `${name}:publish`, occasion: desk.occasion }),
  );
  const people: string[] = [];
  for (let place = 0; place < event.registrations; place += 1) {
    const { name: called, email, organisation } = personAt(sample, nth * 97 + place * 13);
    // Six a day, in office hours.
    const moment = at(plus(opened, `P${Math.floor(place / 6)}DT${20 + (place % 6) * 71}M`));
    const form = { name: called, email, organisation, consent: "yes" } as const;
    const registered = await registerForEvent(
      moment.needs,
      { event: reference, form },
      { once: `${name}:${place}`, occasion: moment.occasion },
    );
    mustBeDone("registration", registered);
    sample.loaded(1);
    if ("done" in registered) people.push(registered.done.person);
  }
  if (event.attended === undefined) return;
  const after = at(plus(endsAt, "PT1H"), atDesk(sample));
  const came = new Map(
    people.map((person, index): [string, boolean] => [person, index < (event.attended ?? 0)]),
  );
  mustBeDone(
    "attendance",
    await recordAttendance(
      after.needs,
      { reference, came },
      { once: `${name}:came`, occasion: after.occasion },
    ),
  );
  if (nth === 0) await sendSlides(reference, after);
};

/** After the first session of the week, those who came got its slides. */
const sendSlides = async (
  event: string,
  { needs, occasion }: ReturnType<ReturnType<Sample["moments"]>>,
): Promise<void> => {
  const name = `sample:slides:${event}`;
  const written = await writeMessage(
    needs,
    {
      event,
      to: "came",
      ticked: [],
      subject: "The slides of the session",
      body: "Thank you for coming. The slides and the recording are in the catalogue.",
    },
    { once: name, occasion },
  );
  mustBeDone("message", written);
  if ("refusal" in written) return;
  const seen = { id: written.done.letter, revision: 1, stands: async () => null };
  mustBeDone("message", await approveLetter(needs, seen, { once: `${name}:approved`, occasion }));
};

/** The community week a month ago with those who came, and the events to come with those who registered. */
export const loadEvents = async (sample: Sample): Promise<void> => {
  await Promise.all(sampleEvents.map((event, nth) => loadEvent(sample, event, nth)));
};

/** What people asked in the last weeks, most of it answered. */
export const loadEnquiries = async (sample: Sample): Promise<void> => {
  for (const [nth, asked] of sampleEnquiries.entries()) {
    const name = `sample:enquiry:${nth}`;
    const at = sample.moments(name);
    const sentAt = minus(sample.today, `PT${asked.hoursAgo}H`);
    const { needs, occasion } = at(sentAt);
    const { name: called, email, organisation } = personAt(sample, asked.person);
    const { kind, message, details = {}, answer } = asked;
    const form = {
      name: called,
      email: asked.otherAddress === true ? withoutDots(email) : email,
      organisation,
      kind,
      message,
      details,
      subject: "",
      consent: "yes",
    } as const;
    const sent = await sendEnquiry(needs, { form }, { once: name, occasion });
    mustBeDone("enquiry", sent);
    sample.loaded(1);
    if (answer === undefined || !("done" in sent)) continue;
    const { reference } = sent.done;
    const desk = at(plus(sentAt, `PT${answer.afterHours}H`), atDesk(sample));
    const given = { text: answer.text, next: answer.next, via: "desk" } as const;
    const answered = await changeEnquiry(
      desk.needs,
      { reference },
      { once: `${name}:answered` },
      (enquiry, planning) =>
        answerEnquiry(enquiry, { ...given, to: enquiry.person }, { occasion: desk.occasion, planning }),
    );
    mustBeDone("answer", answered);
  }
};
