import { type CommitNeeds, wasCommitted } from "../journal/commit.ts";
import type { Occasion } from "../journal/entry.ts";
import { addressKey, introduce } from "../people/store.ts";
import type { TypedPerson } from "../people/typed-people.ts";
import { readItems } from "../platform/dynamo.ts";
import type { NewId } from "../platform/ids.ts";
import * as decide from "./decide.ts";
import { readInvitation, saveInvitations } from "./store.ts";
import type { Answer, InvitationName, Round } from "./survey.ts";

const MOST_TRIES = 4;

/** When and by whom a command is given, and the name under which it is done once. */
export interface Given {
  readonly occasion: Occasion;
  readonly once: string;
}

/** Whom the team wants to ask about a project: people it knows by id, and people whom it types. */
export interface Asking {
  readonly project: string;
  readonly title: string;
  readonly round: Round;
  readonly known: readonly string[];
  readonly typed: readonly TypedPerson[];
  /** Those who were asked at this time already. They are not asked twice. */
  readonly asked: readonly string[];
}

/** What became of asking: how many were asked, or why nobody was. */
export type AskChange = { readonly asked: number } | { readonly refusal: "nobody-new" | "changed" };

/** Asks people about a project; who is typed becomes known by their address. One read and one transaction. */
export const askPeople = async (
  needs: CommitNeeds & { readonly newId: NewId },
  { known, typed, asked, ...survey }: Asking,
  { occasion, once }: Given,
): Promise<AskChange> => {
  for (let attempt = 1; attempt <= MOST_TRIES; attempt += 1) {
    const addresses =
      typed.length === 0
        ? []
        : await readItems(
            needs.table,
            typed.map(({ email }) => addressKey(email)),
          );
    const introduced = typed.map((person, index) => introduce(person, addresses[index], needs.newId));
    const people = [...new Set([...known, ...introduced.map(({ id }) => id)])].filter(
      (person) => !asked.includes(person),
    );
    // The same button pressed twice: it is as asked.
    if (people.length === 0)
      return (await wasCommitted(needs.table, once)) ? { asked: 0 } : { refusal: "nobody-new" };
    const decision = decide.askPeople({ ...survey, people }, occasion);
    const introductions = introduced.flatMap(({ writes }) => writes);
    const saved = await saveInvitations(needs, decision, { once, introductions });
    if (saved.outcome !== "refused") return { asked: people.length };
    if (saved.refusal === "changed") return { refusal: "changed" };
  }
  return { refusal: "changed" };
};

/** What became of an answer. */
export type AnswerChange = { readonly done: true } | { readonly refusal: "closed" | "unknown" | "changed" };

/** Keeps somebody's answer, in place of any before. One read and one transaction, again when it changed in between. */
export const answerSurvey = async (
  needs: CommitNeeds,
  name: InvitationName,
  answer: Answer,
  { occasion, once }: Given,
): Promise<AnswerChange> => {
  for (let attempt = 1; attempt <= MOST_TRIES; attempt += 1) {
    const invitation = await readInvitation(needs.table, name);
    if (invitation === undefined) return { refusal: "unknown" };
    const decision = decide.answerSurvey(invitation, answer, occasion);
    if ("refusal" in decision) return decision;
    const saved = await saveInvitations(needs, decision, { once });
    if (saved.outcome !== "refused") return { done: true };
  }
  return { refusal: "changed" };
};

/** Reminds somebody who has not answered. Throws when the invitation keeps changing. */
export const remind = async (
  needs: CommitNeeds,
  name: InvitationName,
  { occasion, once }: Given,
): Promise<void> => {
  for (let attempt = 1; attempt <= MOST_TRIES; attempt += 1) {
    const invitation = await readInvitation(needs.table, name);
    const decision = invitation === undefined ? null : decide.remind(invitation, occasion);
    if (decision === null) return;
    const saved = await saveInvitations(needs, decision, { once });
    if (saved.outcome !== "refused") return;
  }
  throw new Error(`An invitation to the survey of ${name.project} kept changing.`);
};
