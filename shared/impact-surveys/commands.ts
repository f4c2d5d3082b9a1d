import * as z from "zod/mini";
import { refused, UNCHANGED } from "../journal/answer.ts";
import { type Changed, type Command, changeStored } from "../journal/change.ts";
import type { CommitNeeds } from "../journal/commit.ts";
import { addressKey, introduce } from "../people/store.ts";
import type { TypedPerson } from "../people/typed-people.ts";
import { readItems } from "../platform/dynamo.ts";
import { localDate } from "../platform/wall-clock.ts";
import {
  answerSurvey as decideAnswerSurvey,
  askPeople as decideAskPeople,
  remind as decideRemind,
} from "./decide.ts";
import { askedAt, knownPeople, readSurvey } from "./read.ts";
import { readInvitation, saveInvitations } from "./store.ts";
import type { Answer, InvitationName, Round } from "./survey.ts";

/** Whom the team wants to ask about a project: people it knows by id, and people whom it types. */
export interface Asking {
  readonly project: string;
  readonly round: Round;
  readonly known: readonly string[];
  readonly typed: readonly TypedPerson[];
}

const asked = z.object({ asked: z.number() });

/**
 * Asks people about a project, and tells how many; who is typed becomes known by their address. Nobody is asked twice at the same time.
 * Reads the survey and the addresses; one transaction.
 */
export const askPeople = (
  needs: CommitNeeds,
  { project: reference, round, known, typed }: Asking,
  { once, occasion }: Command,
): Promise<Changed<"nobody-new" | "unknown", z.infer<typeof asked>>> =>
  changeStored(
    needs,
    { once },
    {
      read: async () => {
        const addressKeys = typed.map(({ email }) => addressKey(email));
        const [survey, addresses] = await Promise.all([
          readSurvey(needs.table, reference, localDate(occasion.now)),
          addressKeys.length === 0 ? [] : readItems(needs.table, addressKeys),
        ]);
        return survey && { survey, addresses };
      },
      decide: ({ survey, addresses }) => {
        const introduced = typed.map((person, index) => introduce(person, addresses[index], occasion.newId));
        const mayBeAsked = knownPeople(survey);
        const before = askedAt(survey, round);
        const people = new Set([
          ...known.filter((person) => mayBeAsked.includes(person)),
          ...introduced.map(({ id }) => id),
        ]);
        const others = [...people].filter((person) => !before.includes(person));
        if (others.length === 0) return refused("nobody-new");
        const { title } = survey.project;
        const decision = decideAskPeople({ project: reference, title, round, people: others }, occasion);
        return { decision, newcomers: introduced.flatMap(({ writes }) => writes) };
      },
      save: (_found, { decision, newcomers }) => ({
        ...saveInvitations(decision, newcomers),
        result: { asked: decision.invitations.length },
      }),
      told: asked,
    },
  );

/** Keeps somebody's answer, in place of any before. One read and one transaction. */
export const answerSurvey = (
  needs: CommitNeeds,
  { name, answer }: { readonly name: InvitationName; readonly answer: Answer },
  { once, occasion }: Command,
): Promise<Changed<"closed" | "unknown">> =>
  changeStored(
    needs,
    { once },
    {
      read: () => readInvitation(needs.table, name),
      decide: (invitation) => decideAnswerSurvey(invitation, answer, occasion),
      save: (_invitation, decision) => saveInvitations(decision),
    },
  );

/** Reminds somebody who has not answered. */
export const remind = (
  needs: CommitNeeds,
  name: InvitationName,
  { once, occasion }: Command,
): Promise<Changed<"unknown">> =>
  changeStored(
    needs,
    { once },
    {
      read: () => readInvitation(needs.table, name),
      decide: (invitation) => decideRemind(invitation, occasion) ?? UNCHANGED,
      save: (_invitation, decision) => saveInvitations(decision),
    },
  );
