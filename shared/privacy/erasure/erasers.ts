import { applicationEraser } from "../../applications/erase.ts";
import { enquiryEraser } from "../../enquiries/erase.ts";
import { registrationEraser } from "../../events/erase.ts";
import { impactSurveyEraser } from "../../impact-surveys/erase.ts";
import { letterEraser } from "../../letters/erase.ts";
import { memberEraser } from "../../members/erase.ts";
import { noteEraser } from "../../people/notes/erase.ts";
import { reUseEraser } from "../../re-uses/erase.ts";
import { taskEraser } from "../../tasks/erase.ts";
import { accessEraser } from "../access/erase.ts";
import { type Eraser, gone, NOTHING } from "./eraser.ts";

/** Every eraser. A feature whose records are filed under a person adds its own; what nobody knows goes whole. */
export const erasers: readonly Eraser[] = [
  accessEraser,
  applicationEraser,
  enquiryEraser,
  impactSurveyEraser,
  letterEraser,
  memberEraser,
  noteEraser,
  reUseEraser,
  registrationEraser,
  taskEraser,
];

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
  return erasers.find(({ filedAs }) => personSort.startsWith(filedAs)) ?? goesWhole;
};
