import { aboutPeople, type FigureDefinition } from "./definition.ts";

/** What comes of it. */
export const outcomeFigures = {
  applications: {
    title: "Applications",
    unit: ["application", "applications"],
    formula:
      "Applications that were submitted for the first time. Taking back a withdrawal does not count again.",
    from: { count: "applications" },
    by: [],
    seenBy: "anyone",
    ofPeople: false,
  },
  "acceptance-rate": {
    title: "Share of applications accepted",
    unit: "percent",
    formula: "Of the applications whose applicants were told the decision, those that were accepted.",
    from: {
      share: "applications-accepted",
      of: ["applications-accepted", "applications-not-accepted"],
      are: "count",
    },
    by: [],
    seenBy: "anyone",
    ofPeople: false,
  },
  "re-uses": {
    title: "Requests to use a result",
    unit: ["request", "requests"],
    formula: "Requests to use the result of a project, by the form, through the team or at an event.",
    from: { count: "re-uses" },
    by: ["channel", ...aboutPeople],
    seenBy: "anyone",
    ofPeople: false,
  },
  "re-uses-live": {
    title: "Results in live use",
    unit: ["use", "uses"],
    formula: "Uses of a result that went live. One that stopped and went live again counts again.",
    from: { count: "re-uses-live" },
    by: [],
    seenBy: "anyone",
    ofPeople: false,
  },
  benefits: {
    title: "Benefits reported",
    unit: ["report", "reports"],
    formula: "Reports of a benefit from organisations that use a result.",
    from: { count: "benefits" },
    by: aboutPeople,
    seenBy: "anyone",
    ofPeople: false,
  },
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
export const letterFigures = {
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
