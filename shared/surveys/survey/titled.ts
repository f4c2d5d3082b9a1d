import type { Titled } from "../../platform/titled.ts";
import { surveyPartition } from "../partition.ts";

/** Surveys, as any list names them. */
export const titledSurvey: Titled = {
  key: (reference) => ({ pk: surveyPartition(reference), sk: "SURVEY" }),
  title: ["survey", "title"],
};
