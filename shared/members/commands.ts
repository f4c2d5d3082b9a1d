import type { CommitNeeds, Write } from "../journal/commit.ts";
import type { Occasion } from "../journal/entry.ts";
import { addressKey, introduce } from "../people/store.ts";
import { readItems } from "../platform/dynamo.ts";
import type { LimitRefusal } from "../protection/limits.ts";
import { confirm, endMembership, type LeftBy, type RequestState, requestJoining } from "./decide.ts";
import type { JoinForm } from "./input.ts";
import { readMembership, saveJoined, saveLeft, saveRequest } from "./store.ts";

const MOST_TRIES = 3;

/** On which occasion a command is given, and the name under which it is carried out once. */
export interface Given {
  readonly occasion: Occasion;
  readonly once: string;
}

/** What became of a wish to join. Refused by the limit of its address it looks `taken` too: whoever asks learns nothing, and no further letter goes. */
export type Requested = "taken" | Exclude<LimitRefusal, "address-limit">;

/**
 * Takes in a wish to join, unless one of the `counts` refuses it: one read and one transaction, the same for everybody, so that neither
 * the answer nor its time tells who is known. Throws when other requests for the same new address get in the way three times.
 */
export const requestMembership = async (
  needs: CommitNeeds,
  form: JoinForm,
  given: Given,
  counts: readonly Write<LimitRefusal>[] = [],
): Promise<Requested> => {
  for (let attempt = 1; attempt <= MOST_TRIES; attempt += 1) {
    const [address] = await readItems(needs.table, [addressKey(form.email)]);
    const sender = introduce(
      {
        name: form.name,
        email: form.email,
        organisation: form.organisation,
        organisationCode: form.organisationCode,
        segment: form.segment,
      },
      address,
      given.occasion.newId,
    );
    const decision = requestJoining(form, sender.id, given.occasion);
    const saved = await saveRequest(needs, decision, {
      person: sender.id,
      once: given.once,
      newcomer: sender.writes,
      counts,
    });
    if (saved.outcome !== "refused" || saved.refusal === "address-limit") return "taken";
    if (saved.refusal !== "address-taken") return saved.refusal;
  }
  throw new Error(`A wish to join could not be saved in ${MOST_TRIES} tries.`);
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

/** Makes the person a member. `member` is also the answer when they already were; anything else says why they are not. */
export const confirmMembership = async (
  needs: CommitNeeds,
  named: NamedRequest,
  given: Given,
): Promise<Exclude<RequestState, "waiting">> => {
  for (let attempt = 1; attempt <= MOST_TRIES; attempt += 1) {
    const decision = confirm(await readMembership(needs.table, named.person), named, given.occasion);
    if ("refusal" in decision) return decision.refusal;
    const saved = await saveJoined(needs, decision, given.once);
    if (saved.outcome !== "refused") return "member";
    if (saved.refusal === "person-erased") return "unknown";
  }
  throw new Error(`A membership could not be confirmed in ${MOST_TRIES} tries.`);
};

/**
 * Ends a membership. Without a form of ours there is no request to name, so a membership's end is named after the membership: its owner
 * may press the button as often as they like.
 */
export const leave = async (
  needs: CommitNeeds,
  person: string,
  by: LeftBy,
  occasion: Occasion,
): Promise<"left" | "not-a-member"> => {
  for (let attempt = 1; attempt <= MOST_TRIES; attempt += 1) {
    const decision = endMembership(await readMembership(needs.table, person), by, occasion);
    if ("refusal" in decision) return decision.refusal;
    const saved = await saveLeft(needs, decision, `leave:${person}:${decision.member.joinedAt}`);
    if (saved.outcome !== "refused") return "left";
  }
  throw new Error(`A membership could not be ended in ${MOST_TRIES} tries.`);
};
