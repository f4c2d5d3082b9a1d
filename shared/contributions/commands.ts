import * as z from "zod/mini";
import { createItem } from "../catalogue/items/commands.ts";
import { type Changed, type Command, changeStored } from "../journal/change.ts";
import type { CommitNeeds, Write } from "../journal/commit.ts";
import type { Occasion } from "../journal/entry.ts";
import { type Letter, letter, waitingLetter } from "../letters/letter.ts";
import { countWaiting } from "../letters/outbox-count.ts";
import { newReference, type RandomBytes } from "../platform/references.ts";
import * as decide from "./decide.ts";
import { contributionDecided, questionClosed, questionToApprove } from "./letters.ts";
import type { Contribution, QuestionAnswer } from "./model.ts";
import {
  contributionKey,
  readContribution,
  readWithAnswers,
  saveAnswer,
  saveContribution,
  saveOffered,
} from "./store.ts";

type RandomNeeds = CommitNeeds & { readonly randomBytes: RandomBytes };

/** Takes in what a member offers or asks, and tells its reference. One transaction. */
export const offerContribution = (
  needs: RandomNeeds,
  { counts, ...offering }: decide.Offering & { readonly counts: readonly Write<"too-many">[] },
  command: Command,
): Promise<Changed<"too-many", { readonly reference: string }>> =>
  changeStored(needs, command, {
    read: () => Promise.resolve({ reference: newReference("contribution", needs.randomBytes) }),
    decide: ({ reference }) => decide.offer(offering, reference, command.occasion),
    save: ({ reference }, decision) => ({ ...saveOffered(decision, counts), result: { reference } }),
    told: z.object({ reference: z.string() }),
  });

const toMember = ({ reference, person, status }: Contribution, occasion: Occasion): Letter =>
  letter(
    contributionDecided,
    {
      to: { person },
      about: `contribution:${reference}`,
      facts: { taken: status === "taken" },
      encloses: contributionKey(reference),
    },
    occasion,
  );

interface Answering {
  readonly reference: string;
  readonly words: string;
}

/**
 * Takes up what a member offers, and tells them. A case study becomes a draft of the catalogue first, which the team reviews like any other; interrupted between
 * the two, the same command goes on where it was. One read and one transaction, and for a case study those of the draft.
 */
export const takeUpContribution = async (
  needs: RandomNeeds,
  { reference, words }: Answering,
  command: Command,
): Promise<Changed<"settled" | "is-question" | "unknown">> => {
  const before = await readContribution(needs.table, reference);
  const item =
    before?.kind === "case-study" && before.status === "waiting"
      ? (await draftCaseStudy(needs, before, command)).done.reference
      : undefined;
  return changeStored(needs, command, {
    read: () => readContribution(needs.table, reference),
    decide: (found) => decide.takeUp(found, { words, item }, command.occasion),
    save: (found, decision) =>
      saveContribution(found, decision, { letters: [toMember(decision.contribution, command.occasion)] }),
  });
};

const MOST_SUMMARY = 150;

const draftCaseStudy = (needs: RandomNeeds, { reference, title, text }: Contribution, command: Command) =>
  createItem(
    needs,
    {
      kind: "case-study",
      title,
      summary: text.slice(0, MOST_SUMMARY),
      body: text,
      tags: [],
      organisations: [],
      standing: [],
      outputs: [],
      contacts: [],
    },
    // Named after the contribution: pressed twice, it is one draft.
    { once: `contribution-item:${reference}`, occasion: command.occasion },
  );

/** Does not take up what a member offers or asks, and tells them why. One read and one transaction. */
export const declineContribution = (
  needs: CommitNeeds,
  { reference, words }: Answering,
  command: Command,
): Promise<Changed<"settled" | "unknown">> =>
  changeStored(needs, command, {
    read: () => readContribution(needs.table, reference),
    decide: (found) => decide.decline(found, words, command.occasion),
    save: (found, decision) =>
      saveContribution(found, decision, { letters: [toMember(decision.contribution, command.occasion)] }),
  });

interface PassingOn {
  readonly reference: string;
  readonly topic: string;
  readonly subject: string;
  readonly body: string;
  readonly members: number;
}

/** Passes a question on: its letter waits in the outbox, and goes to the members of the topic when it is approved there. One read and one transaction. */
export const passOnQuestion = (
  needs: CommitNeeds,
  { reference, topic, subject, body, members }: PassingOn,
  command: Command,
): Promise<Changed<"settled" | "no-question" | "unknown">> =>
  changeStored(needs, command, {
    read: () => readContribution(needs.table, reference),
    decide: (found) => decide.passOn(found, topic, command.occasion),
    save: (found, decision) => {
      const until = decision.contribution.answersUntil ?? command.occasion.now;
      const facts = { question: reference, until, subject, body, topic, members };
      const sent = {
        to: { team: true },
        about: `contribution:${reference}`,
        facts,
        readers: members,
      } as const;
      const waiting = waitingLetter(questionToApprove, { ...sent, usefulUntil: until }, command.occasion);
      return saveContribution(found, decision, { letters: [waiting], writes: countWaiting(1) });
    },
  });

/** Takes in a member's answer to a question. One read and one transaction. */
export const giveAnswer = (
  needs: CommitNeeds,
  { question, ...answer }: Pick<QuestionAnswer, "question" | "person" | "text" | "mayPublish">,
  command: Command,
): Promise<Changed<"over" | "unknown">> =>
  changeStored(needs, command, {
    read: () => readContribution(needs.table, question),
    decide: (found) => decide.answerQuestion(found, answer, command.occasion),
    save: (_found, decision) => saveAnswer(decision.answer, decision.entries),
  });

/** Ends the time for answers, and tells whoever asked how many there are. One query and one transaction. */
export const endQuestion = (
  needs: CommitNeeds,
  reference: string,
  command: Command,
): Promise<Changed<"not-passed-on" | "unknown">> =>
  changeStored(needs, command, {
    read: () => readWithAnswers(needs.table, reference),
    decide: ({ contribution, answers }) =>
      decide.closeQuestion(contribution, answers.length, command.occasion),
    save: (found, decision) => {
      const { person } = decision.contribution;
      const sent = { about: `contribution:${reference}`, encloses: contributionKey(reference) };
      const facts = { answers: found.answers.length };
      const told = letter(questionClosed, { ...sent, to: { person }, facts }, command.occasion);
      return saveContribution(found.contribution, decision, { letters: [told] });
    },
  });

/** Publishes a closed question with the answers whose writers agreed. One read and one transaction. */
export const publishAnswers = (
  needs: CommitNeeds,
  reference: string,
  command: Command,
): Promise<Changed<"not-closed" | "not-agreed" | "unknown">> =>
  changeStored(needs, command, {
    read: () => readContribution(needs.table, reference),
    decide: (found) => decide.publishQuestion(found, command.occasion),
    save: (found, decision) => saveContribution(found, decision),
  });
