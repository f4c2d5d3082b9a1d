import type { Question, Questionnaire } from "./model.ts";

const agree = ["Strongly disagree", "Disagree", "Neither agree nor disagree", "Agree", "Strongly agree"];

const option = (name: string, text: string) => ({ name, text });

const you: readonly Question[] = [
  {
    kind: "choice",
    name: "role",
    section: "you",
    text: "What is your role?",
    options: [
      option("clinical", "Clinical"),
      option("analyst", "Analyst or data scientist"),
      option("technology", "Technology or informatics"),
      option("management", "Management or operations"),
      option("research", "Research or education"),
      option("supplier", "I work for a supplier"),
      { ...option("other", "Something else"), inWords: true },
    ],
  },
  {
    kind: "choice",
    name: "region",
    section: "you",
    text: "Where do you work?",
    options: [
      option("east-of-england", "East of England"),
      option("london", "London"),
      option("midlands", "Midlands"),
      option("north-east-and-yorkshire", "North East and Yorkshire"),
      option("north-west", "North West"),
      option("south-east", "South East"),
      option("south-west", "South West"),
      option("national", "Nationally, in England"),
      option("wales", "Wales"),
      option("scotland", "Scotland"),
      option("northern-ireland", "Northern Ireland"),
      option("elsewhere", "Somewhere else"),
    ],
  },
];

const community: readonly Question[] = [
  {
    kind: "choice",
    name: "doing",
    section: "ai",
    text: "What do you do with AI today?",
    options: [
      option("nothing", "Nothing yet"),
      option("reading", "I read about it"),
      option("trying", "We try something out"),
      option("using", "We use something in daily work"),
      option("building", "We build something ourselves"),
    ],
  },
  {
    kind: "text",
    name: "what",
    section: "ai",
    text: "What is it, in a few sentences?",
    hint: "Do not name patients or colleagues.",
    long: true,
    most: 1000,
    optional: true,
    when: [{ question: "doing", oneOf: ["trying", "using", "building"] }],
  },
  {
    kind: "several",
    name: "stops",
    section: "ai",
    text: "What stops you from doing more?",
    hint: "Choose up to three.",
    most: 3,
    options: [
      option("data", "Getting at data"),
      option("skills", "Skills"),
      option("time", "Time"),
      option("money", "Money"),
      option("governance", "Information governance and approvals"),
      option("technology", "Technology"),
      option("trust", "Trust of staff or patients"),
      { ...option("nothing", "Nothing stops us"), alone: true },
      { ...option("other", "Something else"), inWords: true },
    ],
  },
  {
    kind: "grid",
    name: "useful",
    section: "us",
    text: "How useful would each of these be to you?",
    steps: ["Not useful", "A little useful", "Useful", "Very useful"],
    cannotSay: true,
    rows: [
      option("webinars", "Webinars on finished projects"),
      option("workshops", "Workshops for my organisation"),
      option("code", "Code and methods to re-use"),
      option("people", "Meeting people with the same problem"),
      option("advice", "Advice on a problem of ours"),
    ],
  },
  {
    kind: "choice",
    name: "active",
    section: "us",
    text: "How active are you in this community?",
    options: [
      option("very-active", "Very active"),
      option("active", "Active"),
      option("less-active", "Less active"),
      option("aware", "Not active, but I know of it"),
      option("unaware", "I did not know of it"),
    ],
  },
  {
    kind: "text",
    name: "want",
    section: "us",
    text: "What would you want from the programme?",
    long: true,
    most: 1500,
    optional: true,
  },
];

const statement = (name: string, text: string): Question => ({
  kind: "scale",
  name,
  section: "agree",
  text,
  steps: [...agree],
  cannotSay: true,
});

const project: readonly Question[] = [
  statement("understanding", "I understand what AI can and cannot do in this project"),
  statement("problem", "I can say which problem we want to solve"),
  statement("data", "I know which data we need, and whether we have them"),
  statement("approvals", "I know which approvals we need, and who gives them"),
  statement("running", "I am confident that we can run and keep up what comes of it"),
  {
    kind: "number",
    name: "hours",
    section: "today",
    text: "How much of your working time does the problem cost?",
    hint: "Your best guess. Leave it empty if you do not know.",
    least: 0,
    most: 168,
    decimals: 1,
    unit: "hours a week",
    optional: true,
  },
  {
    kind: "text",
    name: "comment",
    section: "today",
    text: "Is there anything else you want to say?",
    hint: "Do not name patients or quote personal data.",
    long: true,
    most: 1500,
    optional: true,
  },
];

interface ReadySurvey {
  readonly title: string;
  readonly about: string;
  readonly questionnaire: Questionnaire;
}

/** The questions that a survey can begin with. Who begins with them changes what does not fit. */
export const ready = {
  community: {
    title: "Community discovery",
    about:
      "We would like to know who you are, what you do with AI and what would help you, so that the programme does what is useful. It takes about five minutes.",
    questionnaire: {
      sections: [
        { name: "you", title: "You" },
        { name: "ai", title: "AI where you work" },
        { name: "us", title: "The community and you" },
      ],
      questions: [...you, ...community],
    },
  },
  project: {
    title: "Before and after a project",
    about:
      "Before the project begins we would like to know where you stand. We ask the same again at its end. It takes about three minutes.",
    questionnaire: {
      sections: [
        { name: "agree", title: "How far do you agree?" },
        { name: "today", title: "The problem today" },
      ],
      questions: [...project],
    },
  },
  empty: {
    title: "Questions of your own",
    about: "",
    questionnaire: { sections: [{ name: "questions", title: "Questions" }], questions: [] },
  },
} as const satisfies Readonly<Record<string, ReadySurvey>>;

/** The name of questions that are ready. */
export type Ready = keyof typeof ready;
