import { keysOf } from "../platform/keys.ts";

/** What an enquiry can be about, as the form offers it and the desk sorts it. */
export const enquiryKinds = {
  general: "A general question",
  problem: "A problem the programme could work on",
  workshop: "A workshop series for my organisation",
  speaking: "Speaking at or hosting an event",
  document: "A copy of a document",
  "re-use": "Using the result of a project",
  supplier: "Offering a product or service",
  press: "Press or media",
} as const;

/** A kind of enquiry. */
export type EnquiryKind = keyof typeof enquiryKinds;

/** The kinds of enquiry as a list that a form or a schema can take. */
export const enquiryKindNames = keysOf(enquiryKinds);

/** The kind with this name, however it came (a link, a form); undefined if there is none. */
export const parseKind = (name: string | undefined): EnquiryKind | undefined =>
  enquiryKindNames.find((kind) => kind === name);
