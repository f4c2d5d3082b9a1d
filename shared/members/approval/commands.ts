import { type Changed, type Command, changeStored } from "../../journal/change.ts";
import type { CommitNeeds } from "../../journal/commit.ts";
import { readPeople } from "../../people/store.ts";
import { joinedBeside, readOtherMemberships, withOthersUnlisted } from "../merges/joining.ts";
import { readMembership, saveJoined } from "../store.ts";
import { approve, decline, setRules } from "./decide.ts";
import type { ApprovalRules } from "./model.ts";
import type { DeclineReason } from "./reasons.ts";
import { readRules, saveDeclined, saveRules } from "./store.ts";

/** Sets who has to wait for the team before they are a member. Those who wait already go on waiting. */
export const setApprovalRules = (
  needs: CommitNeeds,
  rules: ApprovalRules,
  command: Command,
): Promise<Changed<"changed">> =>
  changeStored(needs, command, {
    read: () => readRules(needs.table),
    decide: (now) => setRules(now, rules, command.occasion),
    save: (_now, decision) => saveRules(decision),
  });

/** Makes somebody a member who waits for the team; they are welcomed as everybody is. */
export const approveMember = (
  needs: CommitNeeds,
  person: string,
  command: Command,
): Promise<Changed<"not-waiting" | "unknown">> =>
  changeStored(needs, command, {
    read: async () => {
      const [membership, [who]] = await Promise.all([
        readMembership(needs.table, person),
        readPeople(needs.table, [person]),
      ]);
      return membership && { membership, who, others: await readOtherMemberships(needs.table, who) };
    },
    decide: ({ membership, who, others }) => {
      const approved = approve(membership, person, command.occasion);
      return "refusal" in approved ? approved : joinedBeside(approved, who, others);
    },
    save: ({ others }, decision) => withOthersUnlisted(saveJoined(decision, "waiting"), decision, others),
  });

/** Does not accept somebody who waits for the team; a letter tells them why. */
export const declineMember = (
  needs: CommitNeeds,
  declining: { readonly person: string; readonly reason: DeclineReason },
  command: Command,
): Promise<Changed<"not-waiting" | "unknown">> =>
  changeStored(needs, command, {
    read: () => readMembership(needs.table, declining.person),
    decide: (membership) => decline(membership, declining, command.occasion),
    save: (_membership, decision) => saveDeclined(decision, command.occasion.now),
  });
