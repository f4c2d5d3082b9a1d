import * as z from "zod/mini";
import type { Changed, Command } from "../journal/change.ts";
import { type CommitNeeds, commit, type Write } from "../journal/commit.ts";
import { letter } from "../letters/letter.ts";
import { emailAddress } from "../people/person.ts";
import { addressKey, personIdOf } from "../people/store.ts";
import { readItem } from "../platform/dynamo.ts";
import { plusHours } from "../platform/time.ts";
import type { LimitRefusal } from "../protection/limits.ts";
import { myPageLink } from "./letters.ts";

/** What the form asks: the address that the link goes to. */
export const myPageForm = z.object({ email: emailAddress });

/** How long the link works. */
const LINK_LASTS_HOURS = 24;

/** Whose page is asked for, and what counts the request against limits. */
export interface MyPageAsked {
  readonly email: string;
  readonly counts?: readonly Write<LimitRefusal>[];
}

/**
 * Sends the link to somebody's own page to their address. An address that nobody has, and one that was asked for too often, are answered in
 * the same way and get no letter, so that nobody learns who is known. One read and one transaction.
 */
export const sendMyPageLink = async (
  needs: CommitNeeds,
  { email, counts = [] }: MyPageAsked,
  { once, occasion }: Command,
): Promise<Changed<Exclude<LimitRefusal, "address-limit">>> => {
  const address = await readItem(needs.table, addressKey(email));
  const person = address === undefined ? undefined : personIdOf(address);
  const expires = plusHours(occasion.now, LINK_LASTS_HOURS);
  const sent = { about: `member:${person ?? ""}`, usefulUntil: expires };
  const letters =
    person === undefined
      ? []
      : [letter(myPageLink, { ...sent, to: { person }, facts: { person, expires } }, occasion)];
  const saved = await commit(needs, { once, writes: counts, letters });
  if (saved.outcome !== "refused" || saved.refusal === "address-limit") return { done: true };
  return { refusal: saved.refusal };
};
