import * as z from "zod/mini";
import { pickedOrganisationCode } from "../../organisations/organisation.ts";
import {
  line,
  maybeSentBack,
  optionalId,
  orNothing,
  plainDate,
  prose,
  sentBack,
  titleLine,
  together,
} from "../../pages/typed.ts";
import { deliveryRouteNames } from "../delivery-routes.ts";
import type { Partner } from "../project.ts";

const MOST_DAYS = 104 * 7;

const lengthInDays = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 86_400_000;

/** What the form to change a project asks for. Dates come as `2026-11-23`. */
export const detailsForm = z
  .object({
    title: titleLine({ missing: "Enter the project’s title", name: "Title", most: 120 }),
    summary: prose({ missing: "Enter a summary", name: "Summary", most: 500 }),
    route: z.enum(deliveryRouteNames, { error: "Select how the project is delivered" }),
    owner: z.uuid({ error: "Select who owns the project" }),
    deputy: optionalId("Select a deputy from the list"),
    startsOn: plainDate({ missing: "Enter the date on which the work starts", name: "Start date" }),
    endsOn: plainDate({ missing: "Enter the last day of the work as planned", name: "End date" }),
  })
  .check(
    together(
      {
        holds: ({ owner, deputy }) => deputy === undefined || deputy !== owner,
        field: "deputy",
        error: "The deputy must be someone other than the owner",
      },
      {
        holds: ({ startsOn, endsOn }) => endsOn >= startsOn,
        field: "endsOn",
        error: "End date must be on or after the start date",
      },
      {
        holds: ({ startsOn, endsOn }) => lengthInDays(startsOn, endsOn) < MOST_DAYS,
        field: "endsOn",
        error: "The work must be planned for 104 weeks at most",
      },
    ),
  );

/** What adding a partner asks for. */
export const partnerForm = z.object({
  organisation: line({ missing: "Enter the partner organisation", name: "Partner organisation", most: 200 }),
  organisationCode: pickedOrganisationCode,
});

/** Which of a project's partners is meant. */
export const knownPartnerForm = z.pipe(
  z.object({
    partnerName: sentBack(),
    partnerCode: maybeSentBack(),
  }),
  z.transform(
    ({ partnerName, partnerCode }): Partner => ({
      name: partnerName,
      code: orNothing(partnerCode),
    }),
  ),
);
