/** An invented event: days from today (negative in the past), at which hour, for how long, and how many come. */
export interface SampleEvent {
  readonly title: string;
  readonly description: string;
  readonly place: string;
  readonly inDays: number;
  readonly hour: number;
  readonly minutes: number;
  readonly places: number;
  readonly registrations: number;
  /** Of those registered, how many came. Only for events that are over. */
  readonly attended?: number;
}

const session = (
  title: string,
  description: string,
  day: number,
  hour: number,
  registrations: number,
  attended: number,
): SampleEvent => ({
  title: `Community week: ${title}`,
  description,
  place: "Online",
  inDays: day - 33,
  hour,
  minutes: 60,
  places: 60,
  registrations,
  attended,
});

/** A community week of eight sessions given by members a month ago, and what comes next. */
export const sampleEvents: readonly SampleEvent[] = [
  session(
    "radiology reports that improve themselves",
    "A radiologist shows how her department measures and improves the quality of its reports, with the tools it had.",
    0,
    10,
    24,
    19,
  ),
  session(
    "seeing that a patient gets worse",
    "A respiratory consultant on early warning scores, what a model adds to them, and what it does not.",
    0,
    14,
    21,
    15,
  ),
  session(
    "from a desktop to every day's work",
    "What it took to bring one forecast from an analyst's desk into the morning meeting, and to keep it there.",
    1,
    10,
    19,
    16,
  ),
  session(
    "synthetic records for those who may not see real ones",
    "How to make them and how to tell whether they are any good.",
    1,
    14,
    18,
    12,
  ),
  session(
    "asking patients first",
    "Three projects that changed course after the first conversation with patients.",
    2,
    10,
    17,
    13,
  ),
  session("reading free text", "What works and what fails when notes are read by a machine.", 2, 14, 20, 14),
  session(
    "buying wisely",
    "Ten questions to ask before you sign, by people who wished they had asked them.",
    3,
    10,
    16,
    12,
  ),
  session(
    "open code in a hospital",
    "How a trust publishes what it makes, and why its lawyers now like it.",
    3,
    14,
    15,
    9,
  ),
  {
    title: "Find a good problem: a workshop",
    description:
      "You bring a problem, we bring the questions. In two hours you will know whether it is one that data can help with.\n\nFor people from **health and care organisations**. No earlier knowledge is needed.",
    place: "Online",
    inDays: 9,
    hour: 13,
    minutes: 120,
    places: 12,
    registrations: 14,
  },
  {
    title: "Predicting long stays: what we learned",
    description:
      "The team and its partner hospital show what they made in twelve weeks, how well it works, and how you can use it.\n\nEverybody is welcome.",
    place: "Online",
    inDays: 17,
    hour: 12,
    minutes: 60,
    places: 100,
    registrations: 31,
  },
  {
    title: "Winter meetup",
    description: "Short talks, long breaks. Bring someone who has not been before.",
    place: "Westmere Old Library, 4 Bridge Street, Westmere",
    inDays: 24,
    hour: 17,
    minutes: 150,
    places: 40,
    registrations: 12,
  },
];
