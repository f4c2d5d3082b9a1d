import * as z from "zod";
import { optionalProse, prose } from "../pages/typed.ts";
import { lightNames } from "./week-note.ts";

/** The most characters in each answer: a week note is short. */
export const MOST_CHARACTERS = 1500;

/** What the form for a week note asks for, and the words of its errors. */
export const weekNoteForm = z.object({
  light: z.enum(lightNames, { error: "Select how the project stands" }),
  happened: prose("Enter what happened this week", "What happened", MOST_CHARACTERS),
  next: prose("Enter what is next", "What is next", MOST_CHARACTERS),
  obstacles: optionalProse("What stands in the way", MOST_CHARACTERS),
});
