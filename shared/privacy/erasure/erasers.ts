import { applicationEraser } from "../../applications/erase.ts";
import { enquiryEraser } from "../../enquiries/erase.ts";
import { registrationEraser } from "../../events/erase.ts";
import { impactSurveyEraser } from "../../impact-surveys/erase.ts";
import { letterEraser } from "../../letters/erase.ts";
import { memberEraser } from "../../members/erase.ts";
import { noteEraser } from "../../people/notes/erase.ts";
import { reUseEraser } from "../../re-uses/erase.ts";
import { bookingEraser } from "../../slots/erase.ts";
import { leadEraser } from "../../surveys/leads/erase.ts";
import { taskEraser } from "../../tasks/erase.ts";
import { accessEraser } from "../access/erase.ts";
import type { RecordKind } from "../catalogue/catalogue.ts";
import { type Eraser, gone, NOTHING } from "./eraser.ts";

/** A kind of record that goes whole: nothing counts by it, or what does is kept elsewhere. */
const deleted = (kind: RecordKind, filedAs: string): Eraser => ({
  kind,
  filedAs,
  erase: async (_needs, item) => ({ writes: [gone(item)], deleted: { [kind]: 1 } }),
});

/** Every eraser. A feature whose records are filed under a person adds its own: a test finds one that has none. */
export const erasers: readonly Eraser[] = [
  accessEraser,
  applicationEraser,
  bookingEraser,
  enquiryEraser,
  impactSurveyEraser,
  leadEraser,
  letterEraser,
  memberEraser,
  noteEraser,
  reUseEraser,
  registrationEraser,
  taskEraser,
  deleted("champions", "ROLE#CHAMPION"),
  deleted("contributions", "OFFER#"),
  deleted("member-messages", "MEMBER-MESSAGE#"),
  deleted("news-records", "NEWS"),
  deleted("question-answers", "QUESTION-ANSWER#"),
  // What they chose stays in what the answers add up to.
  deleted("survey-answers", "SURVEY-ANSWERS#"),
  deleted("survey-invitations", "SURVEY#"),
];

const longestFirst = erasers.toSorted((one, other) => other.filedAs.length - one.filedAs.length);

/** What is filed under a person and stays as it is: ids and dates only. */
export const STAYS_AS_IT_IS = ["ENTRY#", "PROJECT-ROLE#"] as const;

const goesWhole: Eraser = {
  kind: "people",
  filedAs: "",
  erase: async (_needs, item) => ({ writes: [gone(item)], deleted: { people: 1 } }),
};

const stays: Eraser = { kind: "project-roles", filedAs: "", erase: async () => NOTHING };

/** Who erases what has this place among the records of a person. */
export const eraserOf = (personSort: string): Eraser => {
  if (STAYS_AS_IT_IS.some((prefix) => personSort.startsWith(prefix))) return stays;
  return longestFirst.find(({ filedAs }) => personSort.startsWith(filedAs)) ?? goesWhole;
};
