import { keysOf } from "../../platform/keys.ts";
import type { FigureDefinition } from "./definition.ts";
import type { Facet } from "./facets.ts";

const PEOPLE = ["person", "people"] as const;
const ABOUT_PEOPLE = ["organisation", "region", "role", "topic"] as const satisfies readonly Facet[];

/** Who belongs, comes and goes. */
const membership = {
  members: {
    title: "Members",
    unit: ["member", "members"],
    formula: "Everybody who had joined and had not left when the period ended.",
    from: { atEnd: "members" },
    by: ABOUT_PEOPLE,
    seenBy: "anyone",
    ofPeople: true,
  },
  joined: {
    title: "New members",
    unit: PEOPLE,
    formula:
      "People who confirmed that they want to join, or were taken over from a list. A person who joins again counts again.",
    from: { count: "joined" },
    by: [...ABOUT_PEOPLE, "channel"],
    seenBy: "anyone",
    ofPeople: true,
  },
  left: {
    title: "Members who left",
    unit: PEOPLE,
    formula: "People who ended their membership.",
    from: { count: "left" },
    by: ABOUT_PEOPLE,
    seenBy: "anyone",
    ofPeople: true,
  },
} as const satisfies Record<string, FigureDefinition>;

/** What people ask, and how soon they get an answer. */
const enquiries = {
  enquiries: {
    title: "Enquiries",
    unit: ["enquiry", "enquiries"],
    formula: "Enquiries that came in, by the form or by email. Automatic replies are not among them.",
    from: { count: "enquiries" },
    by: ["enquiry", "channel", ...ABOUT_PEOPLE],
    seenBy: "anyone",
    ofPeople: false,
  },
  "open-enquiries": {
    title: "Open enquiries",
    unit: ["enquiry", "enquiries"],
    formula: "Enquiries that waited for the team when the period ended.",
    from: { atEnd: "open-enquiries" },
    by: [],
    seenBy: "team",
    ofPeople: false,
  },
  answered: {
    title: "Enquiries answered",
    unit: ["enquiry", "enquiries"],
    formula:
      "First answers of the team to an enquiry, less those that turned out not to have arrived. Automatic replies do not count.",
    from: { count: "answered" },
    by: [],
    seenBy: "anyone",
    ofPeople: false,
  },
  "answered-in-time": {
    title: "Answered in time",
    unit: "percent",
    formula: "Of the first answers, those that came by the day on which they were due.",
    from: { share: "answered-in-time", of: ["answered-in-time", "answered-late"], are: "count" },
    by: [],
    seenBy: "anyone",
    ofPeople: false,
  },
  "median-answer": {
    title: "Time to the first answer, median",
    unit: "working hours",
    formula:
      "Half of the first answers came within this time. Working hours are 9am to 5pm on working days in England; an answer on the same morning counts part of them, rounded up to a whole hour.",
    from: { percentile: 50, of: "answer-hours" },
    by: [],
    seenBy: "anyone",
    ofPeople: false,
  },
  "slow-answer": {
    title: "Time to the first answer, 90th percentile",
    unit: "working hours",
    formula: "Nine in ten first answers came within this time, in working hours.",
    from: { percentile: 90, of: "answer-hours" },
    by: [],
    seenBy: "anyone",
    ofPeople: false,
  },
} as const satisfies Record<string, FigureDefinition>;

/** Events: who registers, who comes. */
const events = {
  registrations: {
    title: "Registrations",
    unit: ["registration", "registrations"],
    formula: "Places that people got at events, at once or by taking up an offer.",
    from: { count: "registrations" },
    by: ["channel", ...ABOUT_PEOPLE],
    seenBy: "anyone",
    ofPeople: false,
  },
  waitlisted: {
    title: "Joined a waiting list",
    unit: ["registration", "registrations"],
    formula: "Registrations for an event that was full.",
    from: { count: "waitlisted" },
    by: ABOUT_PEOPLE,
    seenBy: "anyone",
    ofPeople: false,
  },
  cancelled: {
    title: "Places given up",
    unit: ["registration", "registrations"],
    formula: "Places, held or offered, that people gave up. Leaving a waiting list does not count.",
    from: { count: "cancelled" },
    by: ABOUT_PEOPLE,
    seenBy: "anyone",
    ofPeople: false,
  },
  attended: {
    title: "Attendances",
    unit: ["attendance", "attendances"],
    formula:
      "Registrations of which the team recorded that the person came, on the day on which it was recorded.",
    from: { count: "attended" },
    by: ABOUT_PEOPLE,
    seenBy: "anyone",
    ofPeople: false,
  },
  "attendance-rate": {
    title: "Share who came",
    unit: "percent",
    formula: "Of the registrations of which attendance was recorded, those who came.",
    from: { share: "attended", of: ["attended", "did-not-attend"], are: "count" },
    by: ABOUT_PEOPLE,
    seenBy: "anyone",
    ofPeople: false,
  },
} as const satisfies Record<string, FigureDefinition>;

/** What comes of it. */
const outcomes = {
  "projects-completed": {
    title: "Projects completed",
    unit: ["project", "projects"],
    formula: "Projects that were marked as completed.",
    from: { count: "projects-completed" },
    by: [],
    seenBy: "anyone",
    ofPeople: false,
  },
  "follow-ups-done": {
    title: "Follow-up steps done",
    unit: ["step", "steps"],
    formula: "Steps of follow-up after projects that were done, with their evidence.",
    from: { count: "follow-ups-done" },
    by: [],
    seenBy: "team",
    ofPeople: false,
  },
  "follow-ups-skipped": {
    title: "Follow-up steps skipped",
    unit: ["step", "steps"],
    formula: "Steps of follow-up that were skipped, with a reason.",
    from: { count: "follow-ups-skipped" },
    by: [],
    seenBy: "team",
    ofPeople: false,
  },
} as const satisfies Record<string, FigureDefinition>;

/** Letters, and whether they arrive. */
const letters = {
  "letters-sent": {
    title: "Letters sent",
    unit: ["letter", "letters"],
    formula: "Emails to one person each that went out.",
    from: { count: "letters-sent" },
    by: [],
    seenBy: "team",
    ofPeople: false,
  },
  "letters-returned": {
    title: "Letters returned",
    unit: ["letter", "letters"],
    formula: "Emails that came back.",
    from: { count: "letters-returned" },
    by: [],
    seenBy: "team",
    ofPeople: false,
  },
  "return-rate": {
    title: "Share of letters returned",
    unit: "percent",
    formula: "Of the letters that went out in the period, as many as came back in it.",
    from: { share: "letters-returned", of: ["letters-sent"], are: "count" },
    by: [],
    seenBy: "team",
    ofPeople: false,
  },
} as const satisfies Record<string, FigureDefinition>;

/** Every figure that the programme tells, by the name that it has in addresses and files. A figure that comes later is one more here. */
export const figures = { ...membership, ...enquiries, ...events, ...outcomes, ...letters } as const;

/** The name of a figure. */
export type FigureName = keyof typeof figures;

/** The names of the figures, in the order in which they are shown. */
export const figureNames = keysOf(figures);

/** What a figure is. */
export const definitionOf = (name: FigureName): FigureDefinition => figures[name];
