/** One question of the gate. The words stand here and nowhere else; `hint` says what counts as evidence. */
export interface PublishingCheck {
  readonly name: string;
  readonly text: string;
  readonly hint: string;
  /** Without a yes nothing is published. */
  readonly mandatory: boolean;
}

/** A group of questions. */
export interface PublishingGroup {
  readonly title: string;
  readonly checks: readonly PublishingCheck[];
}

const must = (name: string, text: string, hint: string): PublishingCheck => ({
  name,
  text,
  hint,
  mandatory: true,
});
const should = (name: string, text: string, hint: string): PublishingCheck => ({
  name,
  text,
  hint,
  mandatory: false,
});

/**
 * What is asked before code is published (programme.md, section 3, "Publishing gate", after appendix B of the open source policy). The names stand in the
 * table and in the journal: do not give one to another question.
 */
export const publishingGroups: readonly PublishingGroup[] = [
  {
    title: "Ownership and licence",
    checks: [
      must(
        "licence",
        "The repository has an open licence, for the code and for the documentation",
        "A link to the licence file",
      ),
      must(
        "copyright",
        "It says whose copyright it is, and all who wrote it agree to publish",
        "A link, or who agreed and when",
      ),
      should(
        "contract",
        "Contracts with suppliers and partners allow the publication",
        "The contract and its clause",
      ),
      should(
        "dependency-licences",
        "The licences of the libraries it uses allow ours",
        "How it was looked at",
      ),
    ],
  },
  {
    title: "Purpose and safety",
    checks: [
      must(
        "intended-purpose",
        "The intended purpose is written down and was held against the MHRA’s guidance on software as a medical device",
        "A link to the purpose, and what was found",
      ),
      should(
        "limits",
        "It says what it must not be used for, and how ripe it is",
        "A link to that part of the README",
      ),
      should("impact-assessment", "An algorithmic impact assessment was made", "A link to it"),
      should("fairness", "It was tested for people it might treat unfairly", "A link to the results"),
    ],
  },
  {
    title: "Data",
    checks: [
      must(
        "no-personal-data",
        "No personal or secret data are in it, now or in its history",
        "How the whole history was searched, and who did it",
      ),
      must(
        "data-permission",
        "The owner of the data has permitted the publication in writing",
        "Where the permission is kept. Where no data of others were used, say so here",
      ),
      must(
        "notebooks",
        "The outputs of notebooks are cleared",
        "How they are cleared. Where there are no notebooks, say so here",
      ),
      should("models", "No trained model is in it that could give data away", "What is in it instead"),
      should(
        "fake-data",
        "Fake data are in it, so that others can try it",
        "A link to the generator or the data",
      ),
    ],
  },
  {
    title: "Security",
    checks: [
      must(
        "no-credentials",
        "No passwords, keys or internal addresses are in it, now or in its history",
        "Which scanner was run over the whole history, and when",
      ),
      must(
        "security-contact",
        "It says who to tell about a weakness, and how it is disclosed",
        "A link to the security policy",
      ),
      should(
        "known-weaknesses",
        "Known weaknesses of the libraries it uses were looked for",
        "Which tool, and when",
      ),
    ],
  },
  {
    title: "Quality and upkeep",
    checks: [
      must(
        "colleague-review",
        "A colleague who did not write it has reviewed it",
        "Who, when, and a link to the review",
      ),
      should("readme", "The README says what it is, how to run it and who to ask", "A link to it"),
      should("tests", "Its tests pass on a fresh machine", "A link to a run"),
      should("upkeep", "It says who looks after it, and for how long", "A link to that part of the README"),
    ],
  },
];

/** Every question of the gate, in order. */
export const publishingChecks: readonly PublishingCheck[] = publishingGroups.flatMap(({ checks }) => checks);

/** The question of this name. */
export const publishingCheck = (name: string): PublishingCheck | undefined =>
  publishingChecks.find((check) => check.name === name);
