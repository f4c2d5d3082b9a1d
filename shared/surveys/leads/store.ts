import type { Saving } from "../../journal/change.ts";
import { movedBy, type Overtaken, type Write } from "../../journal/commit.ts";
import { type Item, type Key, listSource, readItem, type Table } from "../../platform/dynamo.ts";
import type { ListSource } from "../../platform/list-page.ts";
import { surveyPartition } from "../partition.ts";
import { cameName, movesFunnel } from "../survey/funnel.ts";
import type { LeadDecision } from "./decide.ts";
import { type Lead, leadSchema } from "./model.ts";

/** The key of somebody’s lead from a survey. */
export const leadKey = ({ survey, person }: Pick<Lead, "survey" | "person">): Key => ({
  pk: surveyPartition(survey),
  sk: `LEAD#${person}`,
});

const listOf = (survey: string): string => `SURVEY-LEADS#${survey}`;

const leadItem = (lead: Lead): Item & Key => ({
  ...leadKey(lead),
  lead,
  list: listOf(lead.survey),
  listSort: `${lead.agreedAt}#${lead.person}`,
  person: `PERSON#${lead.person}`,
  personSort: `SURVEY-LEAD#${lead.agreedAt}#${lead.survey}`,
});

/** The lead in an item. */
export const toLead = (item: Item): Lead => leadSchema.parse(item["lead"]);

const still = (version: number) => ({
  expression: "#lead.#version = :version",
  names: { "#lead": "lead", "#version": "version" },
  values: { ":version": version },
});

const writeOf = (before: Lead | undefined, lead: Lead | undefined): Write<Overtaken>[] => {
  if (lead === undefined)
    return before === undefined
      ? []
      : [{ delete: leadKey(before), when: still(before.version), otherwise: "overtaken" }];
  const when = before === undefined ? { expression: "attribute_not_exists(pk)" } : still(before.version);
  return [{ put: leadItem(lead), when, otherwise: "overtaken" }];
};

/** Under which names somebody who agreed to talk is counted. */
const countedAs = (lead: Lead | undefined): readonly string[] =>
  lead === undefined
    ? []
    : ["agreed", ...(lead.state === "talked" ? ["talked", ...lead.outcomes.map(cameName)] : [])];

/** A lead that was decided about, provided that nobody else changed it since it was read. */
export const saveLead = (before: Lead | undefined, { lead, entries }: LeadDecision): Saving<Overtaken> => {
  const by = movedBy(countedAs(before), countedAs(lead));
  const survey = (lead ?? before)?.survey;
  return {
    writes: [...writeOf(before, lead), ...(survey === undefined ? [] : [movesFunnel(survey, by)])],
    entries,
  };
};

/** The check that somebody still agrees to talk, made with what rests on it. */
export const leadStands = (name: Pick<Lead, "survey" | "person">): Write<"unknown"> => ({
  check: leadKey(name),
  when: { expression: "attribute_exists(pk)" },
  otherwise: "unknown",
});

/** Somebody’s lead from a survey, or undefined. One read. */
export const readLead = async (
  table: Table,
  name: Pick<Lead, "survey" | "person">,
): Promise<Lead | undefined> => {
  const item = await readItem(table, leadKey(name));
  return item === undefined ? undefined : toLead(item);
};

/** Those who agreed to be contacted after a survey, the first first, to be read in pages. One query a page. */
export const leadSource = (table: Table, survey: string): ListSource<Lead> =>
  listSource(table, listOf(survey), {}, toLead);
