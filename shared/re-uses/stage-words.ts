import { type Stage, stageNames, stages } from "./stages.ts";

const classes: Readonly<Record<Stage, string>> = {
  interested: "nhsuk-tag--grey",
  assessing: "nhsuk-tag--blue",
  adapting: "nhsuk-tag--aqua-green",
  piloting: "nhsuk-tag--purple",
  live: "nhsuk-tag--green",
  stopped: "nhsuk-tag--red",
};

/** The tag of a stage, as the design system's macro takes it. */
export const stageTag = (stage: Stage) => ({ text: stages[stage], classes: classes[stage] });

/** The stages as the design system's radios and selects take them. */
export const stageItems = stageNames.map((value) => ({ value, text: stages[value] }));
