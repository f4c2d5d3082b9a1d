import * as z from "zod/mini";
import { pickedOrganisationCode } from "../organisations/organisation.ts";
import { line, optionalId, plainDate, prose, titleLine, together, wholeNumber } from "../pages/typed.ts";
import { deliveryRouteNames } from "./delivery-routes.ts";

const MOST_WEEKS = 104;

/** How many weeks the work takes. */
export const weeks = wholeNumber({
  missing: "Enter how many weeks the work takes",
  name: "Number of weeks",
  least: 1,
  most: MOST_WEEKS,
});

/** What the form for a new project asks for, and the words of its errors. */
export const projectForm = z
  .object({
    title: titleLine({ missing: "Enter the project’s title", name: "Title", most: 120 }),
    summary: prose({ missing: "Enter a summary", name: "Summary", most: 500 }),
    organisation: line({
      missing: "Enter the partner organisation",
      name: "Partner organisation",
      most: 200,
    }),
    organisationCode: pickedOrganisationCode,
    /** Whether it is prepared first; otherwise its work goes on already. */
    prepared: z.optional(z.enum(["yes", "no"], { error: "Select whether it is prepared first" })),
    route: z.enum(deliveryRouteNames, { error: "Select how the project is delivered" }),
    owner: z.uuid({ error: "Select who owns the project" }),
    deputy: optionalId("Select a deputy from the list"),
    startsOn: plainDate({
      missing: "Enter the date on which the work starts",
      name: "Start date",
    }),
    weeks: z._default(weeks, 12),
  })
  .check(
    together({
      holds: ({ owner, deputy }) => deputy === undefined || deputy !== owner,
      field: "deputy",
      error: "The deputy must be someone other than the owner",
    }),
  );

/** A filled-in form for a new project. `weeks` counts from the start date. */
export type ProjectForm = z.infer<typeof projectForm>;

/** What completing a project asks for. */
export const completionForm = z.object({
  completedOn: plainDate({
    missing: "Enter the date on which the work was completed",
    name: "Completion date",
  }),
  /** The id of the recipe that its follow-ups take; the standard one unless told. */
  recipe: z.pipe(
    z.catch(
      z.optional(z.string().check(z.maxLength(40, { abort: true }), z.regex(/^[a-z0-9-]*$/))),
      undefined,
    ),
    z.transform((id) => (id === "" ? undefined : id)),
  ),
});

/** How a project is completed: when, and by which recipe it is followed up. */
export interface Completion {
  readonly completedOn: string;
  readonly recipe?: string | undefined;
}
