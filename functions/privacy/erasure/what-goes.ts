import { subjectName, subjectPath } from "../../../shared/pages/subject-path.ts";
import { counted } from "../../../shared/platform/text.ts";
import { ruleOf } from "../../../shared/privacy/catalogue/catalogue.ts";
import type { DoneToKind, Stays } from "../../../shared/privacy/erasure/model.ts";

/** What records of a kind are called, one and several. Kinds that are not here are named by the plain word for all. */
const names: ReadonlyMap<string, readonly [one: string, many: string]> = new Map([
  ["people", ["record of who you are", "records of who you are"]],
  ["enquiries", ["enquiry", "enquiries"]],
  ["messages", ["message", "messages"]],
  ["held-mail", ["held email", "held emails"]],
  ["registrations", ["registration for an event", "registrations for events"]],
  ["applications", ["application", "applications"]],
  ["assessments", ["assessment", "assessments"]],
  ["members", ["membership", "memberships"]],
  ["earlier-consents", ["earlier consent", "earlier consents"]],
  ["earlier-details", ["earlier detail", "earlier details"]],
  ["activities", ["record of taking part", "records of taking part"]],
  ["notes-of-people", ["note of the team", "notes of the team"]],
  ["tasks", ["task of the team", "tasks of the team"]],
  ["letters", ["letter to you", "letters to you"]],
  ["impact-surveys", ["survey", "surveys"]],
  ["re-uses", ["record of using a result", "records of using a result"]],
  ["re-use-askings", ["request to use a result", "requests to use a result"]],
  ["re-use-notes", ["note on using a result", "notes on using a result"]],
  ["project-roles", ["role in a project", "roles in projects"]],
  ["file-imports", ["imported list", "imported lists"]],
]);

/** So many records of a kind, in words: to the person (`letter to you`), or about them at the desk. */
export const countedKind = (kind: string, count: number, to: "you" | "them"): string => {
  const [one, many] = names.get(kind) ?? ["other record", "other records"];
  const words = counted(count, one, many);
  return to === "you" ? words : words.replace(" to you", " to them").replace("who you are", "who they are");
};

/** What happens to each kind of record that would be found, with what is left of it and why. */
export const whatGoes = (counts: ReadonlyMap<string, number>, to: "you" | "them") => {
  const lines = [...counts].map(([kind, count]) => {
    const rule = ruleOf(kind);
    const erased = rule?.dataClass === "personal" ? rule.erased : undefined;
    const text = countedKind(kind, count, to);
    if (erased?.how === "emptied") return { text, left: `What is left: ${erased.stays}.`, stays: false };
    if (erased?.how === "stays") return { text, left: `It stays: ${erased.why}.`, stays: true };
    return { text, left: "Deleted.", stays: false };
  });
  return { goes: lines.filter(({ stays }) => !stays), stays: lines.filter(({ stays }) => stays) };
};

/** What was done, by kind, as a certificate says it. */
export const whatWent = (did: readonly DoneToKind[]) =>
  did
    .map(({ kind, deleted, emptied }) => {
      const rule = ruleOf(kind);
      const left = rule?.dataClass === "personal" && rule.erased.how === "emptied" ? rule.erased.stays : "";
      return { text: countedKind(kind, deleted + emptied, "them"), left: emptied === 0 ? "" : left };
    })
    .toSorted((one, other) => (one.text < other.text ? -1 : 1));

const whyItStays: Readonly<Record<Stays["why"], string>> = {
  "agreed-project":
    "It was accepted and became a project: what was agreed with the organisation is kept with the project. The name is gone from it.",
};

/** What had to stay, and why. */
export const whatStays = (stays: readonly Stays[]) =>
  stays.map(({ about, why }) => ({
    href: subjectPath(about),
    text: subjectName(about),
    why: whyItStays[why],
  }));
