import { domainToASCII } from "node:url";
import * as z from "zod/mini";
import { line } from "../pages/typed.ts";
import { organisationKindNames } from "./organisation-kinds.ts";
import { hasWebAddress } from "./web-address.ts";

const personSchema = z.lazy(() =>
  z.object({
    id: z.uuid(),
    name: z.string(),
    email: z.string(),
    /** As they typed it, or the name of the one they picked. */
    organisation: z.optional(z.string()),
    /** The code of the organisation, once it is known which one is meant. */
    organisationCode: z.optional(z.string()),
    segment: z.optional(z.enum(organisationKindNames)),
    /** The kind is that of their organisation, which the team has set: they said "other", and follow it. */
    followsKind: z.optional(z.literal(true)),
    /** The name and the rest are what somebody typed into a form that anybody may fill in; whose the address is has confirmed none of it. */
    asTyped: z.optional(z.literal(true)),
    /** When a letter to this address last came back for good. Until that is lifted, only a form that was just sent is answered. */
    bouncedAt: z.optional(z.iso.datetime()),
    /** When they called a letter spam. They get no news since. */
    complainedAt: z.optional(z.iso.datetime()),
    /** When it was last said that letters arrive again. What came back of letters that are older counts for nothing. */
    liftedAt: z.optional(z.iso.datetime()),
    /** The mail service has the address on its own list; the next letter that may go has it taken off first. */
    onSuppressionList: z.optional(z.boolean()),
    /** The record that stands for the same human being since the team merged the two (docs/decisions/0114-merges.md). */
    mergedInto: z.optional(z.object({ person: z.uuid(), at: z.iso.datetime(), by: z.optional(z.string()) })),
    /** The records that are merged into this one: a few. */
    absorbed: z.optional(z.array(z.uuid())),
    /** People of whom the team said that they are others, although they look alike. */
    keptApart: z.optional(z.array(z.uuid())),
  }),
);

/** Somebody the programme knows, by one address. The only record, with the enquiry, that holds personal data. */
export type Person = z.infer<typeof personSchema>;

/** What letters call a person: nothing, while the name is only what somebody typed beside the address. */
export const nameInLetters = (person: Pick<Person, "name" | "asTyped"> | undefined): string =>
  person === undefined || person.asTyped === true ? "" : person.name;

/** What the desk calls a person: nobody takes a name that a stranger may have typed for one that is known. */
export const nameAtDesk = ({ name, asTyped }: Pick<Person, "name" | "asTyped">): string =>
  asTyped === true ? `${name} (as typed)` : name;

/** What is known of whether letters to somebody arrive. */
export type AddressState = Pick<Person, "bouncedAt" | "complainedAt">;

/** Whether letters to this person come back. */
export const comesBack = ({ bouncedAt }: AddressState): boolean => bouncedAt !== undefined;

/** Whether some letters to this person are held back: all because they came back, or news because one was called spam. */
export const isSuppressed = (person: AddressState): boolean =>
  comesBack(person) || person.complainedAt !== undefined;

/** The ids of all records that are one person: the one that stands for them, and those that are merged into it. */
export const idsOfPerson = ({ id, absorbed = [] }: Pick<Person, "id" | "absorbed">): readonly string[] => [
  id,
  ...absorbed,
];

/** The person in an item. Throws a ZodError on anything else. */
export const parsePerson = (item: unknown): Person => personSchema.parse(item);

type Whose = "your" | "their";

/**
 * A person's name as typed into a form: any script, one line, at most 100 characters. Web addresses are refused because a stranger
 * could otherwise have our letters carry them to somebody else.
 */
export const typedName = ({
  whose,
  missing = `Enter ${whose} name`,
}: {
  readonly whose: Whose;
  readonly missing?: string;
}) =>
  line({ missing, name: whose === "your" ? "Your name" : "Their name", most: 100 }).check(
    z.refine((name) => !hasWebAddress(name), `Enter ${whose} name without a web address`),
  );

// Pure, so that a function which only reads people does not load every ending of a host name (14 KB).

/** The name of the person who fills in the form. */
export const personName = /* @__PURE__ */ z.lazy(() => typedName({ whose: "your" }));

/** The name of somebody whom the form is about. */
export const theirName = /* @__PURE__ */ z.lazy(() => typedName({ whose: "their" }));

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
export const organisationName = /* @__PURE__ */ z.lazy(() =>
  line({ missing: "Enter your organisation", name: "Your organisation", most: 200 }).check(
    z.refine((name) => !/:\/\//.test(name), "Enter your organisation without a web address"),
  ),
);

// Mail travels by the ASCII spelling of a domain (RFC 5890), so `münchen.example` is kept as `xn--mnchen-3ya.example`.
const inAscii = (address: string): string => {
  const at = address.lastIndexOf("@") + 1;
  const domain = address.slice(at);
  return /[^\0-\x7F]/.test(domain) ? address.slice(0, at) + domainToASCII(domain) : address;
};

/** What mail takes (RFC 5321 4.1.2, the part before the @ without quotes), and what browsers take (HTML, "Valid e-mail address"), with a domain of several parts. */
const MAILBOX =
  /^[\w!#$%&'*+/=?^`{|}~-]+(?:\.[\w!#$%&'*+/=?^`{|}~-]+)*@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?:[a-z]{2,63}|xn--[a-z0-9-]{1,59})$/i;

const WRONG_ADDRESS = "Enter an email address in the correct format, like name@example.com";

const MOST_ADDRESS = 254;

const typedEmailAddress = (whose: Whose) => {
  const missing = `Enter ${whose} email address`;
  const tooLong = {
    error: `Email address must be ${MOST_ADDRESS} characters or fewer`,
    abort: true,
  };
  return z.string({ error: missing }).check(
    z.maxLength(4 * MOST_ADDRESS, tooLong),
    z.overwrite((text) => inAscii(text.trim())),
    z.minLength(1, { error: missing, abort: true }),
    z.maxLength(MOST_ADDRESS, tooLong),
    z.refine((address) => MAILBOX.test(address) && address.indexOf("@") <= 64, WRONG_ADDRESS),
  );
};

/** An e-mail address as typed: stray spaces are forgiven, at most 254 characters, 64 of them before the @ (RFC 5321 4.5.3.1). */
export const emailAddress = /* @__PURE__ */ z.lazy(() => typedEmailAddress("your"));

/** The e-mail address of somebody whom the form is about. */
export const theirEmailAddress = /* @__PURE__ */ z.lazy(() => typedEmailAddress("their"));

/** An address as we write to it, or undefined for one that we cannot write to: our mail service takes only ASCII before the @. */
export const usableAddress = (address: string | undefined): string | undefined => {
  const read = emailAddress.safeParse(address);
  return read.success ? read.data : undefined;
};
