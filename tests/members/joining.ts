import { expect } from "vitest";
import type { Page } from "../../functions/entry-points/page.ts";
import { servePage } from "../../functions/entry-points/page-server.ts";
import { page as joinPage } from "../../functions/members/join.ts";
import { page as joinConfirmPage } from "../../functions/members/join-confirm.ts";
import { makeLink } from "../../shared/platform/links.ts";
import { utcDate } from "../../shared/platform/time.ts";
import { plus } from "../../shared/platform/wall-clock.ts";
import type { RealTable } from "../support/real-table.ts";
import { seen, testRequest, testVisit } from "../support/visiting.ts";
import { World } from "../support/world.ts";

/** The join form as a test fills it in, and what follows from it, on a table of its own. */
export const joining = (real: () => RealTable, clock: { now: string }) => {
  let address = 0;
  let made: World | undefined;
  const world = (): World => {
    made ??= new World(real(), clock);
    return made;
  };
  const answers = (more: Record<string, string> = {}) => ({
    name: "Asha Example",
    email: `asha.${address}@trust.example`,
    organisation: "Example Trust",
    segment: "nhs-trust",
    role: "analyst",
    frequency: "weekly",
    topics: "events",
    consents: "news",
    ...more,
  });

  const ask = async (page: Page, asked: Parameters<typeof testRequest>[0] = {}, formId?: string) => {
    const needs = world().needs;
    return seen(await page(needs, testRequest(asked), testVisit(needs, formId)));
  };

  /** Lets everything that happened be reacted to. */
  const react = () => world().settle();

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
    const sent = await ask(servePage(joinPage).post, { form: answers(more) });
    expect(sent.status).toBe(303);
    await react();
    const letter = (await lettersToday()).filter(({ kind }) => kind === "membership-confirm").at(-1);
    const { link, expires } = Object(letter?.facts);
    const keys = world().needs.keys;
    return {
      token: makeLink(keys, "confirm-membership", String(link), String(expires)),
      person: personOf(letter?.to ?? {}),
    };
  };

  const joined = async (more: Record<string, string> = {}): Promise<{ token: string; person: string }> => {
    const link = await requestToken(more);
    await ask(servePage(joinConfirmPage).post, { parameters: { token: link.token }, form: {} });
    await react();
    return link;
  };

  /** Begins another story: a month later, with somebody new. */
  const begin = () => {
    address += 1;
    clock.now = plus(clock.now, "P30D");
  };
  return { world, answers, ask, react, kindsToday, requestToken, joined, begin };
};
