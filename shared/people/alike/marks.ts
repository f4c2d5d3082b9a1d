import { createHash } from "node:crypto";
import { firstOf, normalized } from "../../platform/text.ts";
import { nameKey } from "../organisation-name.ts";
import type { Person } from "../person.ts";

/** Why two records look as if they were of one person. */
export const alikeReasons = {
  address: "Same email address, written otherwise",
  organisation: "Same name and organisation",
  mailbox: "Same name, and the same before the @",
} as const;

/** Why two records look as if they were of one person. */
export type AlikeReason = keyof typeof alikeReasons;

/** What a record has in common with others of the same person: a digest, which says nothing of whose it is. */
export interface AlikeMark {
  readonly reason: AlikeReason;
  readonly digest: string;
}

/** Hosts of one provider under which a mailbox is the same. */
const SAME_HOST: ReadonlyMap<string, string> = new Map([["googlemail.com", "gmail.com"]]);

const MOST_WORDS = 12;

const plainLetters = (text: string): string =>
  normalized(text, "NFKD").replaceAll(/\p{M}/gu, "").toLowerCase();

/** A name without titles, accents and order: "Dr Okafor, Amina" and "Amina Okafor" are one. */
const sameName = (name: string): string =>
  firstOf(
    plainLetters(name)
      .split(/[^\p{L}\p{N}]+/u)
      .filter((word) => word !== "" && !/^(?:dr|mr|mrs|ms|miss|mx|prof|professor|sir|dame)$/.test(word)),
    MOST_WORDS,
  )
    .shown.toSorted()
    .join(" ");

/** An address as people write it in several ways: without what stands behind a plus sign and what only divides the words. */
const sameMailbox = (local: string): string =>
  plainLetters(local.split("+")[0] ?? "").replaceAll(/[._-]/g, "");

const markOf = (reason: AlikeReason, parts: readonly string[]): AlikeMark => ({
  reason,
  digest: createHash("sha256")
    .update([reason, ...parts].join("\n"))
    .digest("hex")
    .slice(0, 24),
});

/** What a record has in common with others of the same person. Pure; at most one mark for each reason. */
export const marksOf = ({
  name,
  email,
  organisation,
  organisationCode,
}: Pick<Person, "name" | "email" | "organisation" | "organisationCode">): readonly AlikeMark[] => {
  const [local = "", host = ""] = plainLetters(email).split("@");
  const mailbox = sameMailbox(local);
  const called = sameName(name);
  const place = organisationCode ?? (organisation === undefined ? "" : nameKey(organisation));
  return [
    markOf("address", [mailbox, SAME_HOST.get(host) ?? host]),
    ...(called.includes(" ") && place !== "" ? [markOf("organisation", [called, place])] : []),
    ...(called.includes(" ") ? [markOf("mailbox", [called, mailbox])] : []),
  ];
};
