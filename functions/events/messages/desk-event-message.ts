import * as z from "zod/mini";
import { countTicked, writeMessage } from "../../../shared/events/messages/commands.ts";
import { countInGroup, type MessageGroup, messageGroups } from "../../../shared/events/messages/model.ts";
import { readEventMessages } from "../../../shared/events/messages/store.ts";
import { letterSubject, letterText } from "../../../shared/letters/writing/typed-words.ts";
import { paths, toPath } from "../../../shared/pages/paths.ts";
import { counted } from "../../../shared/platform/text.ts";
import { readNames } from "../../../shared/sign-in/names.ts";
import type { DeskVisit } from "../../entry-points/desk-page.ts";
import { formInProgress } from "../../entry-points/form-pages.ts";
import type { PageNeeds } from "../../entry-points/page.ts";
import { byReference, view } from "../../entry-points/page-definition.ts";
import { deskPage } from "../../entry-points/page-file.ts";
import type { PageRequest } from "../../entry-points/request.ts";
import { tickedIn } from "../../lists/ticked.ts";
import template from "./desk-event-message.njk";
import { groupWords, messageRows } from "./message-words.ts";

const messageForm = z.object({
  to: z.enum(messageGroups, { error: "Select who gets the message" }),
  subject: letterSubject,
  body: letterText({ missing: "Enter the message", name: "Message", most: 10_000 }),
});

/** Who was ticked in the list of registrations that led here, or in this form when it was sent. */
const readTicked = async (
  needs: PageNeeds,
  { request, visit }: { readonly request: PageRequest; readonly visit: DeskVisit },
): Promise<readonly string[]> => {
  if (request.form.size > 0) return tickedIn(request.form);
  const going = await formInProgress(needs, visit);
  return going === undefined ? [] : tickedIn(going.form);
};

/** A message to people of an event: who gets it, with their number, and its words. It goes on in the outbox, where it is looked at and approved. */
export const page = deskPage({
  path: paths.deskEventMessage,
  names: byReference("event"),
  load: async (needs, event, asked) => {
    const [found, ticked] = await Promise.all([
      readEventMessages(needs.table, event),
      readTicked(needs, asked),
    ]);
    return found && { ...found, ticked };
  },
  show: async (needs, { state, sent, ticked }, { request }) => {
    const { event } = state;
    const chosen = ticked.length === 0 ? 0 : await countTicked(needs, { event: event.reference, ticked });
    const countOf = (group: MessageGroup): number =>
      group === "ticked" ? chosen : countInGroup(group, state);
    // While nobody waits, those who have a place are everyone.
    const isOffered = (group: MessageGroup): boolean =>
      countOf(group) > 0 && (group !== "everyone" || countOf("waiting") > 0);
    const { to } = request.query;
    return view(template, {
      event,
      own: toPath(paths.deskEventMessage, { reference: event.reference }),
      eventHref: toPath(paths.deskEvent, { reference: event.reference }),
      listHref: toPath(paths.deskRegistrations, { reference: event.reference }),
      ticked,
      groups: messageGroups.filter(isOffered).map((value) => ({
        value,
        text: groupWords[value],
        hint: { text: counted(countOf(value), "person", "people") },
      })),
      messages: messageRows(
        sent,
        await readNames(
          needs,
          sent.messages.flatMap(({ by }) => by ?? []),
        ),
      ),
      answers: { to: chosen > 0 ? "ticked" : to },
    });
  },
  steps: (step) => ({
    message: step({
      form: messageForm,
      run: async (needs, event, given) => {
        const ticked = tickedIn(given.request.form);
        const written = await writeMessage(needs, { ...given.form, event, ticked }, given);
        if ("refusal" in written) return written;
        const leadsTo = toPath(paths.deskOutboxLetter, { id: written.done.letter });
        return { done: true, leadsTo, keep: {} };
      },
    }),
  }),
  refusals: {
    nobody: { text: "There is nobody in this group. Select another", field: "to", status: 422 },
    draft: "The event is a draft, so nobody is registered for it. Publish it first.",
  },
});
