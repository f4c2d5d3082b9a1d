import * as z from "zod/mini";
import { defineLetter, type LetterPart, type LetterReader } from "../../letters/letter.ts";
import { paths, toPath } from "../../pages/paths.ts";
import { exampleMessage, messageIn } from "../conversation/enclosed-message.ts";

const facts = () => z.object({ reference: z.string() });
const reference = "ENQ-4F7K-2Q9C";

const enclosedSchema = z.lazy(() =>
  z.object({ enquiry: z.object({ subject: z.string(), excerpt: z.string() }) }),
);

/** The subject and the first words of the enquiry that a letter encloses; nothing once it was erased. */
const enquiryIn = (enclosed: unknown) => {
  const read = enclosedSchema.safeParse(enclosed);
  return read.success ? read.data.enquiry : undefined;
};

const replyTo = ({ reference }: { readonly reference: string }, { replyAddress }: LetterReader): string =>
  replyAddress("team-digest", reference);

const toTheDesk = (reference: string, { url }: LetterReader): LetterPart => ({
  button: { text: "Open it at the desk", url: url(toPath(paths.deskEnquiry, { reference })) },
});

/** To one of the team: a colleague assigned an enquiry to them. */
export const enquiryAssigned = defineLetter({
  kind: "enquiry-assigned",
  title: "Enquiry assigned to you",
  purpose: "team",
  ifUncertain: "again",
  facts,
  example: { reference },
  exampleEnclosed: {
    enquiry: {
      subject: "A workshop for our analysts",
      excerpt: "We are twelve analysts and would like to learn.",
    },
  },
  digest: {
    intro:
      "These enquiries were assigned to you at about the same time. Open each one at the desk to answer it.",
    subject: (count) => `${count} enquiries are assigned to you`,
    heading: (told, enclosed) => `${told.reference}: ${enquiryIn(enclosed)?.subject ?? "enquiry"}`,
    replyTo,
  },
  write: (told, reader) => {
    const enquiry = enquiryIn(reader.enclosed);
    return {
      subject: `${told.reference} is assigned to you`,
      parts: [
        {
          paragraph:
            enquiry === undefined
              ? `A colleague assigned ${told.reference} to you.`
              : `A colleague assigned ${told.reference} to you: “${enquiry.subject}”.`,
        },
        // Not the subject again: a letter that tells of several has it as a heading.
        ...(enquiry === undefined ? [] : [{ quote: enquiry.excerpt }]),
        toTheDesk(told.reference, reader),
      ],
    };
  },
});

/** To one of the team: a colleague wrote their name in a note. */
export const enquiryMention = defineLetter({
  kind: "enquiry-mention",
  title: "You are mentioned in a note",
  purpose: "team",
  ifUncertain: "again",
  facts,
  example: { reference },
  exampleEnclosed: exampleMessage("note", "@Theo Team, do you know their analysts?"),
  digest: {
    intro: "Colleagues mentioned you in these notes. Open each enquiry at the desk to answer them there.",
    subject: (count) => `You are mentioned in ${count} notes`,
    heading: (told) => told.reference,
    replyTo,
  },
  write: (told, reader) => ({
    subject: `You are mentioned in a note on ${told.reference}`,
    parts: [
      { paragraph: `A colleague mentioned you in a note on ${told.reference}:` },
      { quote: messageIn(reader.enclosed)?.text ?? "The note was erased." },
      toTheDesk(told.reference, reader),
      { paragraph: "Only the team sees notes. To answer your colleague, write a note there, too." },
    ],
  }),
});
