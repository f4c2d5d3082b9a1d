import { domainToASCII } from "node:url";
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
  /** As they typed it, or the name of the one they picked. */
  organisation: z.string().optional(),
  /** The code of the organisation, once it is known which one is meant. */
  organisationCode: z.string().optional(),
  segment: z.enum(segmentNames).optional(),
  suppressed: suppressionSchema.optional(),
});

/** Somebody the programme knows, by one address. The only record, with the enquiry, that holds personal data. */
export type Person = z.infer<typeof personSchema>;

/** The person in an item. Throws a ZodError on anything else. */
export const parsePerson = (item: unknown): Person => personSchema.parse(item);

// Marks that turn round the direction of the text after them (Unicode TR 36): a name does not need them, and they would reach beyond it.
const DIRECTION_OVERRIDES = /[\u202A-\u202E\u2066-\u2069]/g;

/** One line in one spelling, of which something can be seen. */
const typedText = (label: string, most: number) =>
  z
    .string({ error: `Enter ${label}` })
    .transform((text) =>
      text.normalize("NFC").replaceAll(DIRECTION_OVERRIDES, "").replaceAll(/\s+/g, " ").trim(),
    )
    .pipe(
      z
        .string()
        .refine((text) => /[\p{L}\p{N}\p{P}\p{S}]/u.test(text), `Enter ${label}`)
        .max(most, `${label.charAt(0).toUpperCase()}${label.slice(1)} must be ${most} characters or less`)
        .refine((text) => !/\p{Cc}/u.test(text), `Enter ${label} without control characters`),
    );

// What mail programs make into a link by themselves: `https://`, `www.`, `bit.ly/x`, and hosts such as `prize.com`. `J.Smith` is a name.
const WEB_ADDRESS = [
  /:\/\/|\bwww\./i,
  /\.\p{L}{2,}\//u,
  /[\p{L}\p{N}-]{2,}\.[a-z]{2,}(?![\p{L}.])/u,
  /[\p{L}\p{N}-]\.(?:com|net|org|info|biz|io|co|uk|eu)\b/iu,
] as const;

/**
 * A person's name as typed into a form: any script, one line, at most 100 characters. Web addresses are refused because a stranger
 * could otherwise have our letters carry them to somebody else.
 */
export const personName = typedText("your name", 100).refine(
  (name) => !WEB_ADDRESS.some((pattern) => pattern.test(name)),
  "Enter your name without a web address",
);

/** What a mail calls its sender, if it is fit to be a person's name; otherwise what stands before the @ of their address. */
export const nameInMail = ({
  name,
  address,
}: {
  readonly name: string;
  readonly address: string;
}): string => {
  const given = personName.safeParse(name);
  if (given.success) return given.data;
  const local = personName.safeParse((address.split("@")[0] ?? "").replaceAll(/[._+]+/g, " "));
  return local.success ? local.data : "Unknown sender";
};

/** An organisation's name as typed: one line, at most 200 characters. It may be that of its web site, since no letter carries it. */
export const organisationName = typedText("your organisation", 200).refine(
  (name) => !/:\/\//.test(name),
  "Enter your organisation without a web address",
);

// Mail travels by the ASCII spelling of a domain (RFC 5890), so `münchen.example` is kept as `xn--mnchen-3ya.example`.
const inAscii = (address: string): string => {
  const at = address.lastIndexOf("@") + 1;
  const domain = address.slice(at);
  return /[^\0-\x7F]/.test(domain) ? address.slice(0, at) + domainToASCII(domain) : address;
};

const WRONG_ADDRESS = "Enter an email address in the correct format, like name@example.com";

/** An e-mail address as typed: stray spaces are forgiven, at most 254 characters, 64 of them before the @ (RFC 5321 4.5.3.1). */
export const emailAddress = z
  .string({ error: "Enter your email address" })
  .transform((text) => inAscii(text.trim()))
  .pipe(
    z
      .string()
      .min(1, "Enter your email address")
      .max(254, "Email address must be 254 characters or less")
      .pipe(z.email(WRONG_ADDRESS))
      .refine((address) => address.indexOf("@") <= 64, WRONG_ADDRESS),
  );
