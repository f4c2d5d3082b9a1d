import { applicationStandings } from "../../applications/standings.ts";
import { surveyScores } from "../../impact-surveys/scores.ts";
import type { Table } from "../../platform/dynamo.ts";
import { mondayOf } from "../../platform/wall-clock.ts";
import { listProjects, outputsOwed } from "../../projects/read.ts";
import { allReUses } from "../../re-uses/read.ts";
import { isInUse } from "../../re-uses/stages.ts";
import { lastLights } from "../../week-notes/read.ts";
import { countOutcomes } from "./count.ts";
import { saveOutcomes } from "./store.ts";

/** Surveys of so many projects that ended last are counted: each is a query. */
const MOST_SURVEYED = 60;

/** Counts what came of the programme as it stands now, and keeps it as how it stood at the end of a London date. A query for each call and each surveyed project besides five. */
export const keepOutcomes = async (table: Table, date: string): Promise<void> => {
  const [projects, lights, reUses, applications] = await Promise.all([
    listProjects(table),
    lastLights(table, mondayOf(date)),
    allReUses(table),
    applicationStandings(table),
  ]);
  const complete = projects.filter(({ status }) => status === "complete");
  const surveyed = complete.slice(-MOST_SURVEYED).map(({ reference }) => reference);
  const [owed, scores] = await Promise.all([
    Promise.all(complete.map(({ reference }) => outputsOwed(table, reference))),
    surveyScores(table, surveyed),
  ]);
  const owedBy = new Map(complete.map(({ reference }, nth) => [reference, owed[nth]?.length ?? 0]));
  const outcomes = countOutcomes({
    date,
    applications,
    projects: projects.map(({ reference, status }) => ({
      status,
      light: lights.get(reference)?.light,
      owed: owedBy.get(reference) ?? 0,
    })),
    reUses: reUses.map(({ stage, organisation: { code, name }, benefits }) => ({
      stage,
      organisation: code ?? name,
      inUse: isInUse(stage),
      benefits: benefits.length,
    })),
    scores,
  });
  await saveOutcomes(table, outcomes);
};
