import type * as z from "zod/mini";
import { changeEnquiry } from "../../../shared/enquiries/commands.ts";
import { sendAnswer } from "../../../shared/enquiries/conversation/commands.ts";
import { readConversation } from "../../../shared/enquiries/conversation/store.ts";
import { type ConversionTarget, convertEnquiry } from "../../../shared/enquiries/conversion/decide.ts";
import { assignEnquiry, moveEnquiry, noteOnEnquiry, sortEnquiry } from "../../../shared/enquiries/decide.ts";
import { type EnquiryStatus, titledEnquiry } from "../../../shared/enquiries/enquiry.ts";
import { separatePair } from "../../../shared/enquiries/merging/commands.ts";
import { refused } from "../../../shared/journal/answer.ts";
import { paths } from "../../../shared/pages/paths.ts";
import { checkNoMember } from "../../../shared/people/membership.ts";
import { counted } from "../../../shared/platform/text.ts";
import { mentionedIn } from "../../../shared/sign-in/mentions.ts";
import { checksOfGiven, readTeam } from "../../../shared/sign-in/team.ts";
import type { DeskVisit } from "../../entry-points/desk-page.ts";
import type { PageNeeds } from "../../entry-points/page.ts";
import { byReference, view } from "../../entry-points/page-definition.ts";
import { deskPage } from "../../entry-points/page-file.ts";
import type { Given, MakeStep } from "../../entry-points/step.ts";
import { inListOf, SENT_NEXT } from "../../lists/in-list.ts";
import { taskRefusals, taskSteps } from "../../tasks/task-steps.ts";
import { refusals } from "../refusals.ts";
import { conversionWords } from "./conversion-words.ts";
import desk from "./desk-enquiry.njk";
import { answerForm, assignForm, giveForm, moveForm, noteForm, pairForm, sortForm } from "./enquiry-forms.ts";
import { enquiryView } from "./enquiry-view.ts";
import { insertReadyAnswer } from "./insert-ready-answer.ts";
import { undoOf } from "./undo.ts";

type Does = MakeStep<DeskVisit, string>;

/** Assigns it to one of the team, or to nobody; refused when it was assigned to somebody else since the page was shown. */
const assign = async (
  needs: PageNeeds,
  reference: string,
  assignee: string | undefined,
  given: Given<DeskVisit, { readonly _was: string }>,
) => {
  const was = given.form._was;
  const { occasion, visit } = given;
  const checks = () => checksOfGiven([assignee], [visit.session.person], "not-of-team");
  const changed = await changeEnquiry(needs, { reference, checks }, given, (enquiry, { targets }) =>
    (enquiry.assignee ?? "") !== was && enquiry.assignee !== assignee
      ? refused("taken")
      : assignEnquiry(enquiry, assignee, { occasion, targets }),
  );
  return "refusal" in changed ? changed : { done: true, keep: { was } };
};

const move = (step: Does, to: EnquiryStatus, done: string) =>
  step({
    form: moveForm,
    run: async (needs, reference, given) => {
      const { occasion, form } = given;
      const changed = await changeEnquiry(needs, { reference }, given, (enquiry, planning) =>
        moveEnquiry(enquiry, to, { occasion, planning }),
      );
      const { _was: was } = form;
      return "refusal" in changed ? changed : { done: true, keep: was === undefined ? {} : { was } };
    },
    done,
  });

const convert = (step: Does, to: Exclude<ConversionTarget, "member">) =>
  step({
    run: (needs, reference, given) =>
      changeEnquiry(needs, { reference }, given, (enquiry) => convertEnquiry(enquiry, to, given.occasion)),
    done: conversionWords[to].banner,
  });

/** Sends the invitation, unless the person is a member at that moment. */
const inviteToCommunity = (step: Does) =>
  step({
    run: (needs, reference, given) =>
      changeEnquiry(needs, { reference, checks: ({ person }) => [checkNoMember(person)] }, given, (enquiry) =>
        convertEnquiry(enquiry, "member", given.occasion),
      ),
    done: conversionWords.member.banner,
  });

const send = async (
  needs: PageNeeds,
  reference: string,
  given: Given<DeskVisit, z.infer<typeof answerForm>>,
) => {
  const { version, messageIds, also, ...written } = given.form;
  const answers = messageIds.get(written.to);
  const answer = { ...written, answers, via: "desk" } as const;
  const sent = await sendAnswer(needs, { reference, version, answer, also }, given);
  return "refusal" in sent ? sent : { done: true, keep: { people: String(sent.done.people) } };
};

const sayOnItsWay = ({ people = "" }: Readonly<Record<string, string>>): string =>
  /^\d{1,3}$/.test(people)
    ? `Your answer is on its way to ${counted(Number(people), "person", "people")}.`
    : "Your answer is on its way.";

const answerSteps = (step: Does) => ({
  answer: step({ form: answerForm, run: send, done: sayOnItsWay }),
  "answer-next": step({
    form: answerForm,
    run: async (needs, reference, given) => {
      const sent = await send(needs, reference, given);
      const next = inListOf(given.request.query)?.next;
      return "refusal" in sent || next === undefined
        ? sent
        : { done: true, leadsTo: `${next}&${new URLSearchParams({ done: SENT_NEXT })}` };
    },
    done: sayOnItsWay,
  }),
});

const noteStep = (step: Does) =>
  step({
    form: noteForm,
    run: async (needs, reference, given) => {
      const { note: text } = given.form;
      const mentions = mentionedIn(text, (await readTeam(needs)).who("viewer"));
      const noted = await changeEnquiry(needs, { reference }, given, (enquiry) =>
        noteOnEnquiry(enquiry, { text, mentions }, given.occasion),
      );
      const told = mentions.filter((person) => person !== given.visit.session.person).length;
      return "refusal" in noted ? noted : { done: true, keep: { told: String(told) } };
    },
    done: ({ told = "" }) =>
      /^[1-9]\d?$/.test(told)
        ? `Your note is there. ${counted(Number(told), "colleague gets", "colleagues get")} an email about it.`
        : "Your note is there. Only the team sees it.",
  });

const assignSteps = (step: Does) => ({
  take: step({
    form: assignForm,
    run: (needs, reference, given) => assign(needs, reference, given.visit.session.person, given),
    done: "Assigned to you.",
  }),
  give: step({
    form: giveForm,
    run: (needs, reference, given) => assign(needs, reference, given.form.assignee, given),
    done: "Assigned.",
  }),
  "give-back": step({
    form: assignForm,
    run: (needs, reference, given) => assign(needs, reference, undefined, given),
    done: "Unassigned.",
  }),
});

const sortSteps = (step: Does) => ({
  sort: step({
    form: sortForm,
    run: (needs, reference, given) =>
      changeEnquiry(needs, { reference }, given, (enquiry) => {
        const same = enquiry.organisation === given.form.organisation;
        const organisationCode = same ? enquiry.organisationCode : undefined;
        return sortEnquiry(enquiry, { ...given.form, organisationCode }, given.occasion);
      }),
    done: "Saved.",
  }),
  genuine: step({
    run: (needs, reference, given) =>
      changeEnquiry(needs, { reference }, given, (enquiry) => sortEnquiry(enquiry, enquiry, given.occasion)),
    done: "Marked as genuine.",
  }),
});

/** One enquiry: its conversation with those of the enquiries that it leads, what is known around it, and what can be done. */
export const page = deskPage({
  path: paths.deskEnquiry,
  names: byReference("enquiry"),
  load: ({ table }, reference) => readConversation(table, reference),
  show: async (needs, conversation, { request, visit }) => {
    const context = await enquiryView(needs, visit, conversation, {
      seen: request.method === "POST" ? request.form.get("_seen")?.[0] : undefined,
    });
    const justGiven = request.query["done"] === "give";
    return view(desk, { ...context, justGiven });
  },
  undo: { closed: undoOf, take: undoOf, give: undoOf, "give-back": undoOf, merge: undoOf },
  steps: (step) => ({
    ...answerSteps(step),
    ready: insertReadyAnswer(step),
    note: noteStep(step),
    ...assignSteps(step),
    new: move(step, "new", "New again."),
    answered: move(step, "answered", "Marked as answered."),
    open: move(step, "open", "Open again."),
    waiting: move(step, "waiting", "Waiting for them again."),
    closed: move(step, "closed", "Closed."),
    ...sortSteps(step),
    separate: step({
      form: pairForm,
      run: (needs, _reference, given) => separatePair(needs, given.form, given),
      done: "The merge is taken back. Both are as they were, with what came since where it came.",
    }),
    "convert-application": convert(step, "application"),
    "convert-workshop": convert(step, "workshop"),
    "convert-member": inviteToCommunity(step),
    ...taskSteps(step, { kind: "enquiry", key: titledEnquiry.key }),
  }),
  refusals: {
    merged: refusals.merged,
    taken: refusals.taken,
    "due-in-the-past": taskRefusals["due-in-the-past"],
    "not-of-team": { field: "assignee", text: "Choose a person of the team", status: 422 },
    "owner-not-of-team": taskRefusals["owner-not-of-team"],
    "already-so": refusals["already-so"],
    member: "They are a member of the community already. No invitation was sent.",
    "no-participant": refusals["no-participant"],
    "not-named": { field: "also", text: refusals["not-named"] },
    "too-many": { field: "also", text: refusals["too-many"] },
    changed: refusals.changed,
    "not-merged-here": refusals["not-merged-here"],
  },
  arrivals: {
    [SENT_NEXT]: "Your answer is on its way. This is the next enquiry of the list.",
    file: "The held mail is in this conversation now.",
    begin: "The held mail is in this conversation now.",
    merge: "The two are one enquiry now. Each of their people still sees their own messages only.",
  },
});
