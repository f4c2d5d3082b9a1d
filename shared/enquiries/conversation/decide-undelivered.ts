import { UNCHANGED, type Unchanged } from "../../journal/answer.ts";
import { type Occasion, record } from "../../journal/entry.ts";
import { hoursBetween } from "../../platform/time.ts";
import { localDate } from "../../platform/wall-clock.ts";
import { type EnquiryDecision, moveTo, unmoved } from "../decide-status.ts";
import { type Enquiry, isOurTurn } from "../enquiry.ts";
import { EnquiryAnswerFailed } from "../entries.ts";
import { answerBy, type Planning } from "../targets/model.ts";
import { answeredEntry, firstAnswer } from "./decide.ts";

interface Given {
  readonly occasion: Occasion;
  readonly planning: Planning;
}

/** An enquiry without its first answer, which did not arrive; when that was due, the next one is due. */
const withoutFirstAnswer = (enquiry: Enquiry): Enquiry => {
  const {
    firstAnsweredAt: _at,
    firstAnsweredBy: _by,
    firstAnswerDue: due,
    firstAnswerLetter: _letter,
    ...rest
  } = enquiry;
  return due === undefined ? rest : { ...rest, answerBy: due };
};

/** What the first answer counted for, so that it can be taken out again. */
const countedFor = ({ receivedAt, firstAnsweredAt, firstAnswerDue }: Enquiry) => {
  if (firstAnsweredAt === undefined) return { first: false, hoursOpen: 0 };
  const inTime = firstAnswerDue === undefined ? {} : { inTime: localDate(firstAnsweredAt) <= firstAnswerDue };
  return { first: true, hoursOpen: hoursBetween(receivedAt, firstAnsweredAt), ...inTime };
};

/**
 * The letter with an answer was not sent, or came back: it is the team's turn again, and what counted as the first answer counts no more. Once for
 * each letter.
 */
export const answerFailed = (
  before: Enquiry,
  letter: string,
  { occasion, planning }: Given,
): EnquiryDecision | Unchanged => {
  if (before.merged !== undefined || before.undelivered?.letter === letter) return UNCHANGED;
  const isFirst = before.firstAnswerLetter === letter;
  const counted = isFirst ? countedFor(before) : { first: false, hoursOpen: 0 };
  const undelivered = { letter, at: occasion.now, before: before.status };
  const without = isFirst ? withoutFirstAnswer(before) : before;
  const due = without.answerBy ?? answerBy(occasion.now, planning);
  const enquiry: Enquiry = { ...without, answerBy: due, undelivered };
  const moved = isOurTurn(before)
    ? unmoved(enquiry)
    : moveTo(enquiry, "open", "letter", { occasion, targets: planning.targets });
  const { reference, person } = before;
  const failed = record(
    EnquiryAnswerFailed,
    { subject: reference, person, data: { letter, ...counted } },
    occasion,
  );
  return { ...moved, entries: [failed, ...moved.entries] };
};

/**
 * The letter with an answer that had not arrived goes out again. The enquiry stands where the answer had put it, and is answered from now on;
 * one that somebody has worked on meanwhile stays as it is.
 */
export const answerSentAgain = (
  before: Enquiry,
  letter: string,
  { occasion, planning }: Given,
): EnquiryDecision | Unchanged => {
  const { undelivered, ...rest } = before;
  if (undelivered?.letter !== letter || before.merged !== undefined) return UNCHANGED;
  const first = before.firstAnsweredAt === undefined;
  const answered: Enquiry = {
    ...rest,
    ...firstAnswer(before, occasion),
    ...(first ? { firstAnswerLetter: letter } : {}),
  };
  const moved =
    isOurTurn({ status: undelivered.before }) || before.status !== "open"
      ? unmoved(answered)
      : moveTo(answered, undelivered.before, "letter", { occasion, targets: planning.targets });
  return { ...moved, entries: [answeredEntry(before, "desk", occasion), ...moved.entries] };
};
