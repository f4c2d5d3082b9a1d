import { refused, UNCHANGED } from "../journal/answer.ts";
import { type Changed, type Command, changeStored } from "../journal/change.ts";
import type { CommitNeeds, Write } from "../journal/commit.ts";
import type { Occasion } from "../journal/entry.ts";
import { readDomainBook } from "../people/email-domains/store.ts";
import { addressKey, introduce, readPeople } from "../people/store.ts";
import { readItems } from "../platform/dynamo.ts";
import type { LimitRefusal } from "../protection/limits.ts";
import { hold } from "./approval/decide.ts";
import { needsApproval } from "./approval/model.ts";
import { readRules, saveHeld } from "./approval/store.ts";
import { confirm, endMembership, type LeftBy, type RequestState, requestJoining } from "./decide.ts";
import type { JoinWish } from "./input.ts";
import { joinedBeside, readOtherMemberships, withOthersUnlisted } from "./merges/joining.ts";
import { readMembership, saveChanged, saveJoined, saveRequest } from "./store.ts";

/** A wish to join, and what counts it against limits. */
export interface Joining {
  readonly form: JoinWish;
  readonly counts?: readonly Write<LimitRefusal>[];
}

/**
 * Takes in a wish to join, unless one of the `counts` refuses it: one read and one transaction, the same for everybody, so that neither
 * the answer nor its time tells who is known. Refused by the limit of its address it looks done too: whoever asks learns nothing, and no
 * further letter goes.
 */
export const requestMembership = async (
  needs: CommitNeeds,
  { form, counts = [] }: Joining,
  command: Command,
): Promise<Changed<Exclude<LimitRefusal, "address-limit">>> => {
  const { name, email, organisation, organisationCode, segment } = form;
  const introduction = { name, email, organisation, organisationCode, segment, asTyped: true } as const;
  const requested = await changeStored(needs, command, {
    read: async () => ({ address: (await readItems(needs.table, [addressKey(email)]))[0] }),
    decide: ({ address }) => {
      const sender = introduce(introduction, address, command.occasion.newId);
      return { sender, decision: requestJoining(form, sender.id, command.occasion) };
    },
    save: (_found, { sender, decision }) =>
      saveRequest(decision, { person: sender.id, newcomer: sender.writes, counts }),
  });
  if ("done" in requested) return requested;
  const { refusal } = requested;
  return refusal === "address-limit" ? { done: true } : { refusal };
};

/** The person and the request that a confirmation link names. */
interface NamedRequest {
  readonly person: string;
  readonly request: string;
}

/** The id that a confirmation link carries. */
export const requestLinkId = ({ person, request }: NamedRequest): string => `${person}_${request}`;

/** The person and the request in a confirmation link's id. */
export const openRequestLinkId = (id: string): NamedRequest => {
  const [person = "", request = ""] = id.split("_");
  return { person, request };
};

/** Makes the person a member, or has them wait for the team where it has said so; there is nothing to do when they already were. Refused with how things stand. */
export const confirmMembership = (
  needs: CommitNeeds,
  named: NamedRequest,
  command: Command,
): Promise<Changed<Exclude<RequestState, "waiting" | "held" | "member">>> =>
  changeStored(needs, command, {
    read: async () => {
      const [membership, rules, domains, [person]] = await Promise.all([
        readMembership(needs.table, named.person),
        readRules(needs.table),
        readDomainBook(needs.table),
        readPeople(needs.table, [named.person]),
      ]);
      const others = await readOtherMemberships(needs.table, person);
      return { membership, rules, domains, person, others };
    },
    decide: ({ membership, rules, domains, person, others }) => {
      const decision = confirm(membership, named, command.occasion);
      if ("refusal" in decision) {
        const { refusal } = decision;
        return refusal === "member" || refusal === "held" ? UNCHANGED : refused(refusal);
      }
      const { segment } = decision.member;
      const email = person?.email ?? "";
      return needsApproval(rules, { segment, email }, domains) && membership !== undefined
        ? hold(membership, named.person, command.occasion)
        : joinedBeside(decision, person, others);
    },
    save: ({ others }, decision) =>
      "waiting" in decision ? saveHeld(decision) : withOthersUnlisted(saveJoined(decision), decision, others),
  });

/**
 * Ends a membership. Without a form of ours there is no request to name, so a membership's end is named after the membership: its owner
 * may press the button as often as they like.
 */
export const leave = async (
  needs: CommitNeeds,
  { person, by }: { readonly person: string; readonly by: LeftBy },
  occasion: Occasion,
): Promise<Changed<"not-a-member">> => {
  const membership = await readMembership(needs.table, person);
  const once = `leave:${person}:${membership?.member?.joinedAt ?? "never"}`;
  const left = await changeStored(
    needs,
    { once },
    {
      read: (attempt) => (attempt === 1 ? Promise.resolve(membership) : readMembership(needs.table, person)),
      decide: (found) => endMembership(found, by, occasion),
      save: (found, decision) => saveChanged(found, decision),
    },
  );
  return "done" in left ? left : { refusal: "not-a-member" };
};
