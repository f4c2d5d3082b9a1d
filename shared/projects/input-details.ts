import * as z from "zod";
import { date, line, prose } from "./input.ts";
import { deliveryRouteNames } from "./routes.ts";

const MOST_DAYS = 104 * 7;

const lengthInDays = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 86_400_000;

/** What the form to change a project asks for. Dates come as `2026-11-23`. */
export const detailsForm = z
  .object({
    title: line("Title", "Enter the project’s title", 120),
    summary: prose("Summary", "Enter a summary", 500),
    route: z.enum(deliveryRouteNames, { error: "Select how the project is delivered" }),
    owner: z.uuid({ error: "Select who owns the project" }),
    deputy: z
      .union([z.literal(""), z.uuid()], { error: "Select a deputy from the list" })
      .optional()
      .transform((id) => (id === "" ? undefined : id)),
    startsOn: date("Start date", "Enter the date on which the work starts"),
    endsOn: date("End date", "Enter the last day of the work as planned"),
  })
  .refine(({ owner, deputy }) => deputy === undefined || deputy !== owner, {
    path: ["deputy"],
    error: "The deputy must be somebody other than the owner",
  })
  .refine(({ startsOn, endsOn }) => endsOn >= startsOn, {
    path: ["endsOn"],
    error: "End date must be on or after the start date",
  })
  .refine(({ startsOn, endsOn }) => lengthInDays(startsOn, endsOn) < MOST_DAYS, {
    path: ["endsOn"],
    error: "The work must be planned for 104 weeks at most",
  });

/** What adding a partner asks for. */
export const partnerForm = z.object({
  organisation: line("Partner organisation", "Enter the partner organisation", 200),
  organisationCode: z.string().max(20).optional(),
});

/** Which of a project's partners is meant. */
export const knownPartnerForm = z.object({
  partnerName: z.string().max(200),
  partnerCode: z
    .string()
    .max(20)
    .default("")
    .transform((code) => (code === "" ? undefined : code)),
});
