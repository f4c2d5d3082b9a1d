import * as z from "zod/mini";
import { pickedOrganisationCode } from "../organisations/organisation.ts";
import { line, plainDate, prose, timeOfDay, titleLine, together, wholeNumber } from "../pages/typed.ts";
import { typedMoment } from "../pages/typed-moment.ts";
import { emailAddress, organisationName, personName } from "../people/person.ts";
import { type EventDetails, MOST_PLACES } from "./event/model.ts";

/** What the registration form asks for, and the words of its errors. */
export const registrationForm = z.object({
  name: personName,
  email: emailAddress,
  organisation: organisationName,
  organisationCode: pickedOrganisationCode,
  consent: z.literal("yes", { error: "Tick the box so that we may use your details for this event" }),
});

/** A filled-in registration form. */
export type RegistrationForm = z.infer<typeof registrationForm>;

const eventFormWith = (place: { readonly missing: string; readonly name: string }) =>
  z.pipe(
    z
      .object({
        title: titleLine({ missing: "Enter the title", name: "Title", most: 150 }),
        description: prose({ missing: "Enter the description", name: "Description", most: 10_000 }),
        date: plainDate({ missing: "Enter the date", name: "Date" }),
        startTime: timeOfDay({ missing: "Enter the start time", name: "Start time" }),
        endTime: timeOfDay({ missing: "Enter the end time", name: "End time", example: "15:30" }),
        place: line({ ...place, most: 300 }),
        places: wholeNumber({
          missing: "Enter the number of places",
          name: "Number of places",
          least: 1,
          most: MOST_PLACES,
        }),
      })
      .check(
        together({
          holds: ({ startTime, endTime }) => startTime < endTime,
          field: "endTime",
          error: "End time must be after the start time",
        }),
      ),
    z.transform(
      ({ date, startTime, endTime, ...rest }, context): EventDetails => ({
        ...rest,
        startsAt: typedMoment({ date, time: startTime, field: "startTime" }, context),
        endsAt: typedMoment({ date, time: endTime, field: "endTime" }, context),
      }),
    ),
  );

/** What the desk's event form asks for, as wall-clock times in Europe/London on one day, and the words of its errors. */
export const eventForm = eventFormWith({ missing: "Enter the place", name: "Place" });

/** The same of a webinar, whose place is the link to join it. */
export const webinarForm = eventFormWith({ missing: "Enter the joining link", name: "Joining link" });
