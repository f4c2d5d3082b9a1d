import { applicationOutcome } from "./applications/gate/outcome-letter.ts";
import * as applications from "./applications/letters.ts";
import * as champions from "./champions/letters.ts";
import * as contributions from "./contributions/letters.ts";
import { newsDigest } from "./digests/letters.ts";
import * as enquiries from "./enquiries/letters.ts";
import * as enquiryMornings from "./enquiries/morning/letters.ts";
import * as enquiryColleagues from "./enquiries/notices/colleague-letters.ts";
import * as enquiryNotices from "./enquiries/notices/letters.ts";
import * as eventChanges from "./events/event/letters.ts";
import * as eventMessages from "./events/messages/letters.ts";
import * as events from "./events/places/letters.ts";
import * as followUps from "./follow-ups/runs/letters.ts";
import { followUpLetter } from "./follow-ups/step-letters/letter-of-step.ts";
import * as webinars from "./follow-ups/webinar/letters.ts";
import * as handOvers from "./hand-overs/letters.ts";
import * as impactSurveys from "./impact-surveys/letters.ts";
import type { LetterKind } from "./letters/letter.ts";
import * as links from "./links/letters.ts";
import * as memberDirectory from "./members/directory/letters.ts";
import * as members from "./members/letters.ts";
import * as myPage from "./my-page/letters.ts";
import * as newsletters from "./newsletters/letters.ts";
import * as access from "./privacy/access/letters.ts";
import * as erasure from "./privacy/erasure/letters.ts";
import * as projects from "./projects/letters.ts";
import * as reUses from "./re-uses/letters.ts";
import { reUsePartner } from "./re-uses/partner-letter.ts";
import * as programmeReports from "./reports/programme/letters.ts";
import * as reports from "./reports/weekly/letters.ts";
import * as slotHosts from "./slots/host-letters.ts";
import * as slots from "./slots/letters.ts";
import * as surveys from "./surveys/invitations/letters.ts";
import * as weekNotes from "./week-notes/letters.ts";

/** Every kind of letter that the product can send, by its name. Only the sender and the desk's preview import this. */
export const letterKinds: ReadonlyMap<string, LetterKind> = new Map(
  [
    ...Object.values(enquiries),
    ...Object.values(enquiryNotices),
    ...Object.values(enquiryColleagues),
    ...Object.values(enquiryMornings),
    ...Object.values(applications),
    applicationOutcome,
    ...Object.values(weekNotes),
    ...Object.values(impactSurveys),
    ...Object.values(surveys),
    ...Object.values(slots),
    ...Object.values(slotHosts),
    ...Object.values(projects),
    ...Object.values(followUps),
    followUpLetter,
    ...Object.values(webinars),
    ...Object.values(events),
    ...Object.values(eventChanges),
    ...Object.values(eventMessages),
    ...Object.values(members),
    ...Object.values(champions),
    ...Object.values(myPage),
    ...Object.values(erasure),
    ...Object.values(access),
    newsletters.newsletter,
    newsletters.newsletterTest,
    newsDigest,
    ...Object.values(memberDirectory),
    ...Object.values(contributions),
    ...Object.values(reUses),
    reUsePartner,
    ...Object.values(programmeReports),
    ...Object.values(reports),
    ...Object.values(handOvers),
    ...Object.values(links),
  ].map((kind): [string, LetterKind] => [kind.kind, kind]),
);
