import * as z from "zod/mini";
import { listSource, type Table } from "../../platform/dynamo.ts";
import { keysOf } from "../../platform/keys.ts";
import type { ListSource } from "../../platform/list-page.ts";
import type { DerivedItem } from "../../projections/projection.ts";
import type { Person } from "../person.ts";
import { type AlikeMark, alikeReasons, marksOf } from "./marks.ts";

const LIST = "ALIKE";

const markSchema = z.lazy(() =>
  z.object({ reason: z.enum(keysOf(alikeReasons)), digest: z.string(), of: z.uuid() }),
);

/** A mark, and the record that has it. */
export interface MarkOfPerson extends AlikeMark {
  readonly of: string;
}

/** The marks of a person as they are kept, with those of the records that are merged into theirs: in order of the marks, so that what is alike lies beside each other. */
export const alikeItems = (person: Person, absorbed: readonly Person[]): readonly DerivedItem[] => {
  const marks = new Map(
    [person, ...absorbed].flatMap(marksOf).map((mark) => [`${mark.reason}#${mark.digest}`, mark] as const),
  );
  return [...marks].map(([name, mark]) => ({
    pk: `ALIKE#${name}`,
    sk: `PERSON#${person.id}`,
    alike: { ...mark, of: person.id },
    list: LIST,
    listSort: `${name}#${person.id}`,
  }));
};

/** The marks of all people, those that are alike beside each other, to be read in pages. */
export const alikeSource = (table: Table): ListSource<MarkOfPerson> =>
  listSource(table, LIST, {}, (item) => markSchema.parse(item["alike"]));
