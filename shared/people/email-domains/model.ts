import { domainToASCII } from "node:url";
import * as z from "zod/mini";
import { keysOf } from "../../platform/keys.ts";

/** What a domain says of an address at it: `proves` for the page on which the domains are listed. */
interface DomainMeaning {
  readonly label: string;
  /** What an address at it is called, on its own. */
  readonly address: string;
  readonly proves: string;
}

/** The meanings that a domain can have. What a domain proves is written here once; every page says it from here. */
export const domainMeanings = {
  public: {
    label: "Public body",
    address: "Address of a public body",
    proves:
      "An address at one of these, or at anything under it, is of a public body. It does not say which one, nor what the person does there.",
  },
  mailbox: {
    label: "Mailbox only",
    address: "Address proves a mailbox only",
    proves:
      "An address proves a mailbox and nothing else. Suppliers, pharmacies, hospices and practices have addresses at nhs.net, and law firms at cjsm.net.",
  },
  academic: {
    label: "University",
    address: "University address",
    proves:
      "An address is of a university, college or research body. That alone does not make it a public body.",
  },
  personal: {
    label: "Personal email",
    address: "Personal address",
    proves: "Anybody can have an address. It says nothing of where the person works.",
  },
  closed: {
    label: "Closed domain",
    address: "Address at a closed domain",
    proves: "Nobody reads mail there any more: ask the person for a new address.",
  },
} as const satisfies Readonly<Record<string, DomainMeaning>>;

/** What a domain says of an address. */
export type DomainMeaningName = keyof typeof domainMeanings;

/** The meanings as a list that a form or a schema can take. */
export const domainMeaningNames = keysOf(domainMeanings);

/** As many are on the list at most: it is read whole. */
export const MOST_DOMAINS = 500;

/** The longest that a domain can be (RFC 1035). */
const MOST_DOMAIN = 253;

const DOMAIN = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?:[a-z]{2,63}|xn--[a-z0-9-]{1,59})$/;

/**
 * A domain in the one spelling in which domains are compared: lower case and ASCII (RFC 5890), without what people write before it (`@`, `*.`) and a dot at its
 * end. Undefined for what is no domain of two parts or more.
 */
export const domainOf = (text: string): string | undefined => {
  const bare = text
    .trim()
    .slice(0, 4 * MOST_DOMAIN)
    .replace(/^(?:\*?[@.])+/, "")
    .replace(/\.$/, "");
  const ascii = (/[^\0-\x7F]/.test(bare) ? domainToASCII(bare) : bare).toLowerCase();
  return ascii.length <= MOST_DOMAIN && DOMAIN.test(ascii) ? ascii : undefined;
};

const domainSchema = z.string().check(z.maxLength(MOST_DOMAIN));

/** The list of domains as the team has saved it: each meaning with its domains. Version 0 is the list that the product comes with. */
export const domainListSchema = z.lazy(() =>
  z.object({
    version: z.int().check(z.nonnegative()),
    domains: z.record(z.enum(domainMeaningNames), z.array(domainSchema)),
    savedAt: z.optional(z.iso.datetime()),
    savedBy: z.optional(z.uuid()),
  }),
);

/** The list of domains. */
export type DomainList = z.infer<typeof domainListSchema>;

/** The domains of each meaning. */
export type Domains = DomainList["domains"];
