import { type Changed, type Command, changeStored } from "../journal/change.ts";
import type { CommitNeeds, Write } from "../journal/commit.ts";
import { presentAmong } from "../members/read.ts";
import { membershipKey } from "../people/membership.ts";
import {
  acceptToChampion,
  askToChampion,
  changeChampion,
  type EndedBy,
  endTerm,
  renewTerm,
  type Said,
  termIsDue,
} from "./decide.ts";
import { readChampion, saveChampion } from "./store.ts";

const checkMember = (person: string): Write<"not-a-member"> => ({
  check: membershipKey(person),
  when: {
    expression: "#member.#status = :member",
    names: { "#member": "member", "#status": "status" },
    values: { ":member": "member" },
  },
  otherwise: "not-a-member",
});

/** Asks a member to be a champion: a letter goes out. One read and one transaction. */
export const askMember = (
  needs: CommitNeeds,
  person: string,
  command: Command,
): Promise<Changed<"asked-already" | "champion-already" | "not-a-member">> =>
  changeStored(needs, command, {
    read: async () => ({ before: await readChampion(needs.table, person) }),
    decide: ({ before }) => askToChampion(before, person, command.occasion),
    save: ({ before }, decision) => {
      const saving = saveChampion(before, decision);
      return { ...saving, writes: [...(saving.writes ?? []), checkMember(person)] };
    },
  });

/** Begins a term, as the person who was asked says. */
export const accept = (
  needs: CommitNeeds,
  { person, ...said }: Said & { readonly person: string },
  command: Command,
): Promise<Changed<"not-asked" | "not-a-member" | "unknown">> =>
  changeStored(needs, command, {
    read: () => readChampion(needs.table, person),
    decide: (before) => acceptToChampion(before, said, command.occasion),
    save: (before, decision) => {
      const saving = saveChampion(before, decision);
      return { ...saving, writes: [...(saving.writes ?? []), checkMember(person)] };
    },
  });

/** Changes what a champion offers, and whether they are shown. */
export const changeSaid = (
  needs: CommitNeeds,
  { person, ...said }: Said & { readonly person: string },
  command: Command,
): Promise<Changed<"not-a-champion" | "unknown">> =>
  changeStored(needs, command, {
    read: () => readChampion(needs.table, person),
    decide: (before) => changeChampion(before, said, command.occasion),
    save: saveChampion,
  });

/** Has a term go on for another year. */
export const renew = (
  needs: CommitNeeds,
  person: string,
  command: Command,
): Promise<Changed<"not-a-champion" | "unknown">> =>
  changeStored(needs, command, {
    read: () => readChampion(needs.table, person),
    decide: (before) => renewTerm(before, command.occasion),
    save: saveChampion,
  });

/** Ends a term, or declines to begin one. */
export const end = (
  needs: CommitNeeds,
  { person, by }: { readonly person: string; readonly by: EndedBy },
  command: Command,
): Promise<Changed<"not-a-champion" | "unknown">> =>
  changeStored(needs, command, {
    read: () => readChampion(needs.table, person),
    decide: (before) => endTerm(before, by, command.occasion),
    save: saveChampion,
  });

/** Does what a timer of a term asks for: once, and nothing where the term is another by now. */
export const dueTerm = (
  needs: CommitNeeds,
  { person, ...due }: { readonly person: string; readonly until: string; readonly what: "soon" | "over" },
  command: Command,
): Promise<Changed<"unknown">> =>
  changeStored(needs, command, {
    read: async () => {
      const [before, members] = await Promise.all([
        readChampion(needs.table, person),
        presentAmong(needs.table, [person]),
      ]);
      return before && { before, isMember: members.has(person) };
    },
    decide: ({ before, isMember }) => termIsDue(before, { ...due, isMember }, command.occasion),
    save: ({ before }, decision) => saveChampion(before, decision),
  });
