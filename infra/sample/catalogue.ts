import type { ItemContent } from "../../shared/catalogue/items/model.ts";

/** How far an invented item has come. */
export type SampleState = "draft" | "in-review" | "published" | "withdrawn" | "moved";

/** An invented item of the catalogue, the day on which it was written in days before today, and how far it has come. */
export interface SampleItem extends Pick<ItemContent, "kind" | "title" | "summary" | "body" | "tags"> {
  readonly writtenDaysAgo: number;
  readonly state: SampleState;
  readonly partner?: string;
  readonly code?: string;
  readonly report?: "on-request" | "to-come";
  readonly standing?: ItemContent["standing"];
}

const body = (challenge: string, did: string, learned: string): string =>
  `## The challenge\n\n${challenge}\n\n## What we did\n\n${did}\n\n## What we learned\n\n${learned}`;

/** Items of every kind and at every stage of their way to their readers. */
export const sampleItems: readonly SampleItem[] = [
  {
    kind: "project",
    title: "Long stays: who will need more help to go home",
    summary: "Tells the discharge team on the day of admission which patients are likely to stay long.",
    body: body(
      "A patient who stays for more than three weeks is often one whose needs were known on the first day.",
      "A model gives each admission one of five levels of risk, with the reasons in plain words.",
      "- The reasons are read more often than the level.\n- A model of ten facts did nearly as well as one of eighty.",
    ),
    tags: [
      "secondary care",
      "machine learning",
      "modelling",
      "structured data",
      "python",
      "complete",
      "experimental",
    ],
    writtenDaysAgo: 150,
    state: "published",
    partner: "Eastvale Hospitals Trust",
    code: "https://code.example/long-stays",
    report: "on-request",
    standing: [{ value: "wip" }, { value: "complete" }],
  },
  {
    kind: "project",
    title: "Beds: a forecast for the morning meeting",
    summary: "Forecasts tomorrow’s free beds by ward and suggests where each waiting patient is best placed.",
    body: body(
      "The morning meeting knows how many beds are free now, and not how many will be at six.",
      "A forecast for each ward and hour, and a list of moves that would help most.",
      "The forecast was trusted once it also said when it did not know.",
    ),
    tags: ["secondary care", "forecasting", "simulation", "time series", "python", "webdev", "complete"],
    writtenDaysAgo: 60,
    state: "published",
    partner: "Northmoor Teaching Hospitals Trust",
    code: "https://code.example/beds",
    report: "to-come",
  },
  {
    kind: "project",
    title: "CT scans side by side",
    summary: "Aligns two scans of one patient, so that a change between them can be seen at once.",
    body: body(
      "Two scans of one person are never taken in the same position.",
      "Both are turned and stretched onto each other; what does not fit is marked.",
      "Radiologists wanted the two scans in step more than they wanted the marks.",
    ),
    tags: [
      "secondary care",
      "computer vision",
      "visual data",
      "pseudonymised",
      "python",
      "complete",
      "experimental",
    ],
    writtenDaysAgo: 220,
    state: "published",
    partner: "Westbourne Hospitals Trust",
    code: "https://code.example/scans",
  },
  {
    kind: "project",
    title: "Handover delays of ambulances",
    summary: "Says an hour ahead where ambulances will wait, and what makes them wait.",
    body: body(
      "Ambulances wait where nobody expected them to.",
      "Two simple models: one says how long, the other why.",
      "Half of what explains a delay is known to another organisation.",
    ),
    tags: ["emergency care", "forecasting", "classification", "time series", "python", "deployed"],
    writtenDaysAgo: 35,
    state: "moved",
    partner: "Southshire Ambulance Service",
    code: "https://code.example/handover",
  },
  {
    kind: "project",
    title: "Placements of student nurses",
    summary: "Finds a plan of placements that fits wards, courses and travel.",
    body: body(
      "A plan for four hundred students took three people a month.",
      "A search that tries millions of plans and keeps the better ones.",
      "The rules that nobody had written down were the hard part.",
    ),
    tags: ["workforce", "simulation", "modelling", "structured data", "r", "complete"],
    writtenDaysAgo: 300,
    state: "published",
    partner: "Eastvale Hospitals Trust",
  },
  {
    kind: "tool",
    title: "Invented patients",
    summary: "Makes records of patients who do not exist, so that code can be tried without real ones.",
    body: body(
      "Nobody can try code that needs data which nobody may see.",
      "A generator that is trained once, and measures of how near its records are to real ones.",
      "Usefulness and privacy pull in different directions: choose by what the records are for.",
    ),
    tags: ["best practice", "generation", "synthetic data", "structured data", "python", "in development"],
    writtenDaysAgo: 90,
    state: "published",
    code: "https://code.example/invented-patients",
  },
  {
    kind: "tool",
    title: "Linking records that disagree",
    summary: "Matches records of one person from two systems, and says how sure it is.",
    body: body(
      "Names are spelt in many ways and dates of birth are mistyped.",
      "A method that weighs each agreement by how telling it is, with its errors measured.",
      "Show the doubtful pairs to people; they are fewer than feared.",
    ),
    tags: ["population health", "linkage", "data validation", "structured data", "sql", "r", "deployed"],
    writtenDaysAgo: 20,
    state: "published",
    code: "https://code.example/linking",
  },
  {
    kind: "playbook",
    title: "A first data science project",
    summary: "What to settle before the first line of code, in twelve questions.",
    body: "## Before you begin\n\n1. Who has the problem, and who pays for it?\n2. Which data are there, and who controls them?\n3. What will be different if it works?\n\n## While you work\n\n- Show something every two weeks.\n- Write down what you leave out.",
    tags: ["workforce", "best practice", "documentation"],
    writtenDaysAgo: 180,
    state: "published",
  },
  {
    kind: "case-study",
    title: "Five workshops at a hospital",
    summary: "What ten people of one hospital learned in five weeks, and what they did with it.",
    body: body(
      "Ideas were many, and nobody knew how to choose.",
      "One problem was carried through five workshops, from the need to the business case.",
      "Help is needed most in the weeks after the last workshop.",
    ),
    tags: ["workforce", "best practice", "complete"],
    writtenDaysAgo: 120,
    state: "published",
    partner: "Northmoor Teaching Hospitals Trust",
  },
  {
    kind: "project",
    title: "Which referrals are urgent",
    summary: "Sorted letters of referral by how urgent they are. Withdrawn.",
    body: body(
      "Letters wait in one pile.",
      "A model of words sorted them.",
      "It learned who had written a letter, not how urgent it was.",
    ),
    tags: ["secondary care", "natural language processing", "text data", "python", "retired"],
    writtenDaysAgo: 200,
    state: "withdrawn",
    partner: "Westbourne Hospitals Trust",
  },
  {
    kind: "case-study",
    title: "From forecast to rota",
    summary: "How one hospital made the bed forecast a part of its day.",
    body: body(
      "A forecast that nobody uses is a picture.",
      "It was put on the wall of the meeting.",
      "Still being written.",
    ),
    tags: ["secondary care", "forecasting", "deployed"],
    writtenDaysAgo: 3,
    state: "in-review",
    partner: "Northmoor Teaching Hospitals Trust",
  },
  {
    kind: "playbook",
    title: "Publishing code in the open",
    summary: "",
    body: "## What has to be checked\n\nTo be written.",
    tags: [],
    writtenDaysAgo: 1,
    state: "draft",
  },
];
