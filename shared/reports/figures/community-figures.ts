import type { FigureDefinition } from "./definition.ts";

const PEOPLE = ["person", "people"] as const;

const LEVELS = ["quiet", "exploring", "participating", "contributing", "leading"] as const;

const moves = (name: "moved-up" | "moved-down"): readonly string[] =>
  LEVELS.map((level) => `${name}@${level}`);

const onLevel = (title: "Leading" | "Contributing" | "Participating" | "Exploring"): FigureDefinition => ({
  title: `${title} people`,
  unit: PEOPLE,
  formula: `People on the level ${title} at the end of the last month of the period, by the heaviest thing they did in the past year or the number of months in which they did anything. The team is not counted.`,
  from: { monthEnd: [`level@${title.toLowerCase()}`] },
  by: [],
  seenBy: "anyone",
  ofPeople: true,
});

/** How people take part, as it was at the end of the last month of the period. */
export const communityFigures = {
  gravity: {
    title: "Gravity",
    unit: "points",
    formula:
      "How much the weighted commitment of the community changed in the last month of the period, for each person on a level at its end. Commitment is, for each person, the square of the weight of their level: leading 10, contributing 7, participating 4, exploring 1 (Orbit Model). The team is not counted.",
    from: { gravity: true },
    by: [],
    seenBy: "anyone",
    ofPeople: false,
  },
  leading: onLevel("Leading"),
  contributing: onLevel("Contributing"),
  participating: onLevel("Participating"),
  exploring: onLevel("Exploring"),
  "moved-up": {
    title: "Moved up a level",
    unit: PEOPLE,
    formula: "People who ended the last month of the period on a higher level than the month before it.",
    from: { monthEnd: moves("moved-up") },
    by: [],
    seenBy: "anyone",
    ofPeople: true,
  },
  "moved-down": {
    title: "Moved down a level",
    unit: PEOPLE,
    formula: "People who ended the last month of the period on a lower level than the month before it.",
    from: { monthEnd: moves("moved-down") },
    by: [],
    seenBy: "anyone",
    ofPeople: true,
  },
  "newly-active": {
    title: "Newly active people",
    unit: PEOPLE,
    formula:
      "People who did something for the first time ever in the last month of the period. Joining alone does not count (CHAOSS, new contributors).",
    from: { monthEnd: ["new"] },
    by: [],
    seenBy: "anyone",
    ofPeople: true,
  },
  "went-quiet": {
    title: "People who went quiet",
    unit: PEOPLE,
    formula:
      "People who were last active three months before the last month of the period (CHAOSS, inactive contributors).",
    from: { monthEnd: ["inactive"] },
    by: [],
    seenBy: "anyone",
    ofPeople: true,
  },
  occasional: {
    title: "Occasional people",
    unit: PEOPLE,
    formula:
      "People who did something once or twice in the twelve months that end with the last month of the period (CHAOSS, occasional contributors).",
    from: { monthEnd: ["occasional"] },
    by: [],
    seenBy: "anyone",
    ofPeople: true,
  },
} as const satisfies Record<string, FigureDefinition>;
