import * as z from "zod/mini";
import { optionalProse, prose } from "../pages/typed.ts";
import { lightNames } from "./week-note.ts";

/** The most characters in each answer: a week note is short. */
export const MOST_CHARACTERS = 1500;

/** What the form for a week note asks for, and the words of its errors. */
export const weekNoteForm = z.object({
  light: z.enum(lightNames, { error: "Select how the project stands" }),
  happened: prose({ missing: "Enter what happened this week", name: "What happened", most: MOST_CHARACTERS }),
  next: prose({ missing: "Enter what is next", name: "What is next", most: MOST_CHARACTERS }),
  obstacles: optionalProse({ name: "What stands in the way", most: MOST_CHARACTERS }),
});
