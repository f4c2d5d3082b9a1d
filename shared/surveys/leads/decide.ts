import { type Refused, refused, UNCHANGED, type Unchanged } from "../../journal/answer.ts";
import { type Entry, type EntryDefinition, type Occasion, record } from "../../journal/entry.ts";
import { localDate } from "../../platform/wall-clock.ts";
import type { Invitation } from "../invitations/model.ts";
import type { Survey } from "../survey/model.ts";
import {
  SurveyContactAgreed,
  SurveyContactWithdrawn,
  SurveyConversationArranged,
  SurveyConversationHeld,
  SurveyLeadRested,
  SurveyLeadTaken,
} from "./entries.ts";
import type { Lead, Outcome } from "./model.ts";

/** What a decision about a lead makes true; without a lead there is none any more. */
export interface LeadDecision {
  readonly lead?: Lead;
  readonly entries: readonly Entry[];
}

const about = <Data>(
  definition: EntryDefinition<string, Data>,
  { survey, person }: Pick<Lead, "survey" | "person">,
  data: NoInfer<Data>,
  occasion: Occasion,
): Entry => record(definition, { subject: survey, person, data }, occasion);

/** Somebody who has answered says that the team may get in touch. */
export const agreeToContact = (
  {
    survey,
    invitation,
    lead,
  }: { readonly survey: Survey; readonly invitation: Invitation; readonly lead: Lead | undefined },
  occasion: Occasion,
): LeadDecision | Unchanged | Refused<"not-asked"> => {
  if (!survey.asksForContact || !invitation.answered) return refused("not-asked");
  if (lead !== undefined) return UNCHANGED;
  const { person } = invitation;
  const agreed: Lead = {
    survey: survey.reference,
    title: survey.title,
    person,
    state: "agreed",
    agreedAt: occasion.now,
    outcomes: [],
    version: 1,
  };
  return { lead: agreed, entries: [about(SurveyContactAgreed, agreed, {}, occasion)] };
};

/** Somebody changes their mind. What was said in a conversation that was held stays. */
export const withdrawContact = (lead: Lead, occasion: Occasion): LeadDecision | Refused<"talked-already"> =>
  lead.state === "talked"
    ? refused("talked-already")
    : { entries: [about(SurveyContactWithdrawn, lead, {}, occasion)] };

const changed = (lead: Lead, change: Partial<Lead>): Lead => ({
  ...lead,
  ...change,
  version: lead.version + 1,
});

/** One of the team takes a lead up, or gives it to another. */
export const takeLead = (lead: Lead, owner: string, occasion: Occasion): LeadDecision | Unchanged => {
  if (lead.owner === owner && lead.state !== "rested") return UNCHANGED;
  const state = lead.state === "talked" ? "talked" : "taken";
  return {
    lead: changed(lead, { owner, state }),
    entries: [about(SurveyLeadTaken, lead, { owner }, occasion)],
  };
};

/** A time was booked with one of the team, moved, or cancelled: then there is none. Who hosts the conversation has taken it up. */
export const arrangeTalk = (
  lead: Lead,
  time: { readonly host: string; readonly startsAt: string } | undefined,
  occasion: Occasion,
): LeadDecision | Unchanged => {
  if (lead.state === "talked" || lead.talkAt === time?.startsAt) return UNCHANGED;
  const { talkAt: _before, ...rest } = lead;
  const owner = time?.host ?? lead.owner;
  const arranged: Lead =
    time === undefined
      ? { ...rest, version: lead.version + 1 }
      : { ...rest, owner: time.host, state: "taken", talkAt: time.startsAt, version: lead.version + 1 };
  return {
    lead: arranged,
    entries: [about(SurveyConversationArranged, lead, { owner, talkAt: time?.startsAt }, occasion)],
  };
};

/** What one of the team notes of a conversation. */
export interface Talked {
  readonly talkedOn: string;
  readonly note: string;
  readonly outcomes: readonly Outcome[];
  readonly owner: string;
}

/** Notes that the conversation was held, and what came of it; again, to correct it. */
export const noteConversation = (
  lead: Lead,
  { owner, ...talked }: Talked,
  occasion: Occasion,
): LeadDecision | Refused<"still-to-come"> => {
  if (talked.talkedOn > localDate(occasion.now)) return refused("still-to-come");
  const { talkedOn } = talked;
  const found = [...talked.outcomes];
  return {
    lead: changed(lead, { ...talked, outcomes: found, state: "talked", owner: lead.owner ?? owner }),
    entries: [about(SurveyConversationHeld, lead, { talkedOn, outcomes: found }, occasion)],
  };
};

/** Lets a lead rest. Taking it up ends that. */
export const restLead = (
  lead: Lead,
  occasion: Occasion,
): LeadDecision | Unchanged | Refused<"talked-already"> => {
  if (lead.state === "talked") return refused("talked-already");
  if (lead.state === "rested") return UNCHANGED;
  return {
    lead: changed(lead, { state: "rested" }),
    entries: [about(SurveyLeadRested, lead, {}, occasion)],
  };
};
