/** An invented call for problems: in days from today, negative in the past. */
export interface SampleCall {
  readonly title: string;
  readonly introduction: string;
  readonly opensInDays: number;
  readonly closesInDays: number;
  readonly applications: readonly SampleApplication[];
}

/** An invented application: from whom (by place in the list of people), and what they say of their problem. */
export interface SampleApplication {
  readonly person: number;
  readonly title: string;
  readonly situation: string;
  readonly impact: string;
}

const INTRODUCTION =
  "We look for **problems**, not for solutions: something that costs patients or staff time, harm or nerves, and that data might help with.\n\nWhat we take on we work on together for twelve weeks, in the open.";

/** A call whose applications are being assessed, one that is open, and one to come: three in a year. */
export const sampleCalls: readonly SampleCall[] = [
  {
    title: "Autumn call for problems",
    introduction: INTRODUCTION,
    opensInDays: -60,
    closesInDays: -9,
    applications: [
      {
        person: 60,
        title: "Letters that nobody can read in time",
        situation:
          "Referral letters lie for nine days before a clinician reads them. Each is two pages, and half could be sorted by a few words.",
        impact:
          "Four hundred patients a month wait longer than they need to. Two clinicians spend a day a week on sorting.",
      },
      {
        person: 120,
        title: "Beds that are free and look taken",
        situation:
          "The bed state is typed in by hand three times a day. In between, the site team walks round and asks.",
        impact: "On a winter day eleven patients wait in corridors while four beds are free.",
      },
      {
        person: 240,
        title: "Which home visits could be a call",
        situation:
          "Community nurses plan their rounds on paper. Some visits are a quarter of an hour’s drive for two minutes.",
        impact: "A nurse drives two hours a day. Patients who need longer get less.",
      },
    ],
  },
  {
    title: "Winter call for problems",
    introduction: INTRODUCTION,
    opensInDays: -12,
    closesInDays: 40,
    applications: [
      {
        person: 300,
        title: "Missed appointments that we could have foreseen",
        situation: "One appointment in nine is missed. We send everybody the same reminder two days before.",
        impact: "Two thousand hours of clinics a year stand empty while others wait.",
      },
    ],
  },
  {
    title: "Spring call for problems",
    introduction: INTRODUCTION,
    opensInDays: 100,
    closesInDays: 150,
    applications: [],
  },
];
