import { changeIfNeeded } from "../../shared/enquiries/commands.ts";
import { answerFailed, answerSentAgain } from "../../shared/enquiries/conversation/decide-undelivered.ts";
import { enquiryAnswer, teamLetter } from "../../shared/enquiries/letters.ts";
import { LetterBounced, LetterNotSent, LetterSentAgain } from "../../shared/letters/entries.ts";
import { readLetter } from "../../shared/letters/store.ts";
import { type Reaction, reactionToAny } from "../entry-points/entry.ts";

const ENQUIRY = "enquiry:";

const WRITTEN_BY_TEAM: ReadonlySet<string> = new Set([enquiryAnswer.kind, teamLetter.kind]);

/** An answer, or a letter that began a conversation, that was not sent, or came back, leaves its enquiry with the team; one that is sent again answers it again. */
export const onAnswerLetter: Reaction<unknown> = async (needs, entry, occasion) => {
  const letter = await readLetter(needs.table, entry.subject.id);
  if (letter === undefined || !WRITTEN_BY_TEAM.has(letter.kind) || !letter.about.startsWith(ENQUIRY)) return;
  const conversation = letter.about.slice(ENQUIRY.length);
  const decide = entry.name === LetterSentAgain.name ? answerSentAgain : answerFailed;
  await changeIfNeeded(needs, conversation, occasion, (enquiry, planning) =>
    decide(enquiry, letter.id, { occasion, planning }),
  );
};

export const handler = reactionToAny(
  "enquiries/on-answer-letter",
  [LetterNotSent, LetterBounced, LetterSentAgain],
  onAnswerLetter,
);
