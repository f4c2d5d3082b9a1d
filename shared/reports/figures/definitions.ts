import { keysOf } from "../../platform/keys.ts";
import { communityFigures } from "./community-figures.ts";
import { aboutPeople, type FigureDefinition } from "./definition.ts";
import { letterFigures, outcomeFigures } from "./outcome-figures.ts";

const PEOPLE = ["person", "people"] as const;

/** Who belongs, comes and goes. */
const membership = {
  members: {
    title: "Members",
    unit: ["member", "members"],
    formula: "Everybody who had joined and had not left when the period ended.",
    from: { atEnd: "members" },
    by: aboutPeople,
    seenBy: "anyone",
    ofPeople: true,
  },
  joined: {
    title: "New members",
    unit: PEOPLE,
    formula:
      "People who confirmed that they want to join, or were taken over from a list. A person who joins again counts again.",
    from: { count: "joined" },
    by: [...aboutPeople, "channel"],
    seenBy: "anyone",
    ofPeople: true,
  },
  left: {
    title: "Members who left",
    unit: PEOPLE,
    formula: "People who ended their membership.",
    from: { count: "left" },
    by: aboutPeople,
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
    by: ["enquiry", "channel", ...aboutPeople],
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
    by: ["channel", ...aboutPeople],
    seenBy: "anyone",
    ofPeople: false,
  },
  waitlisted: {
    title: "Joined a waiting list",
    unit: ["registration", "registrations"],
    formula: "Registrations for an event that was full.",
    from: { count: "waitlisted" },
    by: aboutPeople,
    seenBy: "anyone",
    ofPeople: false,
  },
  cancelled: {
    title: "Places given up",
    unit: ["registration", "registrations"],
    formula: "Places, held or offered, that people gave up. Leaving a waiting list does not count.",
    from: { count: "cancelled" },
    by: aboutPeople,
    seenBy: "anyone",
    ofPeople: false,
  },
  attended: {
    title: "Attendances",
    unit: ["attendance", "attendances"],
    formula:
      "Registrations of which the team recorded that the person came, on the day on which it was recorded.",
    from: { count: "attended" },
    by: aboutPeople,
    seenBy: "anyone",
    ofPeople: false,
  },
  "attendance-rate": {
    title: "Share who came",
    unit: "percent",
    formula: "Of the registrations of which attendance was recorded, those who came.",
    from: { share: "attended", of: ["attended", "did-not-attend"], are: "count" },
    by: aboutPeople,
    seenBy: "anyone",
    ofPeople: false,
  },
} as const satisfies Record<string, FigureDefinition>;

/** How many different people there are behind what was done. */
const people = {
  "active-people": {
    title: "Active people",
    unit: PEOPLE,
    formula:
      "Different people who came to an event, sent an enquiry, answered a survey, had an application decided, took part in a project or dealt with a result. Joining and registering do not count, and the team is not counted.",
    from: { people: "active" },
    by: aboutPeople,
    seenBy: "anyone",
    ofPeople: true,
  },
  enquirers: {
    title: "People who enquired",
    unit: PEOPLE,
    formula: "Different people who sent at least one enquiry.",
    from: { people: "enquired" },
    by: aboutPeople,
    seenBy: "anyone",
    ofPeople: true,
  },
  registrants: {
    title: "People who registered",
    unit: PEOPLE,
    formula: "Different people who got a place at one or more events.",
    from: { people: "registered" },
    by: aboutPeople,
    seenBy: "anyone",
    ofPeople: true,
  },
  attendees: {
    title: "People who came",
    unit: PEOPLE,
    formula: "Different people who came to at least one event. What was recorded last in the period holds.",
    from: { people: "came" },
    by: aboutPeople,
    seenBy: "anyone",
    ofPeople: true,
  },
  "came-again": {
    title: "People who came again",
    unit: "percent",
    formula: "Of the different people who came to an event, those who came to two or more in the period.",
    from: { share: "came-again", of: ["came"], are: "people" },
    by: aboutPeople,
    seenBy: "anyone",
    ofPeople: true,
  },
} as const satisfies Record<string, FigureDefinition>;

/** Every figure that the programme tells, by the name that it has in addresses and files. A figure that comes later is one more here. */
export const figures = {
  ...membership,
  ...enquiries,
  ...events,
  ...people,
  ...communityFigures,
  ...outcomeFigures,
  ...letterFigures,
} as const;

/** The name of a figure. */
export type FigureName = keyof typeof figures;

/** The names of the figures, in the order in which they are shown. */
export const figureNames = keysOf(figures);

/** What a figure is. */
export const definitionOf = (name: FigureName): FigureDefinition => figures[name];
