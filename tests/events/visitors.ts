import { letterKinds } from "../../shared/all-letters.ts";
import { draftEvent, publishEvent } from "../../shared/events/event/commands.ts";
import type { Letter, LetterReader } from "../../shared/letters/letter.ts";
import { newId } from "../../shared/platform/ids.ts";
import { makeLink } from "../../shared/platform/links.ts";
import { plus } from "../../shared/platform/wall-clock.ts";
import type { Browser, Met } from "../support/browser.ts";
import { testOccasion } from "../support/visiting.ts";
import type { World } from "../support/world.ts";

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
    greeting: "Dear Ada",
    signature: "Ada",
    programme: "The Programme",
    url: (path) => `https://programme.example${path}`,
    token: (purpose, id, expires) => {
      links.set(purpose, makeLink(world.needs.keys, purpose, id, expires));
      return `https://programme.example/${purpose}`;
    },
    replyAddress: () => "reply@post.programme.example",
  };
  const content = kind.compose(letter.facts, reader);
  const pathOf = (beginning: string, purpose: string): string => {
    const token = links.get(purpose);
    if (token === undefined) throw new Error(`The letter ${letter.kind} has no link to ${purpose}.`);
    return beginning + token;
  };
  return {
    ...content,
    get manage() {
      return pathOf("/registrations/", "manage-registration");
    },
    get offer() {
      return pathOf("/offers/", "answer-offer");
    },
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

/** A published event with so many places that starts in so long; gives its reference. */
export const publishedEvent = async (world: World, places: number, startsIn = "P14D"): Promise<string> => {
  const startsAt = plus(world.clock.now, startsIn);
  const details = {
    title: "Forecasting demand on a ward",
    description: "An invented event.",
    startsAt,
    endsAt: plus(startsAt, "PT1H"),
    place: "Room 3, Example House",
    places,
  };
  const {
    done: { reference },
  } = await draftEvent(world.needs, details, { once: newId(), occasion: testOccasion(world.needs) });
  await publishEvent(world.needs, reference, { once: newId(), occasion: testOccasion(world.needs) });
  return reference;
};
