import * as z from "zod/mini";
import { enquiryKindNames } from "../../enquiries/kinds.ts";
import { organisationKindNames } from "../../people/organisation-kinds.ts";
import { lazy } from "../../platform/lazy.ts";

const count = z.int().check(z.nonnegative());
const byOrganisationKind = z.lazy(() => z.partialRecord(z.enum(organisationKindNames), z.int()));
const byKind = z.lazy(() => z.partialRecord(z.enum(enquiryKindNames), count));

/** What happened on one London day. Every figure is a count of that day's entries and of nothing else. */
const dayFiguresSchema = lazy(() =>
  z.object({
    joined: byOrganisationKind,
    left: byOrganisationKind,
    /** Members who were counted to another kind of organisation: one less of the old, one more of the new. */
    movedKind: z._default(byOrganisationKind, {}),
    enquiries: byKind,
    /** Enquiries that were answered for the first time, less those of which that day told that the answer did not arrive: of another day, it may be. */
    answered: z.int(),
    /** First answers that came by the day they were due, less in the same way. */
    answeredInTime: z._default(z.int(), 0),
    /** First answers that came later than that. With those in time, all of which it is known. */
    answeredLate: z._default(z.int(), 0),
    /** Enquiries of which it is no longer the team's turn. */
    settled: z._default(count, 0),
    /** Enquiries of which it is the team's turn again. */
    reopened: count,
    /** The hours that the day's answered enquiries were open, added up. */
    hoursToAnswer: z.int(),
    registrations: count,
    waitlisted: count,
    /** Places, held or offered, that were given up. */
    cancelled: count,
    attended: count,
    notAttended: count,
    projectsCompleted: count,
    followUpsDone: count,
    followUpsSkipped: count,
    lettersSent: count,
    lettersBounced: count,
    /** Entries of these kinds whose data could not be read, and are therefore in no figure. */
    unreadable: count,
  }),
);

/** What happened on one day. */
export type DayFigures = z.infer<ReturnType<typeof dayFiguresSchema>>;

/** How things stood at the end of a day: those of the day before, moved on by the day's figures. */
const totalsSchema = z.lazy(() =>
  z.object({
    members: byOrganisationKind,
    openEnquiries: z.int(),
  }),
);

/** How things stood at the end of a day. */
export type Totals = z.infer<typeof totalsSchema>;

/** A day summed up. */
export const rollupSchema = z.lazy(() =>
  z.object({
    date: z.iso.date(),
    ...dayFiguresSchema().shape,
    totals: totalsSchema,
  }),
);

/** A day summed up. */
export type Rollup = z.infer<typeof rollupSchema>;

/** A week summed up: its days added up, and how things stood at the end of the last of them. */
export const weekRollupSchema = z.lazy(() =>
  z.object({
    /** The Monday on which it began. */
    week: z.iso.date(),
    /** The first of its days that is in the figures: the Monday, but for the week in which the programme began. */
    first: z.iso.date(),
    /** The last of its days that is in the figures. */
    through: z.iso.date(),
    ...dayFiguresSchema().shape,
    totals: totalsSchema,
  }),
);

/** A week summed up. */
export type WeekRollup = z.infer<typeof weekRollupSchema>;

/** Before the first day there is nobody and nothing. */
export const noTotals: Totals = { members: {}, openEnquiries: 0 };

/** A day on which nothing happened. */
export const noFigures: DayFigures = {
  joined: {},
  left: {},
  movedKind: {},
  enquiries: {},
  answered: 0,
  answeredInTime: 0,
  answeredLate: 0,
  settled: 0,
  reopened: 0,
  hoursToAnswer: 0,
  registrations: 0,
  waitlisted: 0,
  cancelled: 0,
  attended: 0,
  notAttended: 0,
  projectsCompleted: 0,
  followUpsDone: 0,
  followUpsSkipped: 0,
  lettersSent: 0,
  lettersBounced: 0,
  unreadable: 0,
};

/** All values of a count by kind, added up. */
export const sumOf = (counts: Readonly<Record<string, number | undefined>>): number =>
  Object.values(counts).reduce<number>((sum, value) => sum + (value ?? 0), 0);
