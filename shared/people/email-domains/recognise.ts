import { type DomainMeaningName, type Domains, domainMeaningNames, domainOf } from "./model.ts";

/** What an address says of the person who has it. */
export interface Recognised {
  /** The meaning of its domain; undefined where the list says nothing of it. */
  readonly meaning: DomainMeaningName | undefined;
  /** The domain on the list under which it is. */
  readonly domain: string | undefined;
  /** It is the mailbox of a team or a role, as far as its name tells: not one person's. */
  readonly isShared: boolean;
}

/** Words that make a mailbox one of a team or a role wherever they stand in its name, as public validators list them. */
const ROLE_WORDS = new Set(
  "accounts admin administration bookings comms communications enquiries enquiry feedback finance helpdesk info information innovation itsupport newsletter noreply office postmaster procurement reception recruitment research secretary servicedesk support team training webmaster".split(
    " ",
  ),
);

/** Words that do so only where they are the whole name: people are called Jobs and Press, too. */
const ROLE_NAMES = new Set(
  "abuse community contact events generalenquiries hello help hr it jobs mail media press service".split(" "),
);

/** An NHS mailbox of a team is named after its body: `england.aiskunkworks@nhs.net`, `rte.research@nhs.net`. A body is told by its code or is one of these. */
const BODIES = new Set("england nhsdigital nhsx ukhsa dhsc".split(" "));

/** A code of the Organisation Data Service that no person's name looks like: it has a digit in it. */
const CODE = /^(?=[a-z0-9]*\d)[a-z0-9]{3,6}$/;

/** No address is longer (RFC 5321). What is, is no address, and nothing of it is looked at. */
const MOST_ADDRESS = 254;

const isShared = (mailbox: string, domain: string): boolean => {
  // A person's own filter (`jo+events`) is no role.
  const [name = ""] = mailbox.split("+");
  const words = name.split(/[._-]/);
  if (ROLE_NAMES.has(name) || words.some((word) => ROLE_WORDS.has(word))) return true;
  const [body = ""] = words;
  return domain === "nhs.net" && words.length > 1 && (BODIES.has(body) || CODE.test(body));
};

/** The list, ready to be asked: each domain with what it means. */
export type DomainBook = ReadonlyMap<string, DomainMeaningName>;

/** Makes the list ready to be asked about many addresses. */
export const domainBook = (domains: Domains): DomainBook =>
  new Map(
    domainMeaningNames.flatMap((meaning) => domains[meaning].map((domain) => [domain, meaning] as const)),
  );

/**
 * What an address says, by the list: the longest domain on it that the address is at or under counts, by whole labels, so that `uknhs.uk` is not under
 * `nhs.uk`. Any text may be asked about; the time grows with its length, and with no more than 254 characters of it.
 */
export const recognise = (book: DomainBook, address: string): Recognised => {
  const at = address.lastIndexOf("@");
  const own = at < 0 || address.length > 4 * MOST_ADDRESS ? undefined : domainOf(address.slice(at + 1));
  if (own === undefined) return { meaning: undefined, domain: undefined, isShared: false };
  const shared = isShared(address.slice(0, at).trim().toLowerCase(), own);
  const labels = own.split(".");
  for (let from = 0; from < labels.length - 1; from += 1) {
    const domain = labels.slice(from).join(".");
    const meaning = book.get(domain);
    if (meaning !== undefined) return { meaning, domain, isShared: shared };
  }
  return { meaning: undefined, domain: undefined, isShared: shared };
};

/** What people can be chosen by: what their address says, that the list of domains says nothing of it, or that it is a shared mailbox. */
export const addressFilters = [...domainMeaningNames, "unknown", "shared"] as const;

/** One of these. */
export type AddressFilter = (typeof addressFilters)[number];

/** Whether an address is among those that are chosen so. */
export const isKnownAs = ({ meaning, isShared: shared }: Recognised, filter: AddressFilter): boolean =>
  filter === "shared" ? shared : filter === "unknown" ? meaning === undefined : meaning === filter;
