import * as z from "zod";
import { defineLetter } from "../letters/letter.ts";
import { paths, toPath } from "../pages/paths.ts";
import { enquiryKindNames, enquiryKinds } from "./kinds.ts";

const facts = z.object({ reference: z.string(), kind: z.enum(enquiryKindNames) });
const example = { reference: "ENQ-4F7K-2Q9C", kind: "general" } as const;

/** To the sender: we have it. Without a copy of the answers, because we cannot know that the address is theirs. */
export const enquiryReceived = defineLetter({
  kind: "enquiry-received",
  title: "Enquiry received",
  purpose: "service",
  ifUncertain: "again",
  facts,
  example,
  write: ({ reference, kind }, { name, programme }) => ({
    subject: `We have your enquiry ${reference}`,
    parts: [
      { paragraph: `Dear ${name}` },
      { paragraph: `Thank you for getting in touch with ${programme}. We have your enquiry.` },
      {
        rows: [
          ["Your reference", reference],
          ["About", enquiryKinds[kind]],
        ],
      },
      { heading: "What happens next" },
      { paragraph: "Somebody from the team will read it and answer you within 2 working days." },
      {
        paragraph:
          "If you did not send us an enquiry, somebody typed your address by mistake. You can ignore this email.",
      },
    ],
  }),
});

/** To the team's inbox: there is something to answer. What the person wrote stays at the desk. */
export const enquiryForTeam = defineLetter({
  kind: "enquiry-for-team",
  title: "Enquiry to answer",
  purpose: "team",
  ifUncertain: "again",
  facts,
  example,
  write: ({ reference, kind }, { url }) => ({
    subject: `New enquiry ${reference}: ${enquiryKinds[kind]}`,
    parts: [
      { paragraph: `A new enquiry has come in: ${enquiryKinds[kind].toLowerCase()}.` },
      { button: { text: "Read it at the desk", url: url(toPath(paths.deskEnquiry, { reference })) } },
    ],
  }),
});
