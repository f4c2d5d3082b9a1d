import { ownValue } from "../../platform/keys.ts";

/** One question of a section. */
export interface SectionQuestion {
  readonly name: string;
  /** What the answer is called at the start of a sentence about it. */
  readonly called: string;
  readonly label: string;
  readonly hint?: string;
  readonly as: "line" | "prose" | "commitment";
  /** Whether the answer is what the application is called in lists and letters. */
  readonly isTitle?: true;
  readonly most: number;
  /** What is said when it is missing; undefined where it may be. */
  readonly missing?: string;
}

/** A section of a submission: what it is called and asks. */
export interface Section {
  readonly title: string;
  readonly explanation: string;
  readonly questions: readonly SectionQuestion[];
}

/** The sections as a list that a schema or a page can take, in the order of the page. */
export const sectionNames = ["problem", "need", "data", "sponsor", "governance", "wider", "open"] as const;

/** The name of a section. */
export type SectionName = (typeof sectionNames)[number];

const LONG = 4000;

/** What each section of a submission asks, after the stages of the programme's own flow chart (programme.md, section 3). */
export const sections: Readonly<Record<SectionName, Section>> = {
  problem: {
    title: "The problem now and its impact",
    explanation: "Tell us what is wrong today, not what you would like to have built.",
    questions: [
      {
        name: "title",
        called: "Name of the problem",
        isTitle: true,
        label: "What do you call the problem?",
        hint: "A few words, for example: long waits for a bed.",
        as: "line",
        most: 120,
        missing: "Enter what you call the problem",
      },
      {
        name: "situation",
        called: "Your description of what happens today",
        label: "What happens today?",
        as: "prose",
        most: LONG,
        missing: "Enter what happens today",
      },
      {
        name: "impact",
        called: "Your answer on who it harms or delays",
        label: "Who does it harm or delay, and how much?",
        hint: "Figures help, even rough ones.",
        as: "prose",
        most: LONG,
        missing: "Enter who it harms or delays, and how much",
      },
    ],
  },
  need: {
    title: "What people need",
    explanation: "Those who would use a solution, and what they are trying to do.",
    questions: [
      {
        name: "users",
        called: "Your answer on who would use a solution",
        label: "Who would use a solution?",
        as: "line",
        most: 300,
        missing: "Enter who would use a solution",
      },
      {
        name: "need",
        called: "What they need to do",
        label: "What do they need to do that they cannot do well now?",
        as: "prose",
        most: LONG,
        missing: "Enter what they need to do",
      },
    ],
  },
  data: {
    title: "The data, and who controls them",
    explanation: "We can only work on a problem if there are data about it and we may use them.",
    questions: [
      {
        name: "available",
        called: "Your answer on the data there are",
        label: "Which data are there?",
        hint: "What they are about, from when to when, where they are kept.",
        as: "prose",
        most: LONG,
        missing: "Enter which data there are",
      },
      {
        name: "controller",
        called: "Your answer on who controls the data",
        label: "Who controls them?",
        hint: "The organisation, and who there decides.",
        as: "line",
        most: 300,
        missing: "Enter who controls the data",
      },
    ],
  },
  sponsor: {
    title: "Sponsor",
    explanation: "Someone senior who backs the work and will find people’s time for it.",
    questions: [
      {
        name: "role",
        called: "Your sponsor’s role",
        label: "What is your sponsor’s role?",
        hint: "For example: chief operating officer. We do not need their name.",
        as: "line",
        most: 200,
        missing: "Enter your sponsor’s role",
      },
      {
        name: "support",
        called: "What your sponsor has agreed to",
        label: "What have they agreed to?",
        as: "prose",
        most: LONG,
        missing: "Enter what your sponsor has agreed to",
      },
    ],
  },
  governance: {
    title: "Information governance and ethics",
    explanation: "Nothing has to be signed yet. We want to know what you have thought of.",
    questions: [
      {
        name: "governance",
        called: "Your answer on what will be needed",
        label: "What will be needed before the data can be used, and who must agree?",
        as: "prose",
        most: LONG,
        missing: "Enter what will be needed, and who must agree",
      },
      {
        name: "ethics",
        called: "Your answer on unfair treatment or harm",
        label: "Could anybody be treated unfairly or harmed by a solution?",
        as: "prose",
        most: LONG,
        missing: "Enter whether anybody could be treated unfairly or harmed",
      },
    ],
  },
  wider: {
    title: "More than local",
    explanation: "What we make should be of use to others too.",
    questions: [
      {
        name: "wider",
        called: "Your answer on who else has this problem",
        label: "Who else has this problem, and how do you know?",
        as: "prose",
        most: LONG,
        missing: "Enter who else has this problem",
      },
    ],
  },
  open: {
    title: "Working in the open",
    explanation:
      "We publish the code, how it was done and what was learned, including what did not work, so that others can use it. We never publish data about people, nor a model that was trained on them. Who works with us has to agree to that.",
    questions: [
      {
        name: "commitment",
        called: "Working in the open",
        label: "We agree that code, method and what was learned are published",
        as: "commitment",
        most: 3,
        missing: "Tick the box if you agree to work in the open. Without it we cannot take on a problem",
      },
      {
        name: "concerns",
        called: "Your answer on what could not be published",
        label: "Is there anything that could not be published? (optional)",
        as: "prose",
        most: LONG,
      },
    ],
  },
};

/** A section's name from an address; undefined for anything else. */
export const parseSection = (text: string | undefined): SectionName | undefined =>
  sectionNames.find((name) => name === text);

/** Whether a section has every answer that it needs to be done. */
export const hasAllAnswers = (name: SectionName, answers: Readonly<Record<string, string>>): boolean =>
  sections[name].questions.every(
    (question) => question.missing === undefined || (ownValue(answers, question.name) ?? "") !== "",
  );
