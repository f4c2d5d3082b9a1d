import { desk } from "../../functions/desk.ts";
import { webHandler } from "../../functions/entry-points/page.ts";
import { site } from "../../functions/site.ts";
import { letterKinds } from "../../shared/letters/catalogue.ts";
import type { Letter, LetterReader } from "../../shared/letters/letter.ts";
import { makeLink } from "../../shared/platform/links.ts";
import type { Role } from "../../shared/sign-in/session.ts";
import { Browser, type Met } from "../support/browser.ts";
import { signedIn } from "../support/desk-session.ts";
import type { World } from "./world.ts";

/** A browser on the public site. */
export const onSite = (world: World): Browser => new Browser(webHandler(site, async () => world.needs));

/** A browser at the desk, signed in for the hour that it is in this world. */
export const atDesk = (world: World, role: Role = "team"): Browser =>
  new Browser(
    webHandler(desk, async () => world.needs),
    signedIn(world.needs, role),
  );

let number = 0;

/** Somebody whom no other call has named, as they fill in the registration form. */
export const somebody = (more: Readonly<Record<string, string>> = {}): Record<string, string> => {
  number += 1;
  return {
    name: `Ada Example ${number}`,
    email: `ada.${number}@trust.example`,
    organisation: "Invented Trust",
    consent: "yes",
    ...more,
  };
};

/** Fills in an event's registration form and sends it. */
export const register = async (
  visitor: Browser,
  event: string,
  more: Readonly<Record<string, string>> = {},
): Promise<Met> => visitor.send(await visitor.open(`/events/${event}/register`), somebody(more));

/** The letter as its reader has it, and the paths that its links lead to. */
export const read = (world: World, letter: Letter | undefined) => {
  const kind = letterKinds.get(letter?.kind ?? "");
  if (letter === undefined || kind === undefined) throw new Error("There is no such letter.");
  const links = new Map<string, string>();
  const reader: LetterReader = {
    name: "Ada",
    programme: "The Programme",
    url: (path) => `https://programme.example${path}`,
    token: (purpose, id, expires) => {
      links.set(purpose, makeLink(world.needs.keys, purpose, id, expires));
      return `https://programme.example/${purpose}`;
    },
    replyAddress: () => "reply@post.programme.example",
  };
  const content = kind.compose(letter.facts, reader);
  return {
    ...content,
    manage: `/registrations/${links.get("manage-registration")}`,
    offer: `/offers/${links.get("answer-offer")}`,
  };
};

/** The words of a page's heading. */
export const heading = (page: Met): string => page.$("h1").text().replaceAll(/\s+/g, " ").trim();

/** What somebody of the team types in to make an event. */
export const eventFields = {
  title: "Forecasting demand on a ward",
  description: "# What\n\nA *webinar*.",
  date: "2027-06-01",
  startTime: "14:00",
  endTime: "15:30",
  place: "https://meet.example/abc",
  places: "1",
} as const;
