import * as enquiries from "../enquiries/letters.ts";
import * as enquiryMornings from "../enquiries/morning-letters.ts";
import * as eventChanges from "../events/change-letters.ts";
import * as events from "../events/letters.ts";
import { followUpLetter } from "../follow-ups/letter-of-step.ts";
import * as followUps from "../follow-ups/letters.ts";
import * as webinars from "../follow-ups/webinar-letters.ts";
import * as impactSurveys from "../impact-surveys/letters.ts";
import * as links from "../links/letters.ts";
import * as members from "../members/letters.ts";
import * as problems from "../problems/letters.ts";
import { problemOutcome } from "../problems/outcome-letter.ts";
import * as projects from "../projects/letters.ts";
import * as reUses from "../re-uses/letters.ts";
import { reUsePartner } from "../re-uses/partner-letter.ts";
import * as reports from "../reports/letters.ts";
import * as weekNotes from "../week-notes/letters.ts";
import type { LetterKind } from "./letter.ts";

/** Every kind of letter that the product can send, by its name. Only the sender and the desk's preview import this. */
export const letterKinds: ReadonlyMap<string, LetterKind> = new Map(
  [
    ...Object.values(enquiries),
    ...Object.values(enquiryMornings),
    ...Object.values(problems),
    problemOutcome,
    ...Object.values(weekNotes),
    ...Object.values(impactSurveys),
    ...Object.values(projects),
    ...Object.values(followUps),
    followUpLetter,
    ...Object.values(webinars),
    ...Object.values(events),
    ...Object.values(eventChanges),
    ...Object.values(members),
    ...Object.values(reUses),
    reUsePartner,
    ...Object.values(reports),
    ...Object.values(links),
  ].map((kind): [string, LetterKind] => [kind.kind, kind]),
);
