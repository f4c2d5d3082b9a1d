import type { Segment } from "../../shared/people/segments.ts";
import { addDays, fromLocal, localDate, plus } from "../../shared/platform/wall-clock.ts";
import type { Call } from "../../shared/problems/call.ts";
import { announceCall, makeCall } from "../../shared/problems/commands-calls.ts";
import { saveSection, startProblem, submitProblem } from "../../shared/problems/commands-submission.ts";
import { defaultCriteria } from "../../shared/problems/criteria.ts";
import { type SectionName, sectionNames } from "../../shared/problems/sections.ts";
import { readCall } from "../../shared/problems/store.ts";
import { mustBeDone, personAt, type Sample } from "./load-steps.ts";
import { type SampleCall, type SampleProblem, sampleCalls } from "./problems.ts";

const PUBLIC_BODIES: Segment[] = [
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
}: SampleProblem): Readonly<Record<SectionName, Record<string, string>>> => ({
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

const loadProblem = async (
  sample: Sample,
  call: Call,
  problem: SampleProblem,
  name: string,
): Promise<void> => {
  const at = sample.moments(name);
  const { name: called, email, organisation } = personAt(sample, problem.person);
  const begun = at(plus(call.opensAt, "P2D"));
  const form = { name: called, email, organisation, segment: "nhs-trust", consent: "yes" } as const;
  const started = await startProblem(begun.needs, call, form, { occasion: begun.occasion, once: name });
  mustBeDone("problem", started);
  if (!("reference" in started)) return;
  const names = { problem: started.reference, call: call.reference };
  const written = sectionsOf(problem);
  for (const section of sectionNames) {
    const writing = { name: section, answers: written[section], done: true, version: 0 };
    const given = { occasion: begun.occasion, once: `${name}:${section}` };
    mustBeDone("section", await saveSection(begun.needs, names, writing, given));
  }
  const submitted = at(plus(call.opensAt, "P5D"));
  const given = { occasion: submitted.occasion, once: `${name}:submit` };
  mustBeDone("submission", await submitProblem(submitted.needs, names, given));
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
  };
  const { occasion } = made;
  const reference = await makeCall(made.needs, details, { occasion, once: name });
  mustBeDone("call", await announceCall(made.needs, reference, { occasion, once: `${name}:announce` }));
  const announced = await readCall(made.needs.table, reference);
  if (announced === undefined) throw new Error("The sample's call is not there.");
  for (const [place, problem] of call.problems.entries())
    await loadProblem(sample, announced, problem, `${name}:problem:${place}`);
};

/** A call whose problems wait for their assessors, one that is open, and one to come. */
export const loadProblems = async (sample: Sample): Promise<void> => {
  for (const [nth, call] of sampleCalls.entries()) await loadCall(sample, call, nth);
};
