import * as z from "zod/mini";
import { beginWithHeld, fileHeld, markHeld } from "../../../shared/enquiries/held-mail/commands.ts";
import type { HeldMail } from "../../../shared/enquiries/held-mail/model.ts";
import { readHeldMail } from "../../../shared/enquiries/held-mail/store.ts";
import { paths, toPath } from "../../../shared/pages/paths.ts";
import { optionalLine, typedReference } from "../../../shared/pages/typed.ts";
import { nameInMail, theirEmailAddress, usableAddress } from "../../../shared/people/person.ts";
import { view } from "../../entry-points/page-definition.ts";
import { deskPage } from "../../entry-points/page-file.ts";
import mailPage from "./desk-held-mail.njk";
import { describeHeld } from "./held-mail-words.ts";

const mailId = z.uuid();

const fileForm = z.object({
  reference: typedReference("enquiry", {
    wrong: "Enter the reference of an enquiry, like ENQ-4F7K-2Q9C",
  }),
  admit: z.catch(z.optional(z.literal("yes")), undefined),
});

/** Whose enquiry it becomes, where the mail does not say or the team knows better. */
const beginForm = z.object({
  email: z.optional(
    z.union([
      z.pipe(
        z.literal(""),
        z.transform(() => undefined),
      ),
      theirEmailAddress,
    ]),
  ),
  name: z._default(optionalLine({ name: "Their name", most: 100 }), ""),
});

const heldMailView = (held: HeldMail) => {
  const hrefOf = (reference: string | undefined) =>
    reference === undefined ? undefined : toPath(paths.deskEnquiry, { reference });
  const open = held.status === "held" || held.status === "set-aside";
  return {
    mail: describeHeld(held),
    open,
    mayFile: open && held.why !== "virus",
    mayBegin: open && held.why !== "virus",
    asksForSender: usableAddress((held.from ?? held.author)?.address) === undefined,
    mayAdmit: usableAddress((held.from ?? held.author)?.address) !== undefined,
    mayTakeBack: held.status === "discarded",
    originalHref:
      held.original === undefined ? undefined : toPath(paths.deskHeldMailAsItCame, { id: held.id }),
    namedHref: hrefOf(held.names),
    intoHref: hrefOf(held.decided?.into),
    answers: { reference: held.names ?? "" },
  };
};

/** Goes on at the enquiry that the mail is in now. */
const toEnquiry = <Refusal extends string>(
  changed: { readonly refusal: Refusal } | { readonly done: { readonly reference: string } },
) =>
  "refusal" in changed ? changed : { done: true, leadsTo: toPath(paths.deskEnquiry, changed.done), keep: {} };

/** One held mail, and what can be done with it. */
export const page = deskPage({
  path: paths.deskHeldMail,
  names: (_needs, { request }) => mailId.safeParse(request.parameters.id).data,
  load: ({ table }, id) => readHeldMail(table, id),
  show: (_needs, held) => view(mailPage, heldMailView(held)),
  steps: (step) => ({
    file: step({
      form: fileForm,
      run: async (needs, id, given) => {
        const { reference, admit } = given.form;
        return toEnquiry(await fileHeld(needs, { id, reference, admit: admit === "yes" }, given));
      },
    }),
    begin: step({
      form: beginForm,
      run: async (needs, id, given) => {
        const { email, name } = given.form;
        const typed =
          email === undefined ? undefined : { email, name: name || nameInMail({ name: "", address: email }) };
        return toEnquiry(await beginWithHeld(needs, { id, typed }, given));
      },
    }),
    discarded: step({
      run: (needs, id, given) => markHeld(needs, { id, as: "discarded" }, given),
      done: "Discarded.",
    }),
    held: step({
      run: (needs, id, given) => markHeld(needs, { id, as: "held" }, given),
      done: "It is held again.",
    }),
  }),
  undo: { discarded: () => ({ step: "held", fields: {} }) },
  refusals: {
    decided: "Someone has already decided about this mail. Look at how it stands now.",
    merged: {
      field: "reference",
      text: "That enquiry was merged into another one. Enter the reference of the one that leads it.",
    },
    virus: "A mail with a virus cannot be passed on. You can discard it.",
    "no-sender": {
      field: "email",
      text: "Enter the email address of the person who asks. The mail has none that we can write to.",
    },
    "no-such-enquiry": {
      field: "reference",
      text: "There is no enquiry with this reference. Check it at the inbox.",
    },
  },
});
