import * as z from "zod";
import { segmentNames } from "./segments.ts";

/** Why letters to a person are held back. */
export const suppressionSchema = z.object({
  reason: z.enum(["bounced", "complained"]),
  since: z.iso.datetime(),
});

const personSchema = z.object({
  id: z.uuid(),
  name: z.string(),
  email: z.string(),
  organisation: z.string().optional(),
  segment: z.enum(segmentNames).optional(),
  suppressed: suppressionSchema.optional(),
});

/** Somebody the programme knows, by one address. The only record, with the enquiry, that holds personal data. */
export type Person = z.infer<typeof personSchema>;

/** The person in an item. Throws a ZodError on anything else. */
export const parsePerson = (item: unknown): Person => personSchema.parse(item);

const typedText = (label: string, most: number) =>
  z
    .string({ error: `Enter ${label}` })
    .transform((text) => text.normalize("NFC").replaceAll(/\s+/g, " ").trim())
    .pipe(
      z
        .string()
        .min(1, `Enter ${label}`)
        .max(most, `${label.charAt(0).toUpperCase()}${label.slice(1)} must be ${most} characters or less`)
        .refine((text) => !/\p{Cc}/u.test(text), `Enter ${label} without control characters`),
    );

/**
 * A person's name as typed into a form: any script, one line, at most 100 characters. Web addresses are refused because a stranger
 * could otherwise have our letters carry them to somebody else.
 */
export const personName = typedText("your name", 100).refine(
  (name) => !/:\/\/|www\./i.test(name),
  "Enter your name without a web address",
);

/** An organisation's name as typed: one line, at most 200 characters. */
export const organisationName = typedText("your organisation", 200).refine(
  (name) => !/:\/\//.test(name),
  "Enter your organisation without a web address",
);

/** An e-mail address as typed: stray spaces are forgiven, at most 254 characters (RFC 5321 4.5.3.1). */
export const emailAddress = z
  .string({ error: "Enter your email address" })
  .transform((text) => text.trim())
  .pipe(
    z
      .string()
      .min(1, "Enter your email address")
      .max(254, "Email address must be 254 characters or less")
      .pipe(z.email("Enter an email address in the correct format, like name@example.com")),
  );
