import { type Changed, type Command, changeStored } from "../../journal/change.ts";
import type { CommitNeeds } from "../../journal/commit.ts";
import { type Item, readItems, type Table } from "../../platform/dynamo.ts";
import type { InvitationName } from "../invitations/link.ts";
import { invitationKey, toInvitation } from "../invitations/store.ts";
import { surveyKey, toSurvey } from "../survey/store.ts";
import {
  agreeToContact,
  arrangeTalk,
  noteConversation,
  restLead,
  type Talked,
  takeLead,
  withdrawContact,
} from "./decide.ts";
import { leadKey, readLead, saveLead, toLead } from "./store.ts";

const orNone = <Thing>(item: Item | undefined, parse: (item: Item) => Thing): Thing | undefined =>
  item === undefined ? undefined : parse(item);

/** The survey that somebody was asked to answer, their invitation, and whether they agreed to be contacted; undefined when they were not asked. One read. */
export const readContact = async (table: Table, name: InvitationName) => {
  const [survey, invitation, lead] = await readItems(table, [
    surveyKey(name.survey),
    invitationKey(name),
    leadKey(name),
  ]);
  if (survey === undefined || invitation === undefined) return undefined;
  return { survey: toSurvey(survey), invitation: toInvitation(invitation), lead: orNone(lead, toLead) };
};

/** Somebody says that the team may get in touch. One read and one transaction. */
export const agree = (
  needs: CommitNeeds,
  name: InvitationName,
  { once, occasion }: Command,
): Promise<Changed<"not-asked" | "unknown">> =>
  changeStored(
    needs,
    { once },
    {
      read: () => readContact(needs.table, name),
      decide: (found) => agreeToContact(found, occasion),
      save: ({ lead }, decision) => saveLead(lead, decision),
    },
  );

/** Somebody changes their mind. One read and one transaction. */
export const withdraw = (
  needs: CommitNeeds,
  name: InvitationName,
  { once, occasion }: Command,
): Promise<Changed<"talked-already" | "unknown">> =>
  changeStored(
    needs,
    { once },
    {
      read: () => readLead(needs.table, name),
      decide: (lead) => withdrawContact(lead, occasion),
      save: saveLead,
    },
  );

/** One of the team takes a lead up. One read and one transaction. */
export const take = (
  needs: CommitNeeds,
  { owner, ...name }: InvitationName & { readonly owner: string },
  { once, occasion }: Command,
): Promise<Changed<"unknown">> =>
  changeStored(
    needs,
    { once },
    {
      read: () => readLead(needs.table, name),
      decide: (lead) => takeLead(lead, owner, occasion),
      save: saveLead,
    },
  );

/** Keeps the time of a conversation as it is booked; none, without. One read and one transaction. */
export const arrange = (
  needs: CommitNeeds,
  { time, ...name }: InvitationName & { readonly time: Parameters<typeof arrangeTalk>[1] },
  { once, occasion }: Command,
): Promise<Changed<"unknown">> =>
  changeStored(
    needs,
    { once },
    {
      read: () => readLead(needs.table, name),
      decide: (lead) => arrangeTalk(lead, time, occasion),
      save: saveLead,
    },
  );

/** Notes what came of a conversation. One read and one transaction. */
export const noteTalk = (
  needs: CommitNeeds,
  { survey, person, ...talked }: InvitationName & Talked,
  { once, occasion }: Command,
): Promise<Changed<"still-to-come" | "unknown">> =>
  changeStored(
    needs,
    { once },
    {
      read: () => readLead(needs.table, { survey, person }),
      decide: (lead) => noteConversation(lead, talked, occasion),
      save: saveLead,
    },
  );

/** Lets a lead rest. One read and one transaction. */
export const rest = (
  needs: CommitNeeds,
  name: InvitationName,
  { once, occasion }: Command,
): Promise<Changed<"talked-already" | "unknown">> =>
  changeStored(
    needs,
    { once },
    {
      read: () => readLead(needs.table, name),
      decide: (lead) => restLead(lead, occasion),
      save: saveLead,
    },
  );
