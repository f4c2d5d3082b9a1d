import * as z from "zod/mini";
import { isBankHoliday } from "../platform/bank-holidays.ts";
import type { Instant } from "../platform/clock.ts";
import { keysOf } from "../platform/keys.ts";
import { addDays, localDate, mondayOf, nineOn } from "../platform/wall-clock.ts";
import { lastWorkingDayOf } from "../platform/working-days.ts";

/** How a project stands at the end of a week, as a traffic light says it. */
export const lights = {
  "on-track": "On track",
  "at-risk": "At risk",
  "off-track": "Off track",
} as const;

/** A colour of the traffic light, by what it means. */
export type Light = keyof typeof lights;

/** The traffic light's colours as a list, the best first. */
export const lightNames = keysOf(lights);

const common = {
  project: z.string(),
  /** The Monday of the week. */
  week: z.iso.date(),
  by: z.optional(z.uuid()),
  at: z.iso.datetime(),
  /** Counts the changes; a change of a version that is no longer the last is refused. */
  version: z.int().check(z.positive()),
};

/** What somebody writes of a week of a project. */
export const weekNoteWords = z.lazy(() =>
  z.object({
    happened: z.string(),
    next: z.string(),
    obstacles: z.string(),
    light: z.enum(lightNames),
  }),
);

/** What somebody wrote of a week. `obstacles` may be empty. */
export type WeekNoteWords = z.infer<typeof weekNoteWords>;

/** A week of a project in its owner's words, or the mark that there was nothing to say. */
export const weekNoteSchema = z.lazy(() =>
  z.discriminatedUnion("state", [
    z.object({ ...common, state: z.literal("written"), words: weekNoteWords }),
    z.object({ ...common, state: z.literal("skipped") }),
  ]),
);

/** A week note. There is one for a project and week. */
export type WeekNote = z.infer<typeof weekNoteSchema>;

/** The Monday of the week in which a moment falls. */
export const weekOf = (moment: Instant): string => mondayOf(localDate(moment));

/** A week's Monday as it stands in an address; undefined for any other text. */
export const parseWeek = (text: string): string | undefined => {
  const date = z.iso.date().safeParse(text);
  if (!date.success || date.data < "2000-01-03" || date.data > "2099-12-31") return undefined;
  return mondayOf(date.data) === date.data ? date.data : undefined;
};

/** The Friday of a week as a moment, for saying its date. */
export const fridayOf = (week: string): Instant => nineOn(addDays(week, 4));

/** Whether a week's note is asked for on this date: the last of its week on which people work, a Friday unless that is a bank holiday. */
export const isAskedOn = (date: string): boolean => lastWorkingDayOf(mondayOf(date), isBankHoliday) === date;
