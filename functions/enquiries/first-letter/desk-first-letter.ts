import * as z from "zod/mini";
import { draftFor } from "../../../shared/engagement/talks/drafts.ts";
import { readAddressee, writeFirst } from "../../../shared/enquiries/first-letter/commands.ts";
import { type NotWrittenTo, whyNotWrittenTo } from "../../../shared/enquiries/first-letter/decide.ts";
import { type FirstLetter, firstLetterForm } from "../../../shared/enquiries/first-letter/input.ts";
import { teamLetter } from "../../../shared/enquiries/letters.ts";
import { previewReader } from "../../../shared/letters/writing/reader.ts";
import { paths, toPath } from "../../../shared/pages/paths.ts";
import { nameAtDesk } from "../../../shared/people/person.ts";
import type { PageNeeds } from "../../entry-points/page.ts";
import { view } from "../../entry-points/page-definition.ts";
import { deskPage } from "../../entry-points/page-file.ts";
import { typedFields } from "../../entry-points/typed-fields.ts";
import firstLetterPage from "./desk-first-letter.njk";

const idSchema = z.lazy(() => z.uuid());

const refusals: Readonly<Record<NotWrittenTo, string>> = {
  "comes-back":
    "Letters to this address come back, so nothing was sent. Find out whether they have another address.",
  complained:
    "They called a letter spam, so nothing was sent. What they ask you can still be answered in their enquiry.",
  left: "They left the community, so nothing was sent. What they ask you can still be answered in their enquiry.",
};

/** The letter as its reader would see it. The reference is given when it is sent. */
const previewOf = ({ programme, siteUrl }: PageNeeds, letter: FirstLetter) =>
  teamLetter.compose(
    { reference: "ENQ-…" },
    previewReader({
      name: "",
      programme,
      siteUrl,
      enclosed: {
        message: {
          id: "00000000-0000-7000-8000-000000000000",
          at: "1970-01-01T00:00:00.000Z",
          from: "team",
          via: "desk",
          ...letter,
          files: [],
          remarks: [],
        },
      },
    }),
  );

/** One of the team writes to a person who has not asked: the letter is written, looked at, and sent. A reply comes into the inbox. */
export const page = deskPage({
  path: paths.deskWriteToPerson,
  names: (_needs, { request }) => idSchema.safeParse(request.parameters.person).data,
  load: ({ table }, id) => readAddressee(table, id),
  show: (needs, to, { request, visit }) => {
    const typed =
      request.method === "POST" ? firstLetterForm.safeParse(typedFields(request)).data : undefined;
    const why = whyNotWrittenTo(to);
    return view(firstLetterPage, {
      answers: draftFor(request.query["draft"] ?? "", { to: to.person.name, from: visit.session.name }),
      name: nameAtDesk(to.person),
      email: to.person.email,
      href: toPath(paths.deskPerson, { person: to.person.id }),
      addressHref: toPath(paths.deskAddress, { person: to.person.id }),
      why,
      content: typed === undefined || why !== undefined ? undefined : previewOf(needs, typed),
    });
  },
  steps: (step) => ({
    preview: step({
      form: firstLetterForm,
      run: (_needs, _person, { form }) => Promise.resolve({ again: form }),
    }),
    send: step({
      form: firstLetterForm,
      run: async (needs, person, given) => {
        const sent = await writeFirst(needs, { person, letter: given.form }, given);
        if ("refusal" in sent) return sent;
        return { done: true, leadsTo: toPath(paths.deskPerson, { person }), keep: { done: "written" } };
      },
    }),
  }),
  refusals,
});
