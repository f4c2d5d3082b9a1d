import * as z from "zod/mini";
import { parseReference } from "../../platform/references.ts";
import { type NewsDay, newsDaySchema } from "./days.ts";

/** What the link in a question for news names: which re-use, which question, and who was asked. */
export interface NewsLink {
  readonly reference: string;
  readonly day: NewsDay;
  readonly person: string;
}

const personId = z.uuid();

/** The id that a signed link to the page of a question carries. */
export const newsLinkId = ({ reference, day, person }: NewsLink): string => `${reference}~${day}~${person}`;

/** What a signed link's id names; undefined if it names nothing. */
export const parseNewsLinkId = (id: string): NewsLink | undefined => {
  const [first = "", second, third, ...rest] = id.split("~");
  const reference = parseReference("reUse", first);
  const day = newsDaySchema.safeParse(Number(second));
  const person = personId.safeParse(third);
  return reference === null || !day.success || !person.success || rest.length > 0
    ? undefined
    : { reference, day: day.data, person: person.data };
};
