import { keysOf } from "../../platform/keys.ts";

/** The lawful bases that the programme relies on, in plain words (UK GDPR, article 6(1)). */
export const bases = {
  consent: { article: "6(1)(a)", text: "you agreed to it, and can withdraw that at any time" },
  law: { article: "6(1)(c)", text: "the law requires it of us" },
  "public-task": { article: "6(1)(e)", text: "it is part of our task as a public programme" },
} as const;

/** A lawful basis. */
export type Basis = keyof typeof bases;

interface PurposeOfProcessing {
  readonly title: string;
  /** Why, as the privacy notice says it to the person. */
  readonly why: string;
  readonly basis: Basis;
}

/** Why personal data are kept. Each kind of record in the catalogue names one of these. */
export const processingPurposes = {
  enquiries: {
    title: "Answering what people ask",
    why: "to answer what you ask us, and to know what was said when you write again",
    basis: "public-task",
  },
  events: {
    title: "Running events",
    why: "to give you a place at the events that you register for, and to remind you of them",
    basis: "public-task",
  },
  community: {
    title: "Running the community",
    why: "if you are a member, to send you the news that you chose, to ask you questions or to show you to other members, each only if you agreed to it",
    basis: "consent",
  },
  projects: {
    title: "Choosing and running projects",
    why: "to assess the problems that organisations bring us, and to work with their people on the projects that come of them",
    basis: "public-task",
  },
  "re-use": {
    title: "Following what becomes of results",
    why: "to help organisations use what the programme made, and to learn what came of it",
    basis: "public-task",
  },
  participation: {
    title: "Knowing who takes part",
    why: "to see who takes part and how, and to report, without names, how many people and which kinds of organisation we work with",
    basis: "public-task",
  },
  team: {
    title: "Organising the team’s work",
    why: "to know who of the team does what",
    basis: "public-task",
  },
  safety: {
    title: "Keeping the service safe",
    why: "to keep robots and misuse out, and to be able to show what was sent, and who got it",
    basis: "law",
  },
  rights: {
    title: "Answering requests about personal data",
    why: "to answer you when you use your rights over your data, and to be able to show that we did",
    basis: "law",
  },
} as const satisfies Readonly<Record<string, PurposeOfProcessing>>;

/** The name of a purpose. */
export type PurposeName = keyof typeof processingPurposes;

/** The names of the purposes, in the order in which the record and the notice tell them. */
export const processingPurposeNames = keysOf(processingPurposes);
