import * as z from "zod/mini";
import { parseReference } from "../../platform/references.ts";
import type { Invitation } from "./model.ts";

/** What names an invitation: enough to find it. */
export type InvitationName = Pick<Invitation, "survey" | "person">;

/** The id that a signed link to a survey carries. */
export const surveyLinkId = ({ survey, person }: InvitationName): string => `${survey}~${person}`;

const personSchema = z.lazy(() => z.uuid());

/** The invitation that a signed link's id names; undefined if it names none. */
export const parseSurveyLinkId = (id: string): InvitationName | undefined => {
  const [first = "", second] = id.split("~");
  const survey = parseReference("survey", first);
  const person = personSchema.safeParse(second);
  return survey === null || !person.success ? undefined : { survey, person: person.data };
};
