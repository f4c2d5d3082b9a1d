import { enquiryStatuses } from "../../shared/enquiries/enquiry.ts";
import { readConversation } from "../../shared/enquiries/store.ts";
import notFound from "../../shared/pages/not-found.njk";
import { parseReference } from "../../shared/platform/references.ts";
import type { DeskPage } from "../entry-points/desk-page.ts";
import type { PageRequest } from "../entry-points/request.ts";
import { conversionWords } from "./conversion-words.ts";
import { showEnquiry } from "./enquiry-page.ts";

const DONE = new Map([
  ["answer", "Your answer is on its way."],
  ["note", "Your note is there. Only the team sees it."],
  ["take", "You have it."],
  ["give", "Somebody else has it now."],
  ["give-back", "Nobody has it now."],
  ["new", "New again."],
  ["answered", "Marked as answered."],
  ["open", "Open again."],
  ["waiting", "Waiting for them again."],
  ["closed", "Closed."],
  ["sort", "Saved."],
  ["genuine", "Marked as genuine."],
  ["filed", "The held mail is in this conversation now."],
  ["merged", "The two are one enquiry now. Each of their people still sees their own messages only."],
  ["separate", "The merge is taken back. Both are as they were, with what came since where it came."],
  ["convert-problem", conversionWords.problem.banner],
  ["convert-workshop", conversionWords.workshop.banner],
  ["convert-member", conversionWords.member.banner],
  ["tick-problem", "Ticked off."],
  ["tick-workshop", "Ticked off."],
  ["untick-problem", "The task is open again."],
  ["untick-workshop", "The task is open again."],
]);

const PERSON = /^[\da-f-]{36}$/;

/** The step that takes back what the page says is done, with its fields; undefined where there is no way back. */
const undoOf = (
  reference: string,
  { query }: Pick<PageRequest, "query">,
  assignee: string | undefined,
): { readonly step: string; readonly fields: Readonly<Record<string, string>> } | undefined => {
  const { done = "", was = "", other = "" } = query;
  if (done === "closed") {
    const status = enquiryStatuses.find((name) => name === was && name !== "closed");
    return status === undefined ? undefined : { step: status, fields: {} };
  }
  if (done === "take" || done === "give" || done === "give-back") {
    const now = { was: assignee ?? "" };
    if (was === "") return { step: "give-back", fields: now };
    return PERSON.test(was) ? { step: "give", fields: { ...now, assignee: was } } : undefined;
  }
  const merged = done === "merged" ? parseReference("enquiry", other) : null;
  return merged === null ? undefined : { step: "separate", fields: { other: merged, kept: reference } };
};

/** The enquiry whose reference is in the address. */
export const getDeskEnquiry: DeskPage = async (needs, request, visit) => {
  const reference = parseReference("enquiry", request.parameters["reference"] ?? "");
  const conversation = reference === null ? undefined : await readConversation(needs.table, reference);
  if (reference === null || conversation === undefined) return visit.show(notFound, {}, 404);
  const { assignee } = conversation.enquiry;
  return showEnquiry(needs, visit, conversation, {
    doneWords: DONE.get(request.query["done"] ?? ""),
    undo: undoOf(reference, request, assignee),
    readyAnswer: request.query["ready"],
  });
};
