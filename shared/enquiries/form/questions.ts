import { ownValue } from "../../platform/keys.ts";
import type { EnquiryKind } from "../kinds.ts";

/** One question that only enquiries of a kind are asked. */
export interface KindQuestion {
  /** The name of its field, and under which the answer is kept. */
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  /** What is said when there is no answer that we can use. */
  readonly missing: string;
  /** What it is called at the start of a sentence. */
  readonly called: string;
  readonly required: boolean;
  /** `line`: one line of at most 200 characters. `number`: a whole number from 1 to 10,000. `choice`: one of the choices. */
  readonly answer:
    | { readonly type: "line" | "number" }
    | { readonly type: "choice"; readonly choices: Readonly<Record<string, string>> };
}

/** What the form asks and says for enquiries of one kind. */
export interface KindForm {
  readonly messageLabel: string;
  /** What is said when the message is empty. */
  readonly messageMissing: string;
  readonly messageHint: string;
  readonly questions: readonly KindQuestion[];
  /** What happens next, beside that somebody answers: on the confirmation page and in the letter. */
  readonly next: string;
}

const NO_PATIENTS = "Do not include personal information about patients.";
const yesOrNo = { yes: "Yes", no: "No" } as const;

/** The few questions of each kind, and its next step. The programme's playbook: programme.md, sections 3 to 6. */
export const kindForms: Readonly<Record<EnquiryKind, KindForm>> = {
  general: {
    messageLabel: "Your message",
    messageMissing: "Enter your message",
    messageHint: NO_PATIENTS,
    questions: [],
    next: "Someone from the team will answer you.",
  },
  problem: {
    messageLabel: "What is the problem, and who has it?",
    messageMissing: "Enter what the problem is and who has it",
    messageHint: `Describe the problem rather than a solution. ${NO_PATIENTS}`,
    questions: [
      {
        name: "data",
        label: "Is there data that might help to solve it?",
        missing: "Select whether there is data",
        called: "Data",
        required: true,
        answer: {
          type: "choice",
          choices: {
            yes: "Yes, and we may use it",
            unsure: "Yes, but we do not know whether we may use it",
            no: "No, or I do not know",
          },
        },
      },
    ],
    next: "Someone from the team will talk it through with you and tell you when the next call for problems is open.",
  },
  workshop: {
    messageLabel: "What would you like your people to take away?",
    messageMissing: "Enter what your people should take away",
    messageHint: "For example, which decisions they face and what they know already.",
    questions: [
      {
        name: "people",
        label: "How many people would take part?",
        missing: "Enter how many people would take part",
        called: "Number of people",
        hint: "A series takes up to 12 people of one organisation.",
        required: true,
        answer: { type: "number" },
      },
      {
        name: "form",
        label: "How would you like to meet?",
        missing: "Select how you would like to meet",
        called: "How to meet",
        required: true,
        answer: {
          type: "choice",
          choices: { online: "Online, five sessions", "in-person": "In person, one day", either: "Either" },
        },
      },
      {
        name: "when",
        label: "When would suit you?",
        missing: "Enter when would suit you",
        called: "When",
        hint: "For example, Tuesday afternoons in spring.",
        required: false,
        answer: { type: "line" },
      },
    ],
    next: "Someone from the team will arrange a short call with you to learn what your people need.",
  },
  speaking: {
    messageLabel: "What would you like to speak about or host?",
    messageMissing: "Enter what you would like to speak about or host",
    messageHint: "A few sentences are enough.",
    questions: [
      {
        name: "event",
        label: "Which event or audience do you have in mind?",
        missing: "Enter which event or audience you have in mind",
        called: "Event or audience",
        required: false,
        answer: { type: "line" },
      },
      {
        name: "length",
        label: "How many minutes do you need?",
        missing: "Enter how many minutes you need",
        called: "Number of minutes",
        required: false,
        answer: { type: "number" },
      },
    ],
    next: "Someone from the team will come back to you with a date or a question.",
  },
  document: {
    messageLabel: "What do you need it for?",
    messageMissing: "Enter what you need it for",
    messageHint: "So that we can send what helps you most.",
    questions: [
      {
        name: "document",
        label: "Which document would you like?",
        missing: "Enter which document you would like",
        called: "Document",
        hint: "Its title, or the project it belongs to.",
        required: true,
        answer: { type: "line" },
      },
      {
        name: "publicBody",
        label: "Do you work for a public body?",
        missing: "Select whether you work for a public body",
        called: "Public body",
        hint: "An NHS organisation, a council, a government body, or a university.",
        required: true,
        answer: { type: "choice", choices: yesOrNo },
      },
    ],
    next: "We send it to a work address of your organisation once we have looked at your request.",
  },
  "re-use": {
    messageLabel: "What would you like to use it for?",
    messageMissing: "Enter what you would like to use it for",
    messageHint: NO_PATIENTS,
    questions: [
      {
        name: "project",
        label: "Which project?",
        missing: "Enter which project",
        called: "Project",
        required: true,
        answer: { type: "line" },
      },
      {
        name: "stage",
        label: "How far are you?",
        missing: "Select how far you are",
        called: "How far you are",
        required: true,
        answer: {
          type: "choice",
          choices: {
            curious: "Just curious",
            assessing: "Finding out whether it fits",
            adapting: "Adapting it",
            running: "Using it already",
          },
        },
      },
    ],
    next: "Someone from the team will bring you together with the people who made it.",
  },
  supplier: {
    messageLabel: "What do you offer?",
    messageMissing: "Enter what you offer",
    messageHint: "A few sentences are enough. Do not send prices.",
    questions: [
      {
        name: "website",
        label: "Your website",
        missing: "Enter your website",
        called: "Website",
        required: false,
        answer: { type: "line" },
      },
    ],
    next: "We buy through public frameworks only. Someone from the team will tell you how suppliers are chosen.",
  },
  press: {
    messageLabel: "What is your question?",
    messageMissing: "Enter your question",
    messageHint: "",
    questions: [
      {
        name: "publication",
        label: "Which publication is it for?",
        missing: "Enter which publication it is for",
        called: "Publication",
        required: true,
        answer: { type: "line" },
      },
      {
        name: "deadline",
        label: "When do you need an answer?",
        missing: "Enter when you need an answer",
        called: "When you need an answer",
        hint: "For example, 27 November at midday.",
        required: false,
        answer: { type: "line" },
      },
    ],
    next: "Someone from the team will contact you before your deadline if they can.",
  },
};

/** An answer to a question of a kind in words, as people chose it. */
export const sayAnswer = ({ answer }: KindQuestion, given: string): string =>
  answer.type === "choice" ? (ownValue(answer.choices, given) ?? given) : given;
