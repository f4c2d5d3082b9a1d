import * as z from "zod";
import { emailAddress, organisationName, personName } from "../people/person.ts";
import { enquiryKindNames } from "./kinds.ts";

/** What the enquiry form asks for, in the order of the page, and the words of its errors. */
export const enquiryForm = z.object({
  kind: z.enum(enquiryKindNames, { error: "Select what your enquiry is about" }),
  message: z
    .string({ error: "Enter your message" })
    .transform((text) => text.normalize("NFC").replaceAll("\u0000", "").trim())
    .pipe(z.string().min(1, "Enter your message").max(5000, "Message must be 5,000 characters or less")),
  name: personName,
  email: emailAddress,
  organisation: organisationName,
  consent: z.literal("yes", { error: "Tick the box so that we may use your details to answer you" }),
});

/** A filled-in enquiry form. */
export type EnquiryForm = z.infer<typeof enquiryForm>;
