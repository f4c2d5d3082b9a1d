import * as z from "zod";
import { pickedCode } from "../organisations/organisation.ts";
import { emailAddress, organisationName, personName } from "../people/person.ts";
import { fromLocal } from "../platform/wall-clock.ts";
import { type EventDetails, MOST_PLACES } from "./event.ts";

/** What the registration form asks for, and the words of its errors. */
export const registrationForm = z.object({
  name: personName,
  email: emailAddress,
  organisation: organisationName,
  organisationCode: pickedCode,
  consent: z.literal("yes", { error: "Tick the box so that we may use your details for this event" }),
});

/** A filled-in registration form. */
export type RegistrationForm = z.infer<typeof registrationForm>;

const typed = (text: string): string => text.normalize("NFC").replaceAll("\u0000", "").trim();

const line = (label: string, most: number) =>
  z
    .string({ error: `Enter ${label}` })
    .transform((text) => typed(text).replaceAll(/\s+/g, " "))
    .pipe(
      z
        .string()
        .min(1, `Enter ${label}`)
        .max(most, `Use ${most} characters or less for ${label}`)
        .refine((text) => !/\p{Cc}/u.test(text), `Enter ${label} without control characters`),
    );

const time = (label: string) =>
  z
    .string({ error: `Enter ${label}` })
    .trim()
    .min(1, `Enter ${label}`)
    .regex(/^([01]?\d|2[0-3]):[0-5]\d$/, `Enter ${label} as hours and minutes, like 14:30`)
    .transform((text) => text.padStart(5, "0"));

const places = z
  .string({ error: "Enter the number of places" })
  .trim()
  .min(1, "Enter the number of places")
  .regex(/^\d{1,6}$/, "Number of places must be a whole number, like 40")
  .transform(Number)
  .pipe(
    z
      .number()
      .min(1, "Number of places must be 1 or more")
      .max(MOST_PLACES, `Number of places must be ${MOST_PLACES.toLocaleString("en-GB")} or fewer`),
  );

/** What the desk's event form asks for, as wall-clock times in Europe/London on one day, and the words of its errors. */
export const eventForm = z
  .object({
    title: line("the title", 150),
    description: z
      .string({ error: "Enter the description" })
      .transform(typed)
      .pipe(
        z
          .string()
          .min(1, "Enter the description")
          .max(10_000, "Description must be 10,000 characters or less"),
      ),
    date: z
      .string({ error: "Enter the date" })
      .trim()
      .min(1, "Enter the date")
      .pipe(
        z.iso
          .date("Enter a real date, like 2027-03-31")
          .refine((date) => date >= "2000-01-01" && date < "2100-01-01", "Enter a date in this century"),
      ),
    startTime: time("the start time"),
    endTime: time("the end time"),
    place: line("the place", 300),
    places,
  })
  .refine(({ startTime, endTime }) => startTime < endTime, {
    path: ["endTime"],
    message: "End time must be after the start time",
  })
  .transform(
    ({ date, startTime, endTime, ...rest }): EventDetails => ({
      ...rest,
      startsAt: fromLocal(`${date}T${startTime}`),
      endsAt: fromLocal(`${date}T${endTime}`),
    }),
  );
