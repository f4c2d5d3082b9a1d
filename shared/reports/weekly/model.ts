import * as z from "zod/mini";
import { enquiryKindNames } from "../../enquiries/kinds.ts";
import { organisationKindNames } from "../../people/organisation-kinds.ts";

const count = z.int().check(z.nonnegative());

/** A number small enough to point at people is held back: `few` stands for 1 to 4, `hidden` for one from which a `few` could be worked out. */
const shownSchema = z.lazy(() => z.union([count, z.literal("few"), z.literal("hidden")]));

/** A number as the report shows it. */
export type Shown = z.infer<typeof shownSchema>;

/** One week in the picture of the year. */
const weekSchema = z.object({ week: z.iso.date(), joined: count });

/** One week in the picture of the year. */
export type Week = z.infer<typeof weekSchema>;

/** What the programme's week came to. It names nobody. */
export const weeklyReportSchema = z.lazy(() =>
  z.object({
    /** The Monday on which the week began. */
    week: z.iso.date(),
    /** The last day that is in the figures: the Sunday, unless the week is not over or nights are missing. */
    through: z.iso.date(),
    joined: count,
    left: count,
    members: z.int(),
    /** New members in a whole week of the year before, and over how many weeks that is. */
    average: z.optional(
      z.object({ joined: z.number().check(z.nonnegative()), weeks: z.int().check(z.positive()) }),
    ),
    segments: z.array(
      z.object({
        segment: z.enum(organisationKindNames),
        joined: shownSchema,
        members: shownSchema,
        /** Percentages of all who joined and of all members; absent where the number is held back or the whole is nought. */
        ofJoined: z.optional(z.number()),
        ofMembers: z.optional(z.number()),
      }),
    ),
    registrations: count,
    waitlisted: count,
    cancelled: count,
    attended: count,
    notAttended: count,
    enquiries: z.array(z.object({ kind: z.enum(enquiryKindNames), count })),
    answered: count,
    /** Of the answered of which it is known, how many were answered by the day it was due; absent where it is known of none. */
    onTarget: z.optional(z.object({ inTime: count, of: count })),
    hoursToAnswer: z.optional(z.int().check(z.nonnegative())),
    openEnquiries: z.int(),
    /** The same of the week before; absent where it was not lived through, and in reports of before. */
    before: z.optional(
      z.object({ registrations: count, attended: count, enquiries: count, answered: count }),
    ),
    projectsCompleted: count,
    followUpsDone: count,
    followUpsSkipped: count,
    lettersSent: count,
    lettersBounced: count,
    /** Thirteen months of weeks, the reported one last. */
    weeks: z.array(weekSchema),
  }),
);

/** What the programme's week came to. */
export type WeeklyReport = z.infer<typeof weeklyReportSchema>;

/** How things stand at the moment of the report, whatever week it is on. */
export const presentSchema = z.lazy(() =>
  z.object({
    at: z.iso.datetime(),
    enquiries: z.object({
      waiting: count,
      /** Whether there are more than were read. */
      more: z.boolean(),
      oldestDays: z.optional(count),
      overTwoDays: count,
      overAWeek: count,
    }),
    /** What nobody looks after: people and organisations, and what colleagues who have left still have; absent in reports of before. */
    nobodys: z.optional(
      z.object({
        relationships: count,
        /** Enquiries, tasks and the rest that wait for nobody. */
        waiting: count,
        left: z.array(z.object({ person: z.uuid(), things: count })),
      }),
    ),
    /** All follow-ups that are due, of which `followUps` lists the first; absent in reports of before. */
    followUpsDue: z.optional(z.object({ all: count, late: count })),
    followUps: z.array(
      z.object({
        reference: z.string(),
        project: z.string(),
        step: z.string(),
        title: z.string(),
        dueAt: z.iso.datetime(),
        late: z.boolean(),
      }),
    ),
    /** All events to come, of which `events` lists the next; absent in reports of before. */
    eventsToCome: z.optional(count),
    events: z.array(
      z.object({
        reference: z.string(),
        title: z.string(),
        startsAt: z.iso.datetime(),
        places: count,
        taken: count,
        waiting: count,
      }),
    ),
  }),
);

/** How things stand at the moment of the report. */
export type Present = z.infer<typeof presentSchema>;
