import { announceCall, makeCall } from "../../shared/applications/calls/commands.ts";
import { defaultCriteria } from "../../shared/applications/calls/criteria.ts";
import type { Call } from "../../shared/applications/calls/model.ts";
import { readCall } from "../../shared/applications/store.ts";
import {
  saveSection,
  startApplication,
  submitApplication,
} from "../../shared/applications/submission/commands.ts";
import { type SectionName, sectionNames } from "../../shared/applications/submission/sections.ts";
import type { OrganisationKind } from "../../shared/people/organisation-kinds.ts";
import { addDays, fromLocal, localDate, plus } from "../../shared/platform/wall-clock.ts";
import { type SampleApplication, type SampleCall, sampleCalls } from "./applications.ts";
import { mustBeDone, personAt, type Sample } from "./load-steps.ts";

const PUBLIC_BODIES: OrganisationKind[] = [
  "nhs-trust",
  "icb",
  "national-body",
  "local-government",
  "charity",
  "academia",
];

const ELIGIBILITY =
  "The programme works with public bodies, universities and charities. Suppliers can offer what they make by an enquiry.";

const sectionsOf = ({
  title,
  situation,
  impact,
}: SampleApplication): Readonly<Record<SectionName, Record<string, string>>> => ({
  problem: { title, situation, impact },
  need: {
    users: "Clinicians and the patients who wait for them.",
    need: "To know in the morning what the day will bring.",
  },
  data: {
    available: "Five years of records from our own system, with a few gaps.",
    controller: "Our trust. The data protection officer knows of this problem.",
  },
  sponsor: {
    role: "Chief operating officer",
    support: "An analyst for one day a week, and the sponsor’s time.",
  },
  governance: {
    governance: "An assessment was begun and is not finished.",
    ethics: "Nobody is to be treated worse because of a forecast.",
  },
  wider: { wider: "Every hospital that we know has this problem." },
  open: { commitment: "yes", concerns: "" },
});

const loadApplication = async (
  sample: Sample,
  call: Call,
  application: SampleApplication,
  name: string,
): Promise<void> => {
  const at = sample.moments(name);
  const { name: called, email, organisation } = personAt(sample, application.person);
  const begun = at(plus(call.opensAt, "P2D"));
  const form = { name: called, email, organisation, segment: "nhs-trust", consent: "yes" } as const;
  const started = await startApplication(
    begun.needs,
    { call: call.reference, form },
    { once: name, occasion: begun.occasion },
  );
  mustBeDone("application", started);
  if ("refusal" in started) return;
  const names = { application: started.done.reference, call: call.reference };
  const written = sectionsOf(application);
  for (const section of sectionNames) {
    const writing = { name: section, answers: written[section], done: true, seen: {} };
    const command = { once: `${name}:${section}`, occasion: begun.occasion };
    mustBeDone("section", await saveSection(begun.needs, { names, writing }, command));
  }
  const submitted = at(plus(call.opensAt, "P5D"));
  const command = { once: `${name}:submit`, occasion: submitted.occasion };
  mustBeDone("submission", await submitApplication(submitted.needs, names, command));
  sample.loaded(1);
};

const loadCall = async (sample: Sample, call: SampleCall, nth: number): Promise<void> => {
  const name = `sample:call:${nth}`;
  const today = localDate(sample.today);
  const opensAt = fromLocal(`${addDays(today, call.opensInDays)}T09:00`);
  const closesAt = fromLocal(`${addDays(today, call.closesInDays)}T17:00`);
  const made = sample.moments(name)(fromLocal(`${addDays(today, Math.min(call.opensInDays, 0) - 7)}T10:00`), {
    kind: "team",
    id: sample.worker,
  });
  const { title, introduction } = call;
  const details = {
    title,
    introduction,
    opensAt,
    closesAt,
    segments: PUBLIC_BODIES,
    eligibility: ELIGIBILITY,
    blind: true,
    assessors: 2,
    criteria: defaultCriteria,
    scoresDueOn: addDays(today, call.closesInDays + 14),
  };
  const { occasion } = made;
  const drafted = await makeCall(made.needs, details, { once: name, occasion });
  if ("refusal" in drafted) throw new Error(`The sample's call was refused: ${drafted.refusal}.`);
  const { reference } = drafted.done;
  mustBeDone("call", await announceCall(made.needs, reference, { once: `${name}:announce`, occasion }));
  const announced = await readCall(made.needs.table, reference);
  if (announced === undefined) throw new Error("The sample's call is not there.");
  for (const [place, application] of call.applications.entries())
    await loadApplication(sample, announced, application, `${name}:application:${place}`);
};

/** A call whose applications wait for their assessors, one that is open, and one to come. */
export const loadApplications = async (sample: Sample): Promise<void> => {
  for (const [nth, call] of sampleCalls.entries()) await loadCall(sample, call, nth);
};
