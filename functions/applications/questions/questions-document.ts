import type { Call } from "../../../shared/applications/calls/model.ts";
import {
  type Section,
  type SectionQuestion,
  sectionNames,
  sections,
} from "../../../shared/applications/submission/sections.ts";
import { type DocumentModel, type DocumentPart, paragraphsOf } from "../../../shared/documents/model.ts";
import { paths, toPath } from "../../../shared/pages/paths.ts";
import { organisationKinds } from "../../../shared/people/organisation-kinds.ts";
import { firstOf } from "../../../shared/platform/text.ts";
import { sayDateTime } from "../../../shared/platform/time.ts";

/** Ruled lines for an answer: enough to prepare it, not to write all that a form takes. */
const LINES = { line: 2, prose: 10, commitment: 0 } as const;

const limitOf = ({ as, most }: SectionQuestion): string =>
  as === "commitment"
    ? "You will be asked to tick a box."
    : `Up to ${most.toLocaleString("en-GB")} characters.`;

const questionPart = (question: SectionQuestion, number: number): DocumentPart => {
  const { label, hint, as } = question;
  return {
    question: {
      text: `${number}. ${label}`,
      notes: [...(hint === undefined ? [] : [hint]), limitOf(question)],
      lines: LINES[as],
    },
  };
};

// Each on a page of its own, to be handed to whoever knows most about it.
const sectionParts = ({ title, explanation, questions }: Section, first: number): readonly DocumentPart[] => [
  { pageBreak: true },
  { heading: title },
  { paragraph: explanation },
  ...questions.map((question, index) => questionPart(question, first + index)),
];

const allSections = (): readonly DocumentPart[] => {
  const before = (index: number): number =>
    firstOf(sectionNames, index).shown.reduce((sum, name) => sum + sections[name].questions.length, 0);
  return sectionNames.flatMap((name, index) => sectionParts(sections[name], before(index) + 1));
};

const criteriaParts = ({ criteria }: Call): readonly DocumentPart[] => {
  const counted = criteria.filter(({ independent }) => !independent);
  const beside = criteria.filter(({ independent }) => independent);
  return [
    { heading: "How we choose" },
    ...(counted.length === 0
      ? []
      : [
          {
            table: {
              caption: "What we score",
              head: ["Criterion", "What it means", "Weight"],
              rows: counted.map(({ name, guidance, weight }) => [name, guidance, String(weight)]),
            },
          },
        ]),
    ...(beside.length === 0
      ? []
      : [
          { paragraph: "We also look at this, without counting it:" },
          {
            list: beside.map(({ name, guidance }) => (guidance === "" ? name : `${name}: ${guidance}`)),
          },
        ]),
  ];
};

/** The questions of a call, for people who prepare their answers away from the form: with hints, limits, criteria, dates and space to write. */
export const questionsDocument = (
  call: Call,
  { programme, siteUrl }: { readonly programme: string; readonly siteUrl: string },
): DocumentModel => {
  const address = new URL(toPath(paths.call, { reference: call.reference }), siteUrl).href;
  return {
    title: `${call.title}: questions to prepare`,
    programme,
    // Not the moment at which somebody asks for it, so that the file stays the same while the call does.
    madeAt: call.announcedAt ?? call.createdAt,
    parts: [
      {
        facts: [
          ["Opens", `${sayDateTime(call.opensAt)} (UK time)`],
          ["Closes", `${sayDateTime(call.closesAt)} (UK time)`],
          ["Who can apply", call.segments.map((segment) => organisationKinds[segment]).join("\n")],
          ["Apply online", [{ link: address, url: address }]],
        ],
      },
      ...paragraphsOf(call.eligibility),
      {
        paragraph:
          "Use this document to prepare your answers, then enter them in the online form. We cannot take applications on paper. The form also asks for your name, your email address, your organisation, and for documents if you have any.",
      },
      ...criteriaParts(call),
      ...allSections(),
    ],
  };
};
