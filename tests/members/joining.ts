import { expect } from "vitest";
import type { Page } from "../../functions/entry-points/page.ts";
import { onMemberJoined } from "../../functions/members/on-member-joined.ts";
import { onMemberLeft } from "../../functions/members/on-member-left.ts";
import { onMembershipRequested } from "../../functions/members/on-membership-requested.ts";
import { postJoin } from "../../functions/members/post-join.ts";
import { postJoinConfirm } from "../../functions/members/post-join-confirm.ts";
import { MemberJoined, MemberLeft, MembershipRequested } from "../../shared/members/entries.ts";
import { makeLink } from "../../shared/platform/links.ts";
import { utcDate } from "../../shared/platform/time.ts";
import { plus } from "../../shared/platform/wall-clock.ts";
import type { RealTable } from "../support/real-table.ts";
import { reactionOccasion, seen, testNeeds, testRequest, testVisit } from "../support/visiting.ts";

/** The join form as a test fills it in, and what follows from it, on a table of its own. */
export const joining = (real: () => RealTable, clock: { now: string }) => {
  let address = 0;
  const answers = (more: Record<string, string> = {}) => ({
    name: "Asha Example",
    email: `asha.${address}@trust.example`,
    organisation: "Example Trust",
    segment: "nhs-trust",
    consent: "yes",
    ...more,
  });

  const ask = async (page: Page, asked: Parameters<typeof testRequest>[0] = {}, formId?: string) => {
    const needs = testNeeds(real().table, clock);
    return seen(await page(needs, testRequest(asked), testVisit(needs, formId)));
  };

  /** Lets every entry of today be reacted to, each twice, as the bus may. */
  const react = async () => {
    const needs = testNeeds(real().table, clock);
    const entries = await real().entries(utcDate(clock.now));
    for (const entry of [...entries, ...entries]) {
      const occasion = reactionOccasion(needs, `on-${entry.name}`, entry);
      if (entry.name === "MembershipRequested")
        await onMembershipRequested(needs, MembershipRequested.parse(entry), occasion);
      if (entry.name === "MemberJoined") await onMemberJoined(needs, MemberJoined.parse(entry), occasion);
      if (entry.name === "MemberLeft") await onMemberLeft(needs, MemberLeft.parse(entry), occasion);
    }
  };

  const lettersToday = async () => {
    const letters = await real().letters();
    return letters.filter(({ queuedAt }) => queuedAt.slice(0, 10) === utcDate(clock.now));
  };

  const kindsToday = async () => (await lettersToday()).map(({ kind }) => kind).sort();

  const personOf = (to: object): string => ("person" in to ? String(to.person) : "");

  /** Joins by the form and gives the token of the newest letter with a link. */
  const requestToken = async (
    more: Record<string, string> = {},
  ): Promise<{ token: string; person: string }> => {
    const sent = await ask(postJoin, { form: answers(more) });
    expect(sent.status).toBe(303);
    await react();
    const letter = (await lettersToday()).filter(({ kind }) => kind === "membership-confirm").at(-1);
    const { link, expires } = Object(letter?.facts);
    const keys = testNeeds(real().table, clock).keys;
    return {
      token: makeLink(keys, "confirm-membership", String(link), String(expires)),
      person: personOf(letter?.to ?? {}),
    };
  };

  const joined = async (more: Record<string, string> = {}): Promise<{ token: string; person: string }> => {
    const link = await requestToken(more);
    await ask(postJoinConfirm, { parameters: { token: link.token }, form: {} });
    await react();
    return link;
  };

  /** Begins another story: a month later, with somebody new. */
  const begin = () => {
    address += 1;
    clock.now = plus(clock.now, "P30D");
  };
  return { answers, ask, react, kindsToday, requestToken, joined, begin };
};
