import * as z from "zod/mini";
import type { AskedAlso } from "../../../shared/enquiries/conversation/commands.ts";
import { MOST_ALSO } from "../../../shared/enquiries/conversation/decide.ts";
import { enquiryStatuses } from "../../../shared/enquiries/enquiry.ts";
import { enquiryKindNames } from "../../../shared/enquiries/kinds.ts";
import { letterText } from "../../../shared/letters/writing/typed-words.ts";
import { maybeSentBack, optionalLine, prose, sentBack, typedReference } from "../../../shared/pages/typed.ts";
import { firstOf } from "../../../shared/platform/text.ts";

const MESSAGE_ID = /^[^\s<>]{1,250}$/;
const NAMED = /^answers-(.*)$/;

/** The Message-IDs that an answer to each participant names, from the hidden fields of the form. */
const messageIdsIn = (form: Readonly<Record<string, unknown>>): ReadonlyMap<string, string> =>
  new Map(
    Object.entries(form).flatMap(([name, value]): [string, string][] => {
      const person = NAMED.exec(name)?.[1];
      return person !== undefined && typeof value === "string" && MESSAGE_ID.test(value)
        ? [[person, value]]
        : [];
    }),
  );

const ALSO = /^also-\d{1,3}$/;
const TICKED = /^(ENQ-[\dA-Z]{4}-[\dA-Z]{4})#(\d{4}-[\d:.T-]{5,20}Z)#([\da-f-]{36})#([^\s#]\S{1,253})$/;

/** What a tick box for an address sends: the conversation and the mail that name it, and the address. */
export const tickOf = ({ conversation, in: { at, id }, address }: AskedAlso): string =>
  `${conversation}#${at}#${id}#${address}`;

/** The addresses that an answer is also to go to, with the mail that names each. */
const tickedIn = (form: Readonly<Record<string, unknown>>): readonly AskedAlso[] => {
  const ticked = new Map<string, AskedAlso>();
  for (const [name, value] of Object.entries(form)) {
    const [, conversation, at, id, written] = (ALSO.test(name) && TICKED.exec(String(value))) || [];
    if (conversation === undefined || at === undefined || id === undefined || written === undefined) continue;
    const address = written.toLowerCase();
    ticked.set(`${conversation} ${address}`, { conversation, in: { at, id }, address });
  }
  return firstOf([...ticked.values()], MOST_ALSO + 1).shown;
};

/** An answer to a participant, on the version of the enquiry that was read. */
export const answerForm = z.pipe(
  z.looseObject({
    text: letterText({ missing: "Write your answer", name: "Answer", most: 20_000 }),
    to: z.uuid({ error: "Choose who you answer" }),
    next: z.catch(z.enum(["open", "waiting", "answered", "closed"]), "answered"),
    _version: z.coerce.number().check(z.int()),
  }),
  z.transform(({ text, to, next, _version, ...others }) => ({
    text,
    to,
    next,
    version: _version,
    messageIds: messageIdsIn(others),
    also: tickedIn(others),
  })),
);

/** A note for the team. */
export const noteForm = z.object({ note: prose({ missing: "Write the note", name: "Note", most: 5000 }) });

/** To whom it was assigned when the page was shown. */
export const assignForm = z.object({ _was: maybeSentBack() });

/** The person to whom it is to be assigned. */
export const giveForm = z.extend(assignForm, {
  assignee: sentBack("Choose a person").check(z.minLength(1, "Choose a person")),
});

/** The status when the page was shown. */
export const moveForm = z.object({ _was: z.catch(z.optional(z.enum(enquiryStatuses)), undefined) });

/** The kind and the organisation as one of the team corrects them. */
export const sortForm = z.object({
  kind: z.enum(enquiryKindNames, { error: "Choose a kind" }),
  organisation: optionalLine({ name: "Organisation", most: 200 }),
});

const WRONG_PAIR = "This is no reference of an enquiry";

const reference = typedReference("enquiry", { wrong: WRONG_PAIR });

/** The two enquiries whose merge is taken back. */
export const pairForm = z.object({ other: reference, kept: reference });
