import { type Refused, refused, UNCHANGED, type Unchanged } from "../../journal/answer.ts";
import { type Entry, type Occasion, record } from "../../journal/entry.ts";
import { giveConsents, isGiven, newConsents, withdrawConsents } from "../consents/decide.ts";
import type { GivenChannel, Withdrawn, WithdrawnChannel } from "../consents/model.ts";
import type { Purpose } from "../consents/purposes.ts";
import { recordConsents } from "../consents/record.ts";
import type { MemberDecision } from "../decide.ts";
import type { Frequency } from "../frequencies.ts";
import type { Member, Membership } from "../member.ts";
import { MemberTopicsChosen, NewsStopped } from "./entries.ts";

/** What a member chooses anew; what is left out stays as it is. */
export interface Choices {
  readonly topics?: readonly string[] | undefined;
  readonly frequency?: Frequency | undefined;
  readonly give?: readonly Purpose[] | undefined;
  readonly withdraw?: readonly Purpose[] | undefined;
}

/** Where it was said, and for a withdrawal that the team recorded, by whom and why. */
export interface ChosenBy {
  readonly given?: GivenChannel;
  readonly withdrawn: WithdrawnChannel;
  readonly by?: string | undefined;
  readonly reason?: string | undefined;
}

const sameTopics = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((topic) => other.includes(topic));

const choseEntries = (before: Member, after: Member, occasion: Occasion): readonly Entry[] => {
  const { person, topics, frequency } = after;
  if (sameTopics(before.topics, topics) && before.frequency === frequency) return [];
  return [record(MemberTopicsChosen, { subject: person, person, data: { topics, frequency } }, occasion)];
};

/** Changes what a member chose and agreed to. Unchanged when all of it is so already. */
export const changeChoices = (
  membership: Membership | undefined,
  { topics, frequency, give = [], withdraw = [] }: Choices,
  { given, ...how }: ChosenBy,
  occasion: Occasion,
): MemberDecision | Unchanged | Refused<"not-a-member"> => {
  const member = membership?.member;
  if (member?.status !== "member") return refused("not-a-member");
  const withdrawn: Withdrawn = { at: occasion.now, channel: how.withdrawn, by: how.by, reason: how.reason };
  const kept = withdrawConsents(member.consents, withdraw, withdrawn);
  const fresh = given === undefined ? {} : newConsents(give, { at: occasion.now, channel: given });
  const { consents, earlier } = giveConsents(kept, fresh);
  const after: Member = {
    ...member,
    topics: [...new Set(topics ?? member.topics)],
    frequency: frequency ?? member.frequency,
    consents,
  };
  const channels = { ...(given !== undefined && { given }), withdrawn: how.withdrawn };
  const entries = [
    ...choseEntries(member, after, occasion),
    ...recordConsents(
      { person: member.person, before: member.consents, after: consents, channels },
      occasion,
    ),
  ];
  return entries.length === 0 ? UNCHANGED : { member: after, earlier, entries };
};

/**
 * Ends news about a topic, or all news. Whoever gives up the last topic gets no news any more, so the consent to it ends, too. Nothing changes for
 * somebody who is no member, gets no news, or did not choose the topic: what the link promises is so already.
 */
export const stopNews = (
  membership: Membership | undefined,
  {
    topic,
    channel,
    from,
  }: {
    readonly topic?: string | undefined;
    readonly channel: "one-click" | "email-link";
    readonly from?: { readonly kind: string; readonly about: string } | undefined;
  },
  occasion: Occasion,
): MemberDecision | Unchanged => {
  const member = membership?.member;
  if (member?.status !== "member") return UNCHANGED;
  const topics = topic === undefined ? member.topics : member.topics.filter((one) => one !== topic);
  const stopsAll = topic === undefined || topics.length === 0;
  const choices = {
    topics,
    withdraw: stopsAll && isGiven(member.consents, "news") ? (["news"] as const) : [],
  };
  const decision = changeChoices(membership, choices, { withdrawn: channel }, occasion);
  if (!("entries" in decision)) return UNCHANGED;
  if (from === undefined) return decision;
  const { person } = member;
  const stopped = record(NewsStopped, { subject: person, person, data: { ...from, topic } }, occasion);
  return { ...decision, entries: [...decision.entries, stopped] };
};

/** Ends being asked to take part in surveys and conversations. Nothing changes for who is no member or did not agree to it. */
export const stopResearch = (
  membership: Membership | undefined,
  channel: "one-click" | "email-link",
  occasion: Occasion,
): MemberDecision | Unchanged => {
  const member = membership?.member;
  if (member?.status !== "member" || !isGiven(member.consents, "research")) return UNCHANGED;
  const decision = changeChoices(membership, { withdraw: ["research"] }, { withdrawn: channel }, occasion);
  return "refusal" in decision ? UNCHANGED : decision;
};
