import { definitionOf, type FigureName } from "../figures/definitions.ts";
import { type Figure, figureOf } from "../figures/figure.ts";
import type { GroupName } from "./group-titles.ts";
import type { PartSource } from "./part.ts";

/** The figures that the first page of the dashboard tells, each with the page that tells more. */
const keyFigures: readonly (readonly [FigureName, GroupName, part: string])[] = [
  ["members", "growth", "members"],
  ["joined", "growth", "joined"],
  ["active-people", "taking-part", "active"],
  ["gravity", "taking-part", "movements"],
  ["registrations", "events", "registrations"],
  ["attended", "events", "registrations"],
  ["attendance-rate", "events", "attendance-rate"],
  ["applications", "outcomes", "outcomes"],
  ["re-uses", "outcomes", "outcomes"],
  ["follow-ups-done", "outcomes", "follow-ups"],
  ["median-answer", "service", "answer-time"],
  ["answered-in-time", "service", "answered-in-time"],
  ["return-rate", "service", "return-rate"],
];

/** A figure of the chosen period beside that with which it is compared. */
export interface KeyFigure {
  readonly name: FigureName;
  readonly title: string;
  readonly value: string;
  readonly before: string;
  readonly way: "more" | "fewer" | "same" | undefined;
  readonly formula: string;
  readonly group: GroupName;
  readonly part: string;
}

/** A figure without its noun, which is its title. */
const say = (name: FigureName, { value }: Figure): string => {
  if (value === undefined) return "–";
  const { unit } = definitionOf(name);
  const number = value.toLocaleString("en-GB", { maximumFractionDigits: 1 });
  if (unit === "percent") return `${number}%`;
  return unit === "working hours" ? `${number} h` : number;
};

/** The key figures of the chosen period. */
export const keyFiguresOf = ({ own, before }: PartSource): readonly KeyFigure[] =>
  keyFigures.map(([name, group, part]) => {
    const [now, then] = [figureOf(own, name), figureOf(before, name)];
    const way =
      now.value === undefined || then.value === undefined
        ? undefined
        : now.value === then.value
          ? "same"
          : now.value > then.value
            ? "more"
            : "fewer";
    const { title, formula } = definitionOf(name);
    return {
      name,
      title,
      value: say(name, now),
      before: say(name, then),
      way,
      formula,
      group,
      part,
    };
  });
