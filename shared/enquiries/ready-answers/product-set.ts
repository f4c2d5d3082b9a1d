import type { ReadyAnswerForm } from "./model.ts";

const text = (...paragraphs: readonly string[]): string =>
  ["Dear {name}", ...paragraphs, "{me}\n{programme}"].join("\n\n");

/** The ready answers that come with the product, to begin with. Ids are their own, so that loading them twice makes no second set. */
export const productSet: readonly (ReadyAnswerForm & { readonly id: string })[] = [
  {
    id: "product-more",
    title: "We need to know more",
    kinds: [],
    text: text(
      "Thank you for your enquiry {reference}.",
      "So that we can help you, please tell us a little more: what is the question that you would like answered, who has it, and by when?",
      "Answer this email when it suits you.",
    ),
  },
  {
    id: "product-call",
    title: "A call for problems is open",
    kinds: ["problem"],
    text: text(
      "Thank you for telling us about your problem.",
      "“{call}” is open at present. Apply by the form on our site: it leads you through the sections, and you can save your application and go on later.",
      "If you would like to talk it through first, tell us when we can call you.",
    ),
  },
  {
    id: "product-workshop",
    title: "Workshop series: a short call",
    kinds: ["workshop"],
    text: text(
      "Thank you for asking for a workshop series.",
      "We would like to learn in a short call what your people need. A series has five sessions for up to 12 people of one organisation. Which times in the next two weeks suit you?",
    ),
  },
  {
    id: "product-document",
    title: "Document enclosed by separate email",
    kinds: ["document"],
    text: text(
      "Thank you for your request {reference}.",
      "We have looked at it, and send the document to your work address in a separate email. Please do not publish it.",
    ),
  },
  {
    id: "product-re-use",
    title: "Re-use: meet those who made it",
    kinds: ["re-use"],
    text: text(
      "It is good to hear that you would like to use the result of a project.",
      "We would like to bring you together with the people who made it. May we pass on your name and address to them?",
    ),
  },
  {
    id: "product-supplier",
    title: "How suppliers are chosen",
    kinds: ["supplier"],
    text: text(
      "Thank you for telling us what you offer.",
      "We buy through public frameworks only, and cannot answer each offer. Our events are open to everybody: they show what our partners look for.",
    ),
  },
];
