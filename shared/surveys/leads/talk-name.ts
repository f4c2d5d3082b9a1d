import { parseReference } from "../../platform/references.ts";
import type { SlotName } from "../../slots/name.ts";
import type { InvitationName } from "../invitations/link.ts";

const PREFIX = "survey:";

/** The times of conversations after a survey, as the kit of times names them. */
export const timesAbout = (survey: string): string => `${PREFIX}${survey}`;

/** The booking of a conversation after a survey. */
export const talkName = ({ survey, person }: InvitationName): SlotName => ({
  about: timesAbout(survey),
  person,
});

/** The survey that a booking is about; undefined where it is about something else. */
export const surveyOfTalk = (about: string): string | undefined =>
  about.startsWith(PREFIX) ? (parseReference("survey", about.slice(PREFIX.length)) ?? undefined) : undefined;
