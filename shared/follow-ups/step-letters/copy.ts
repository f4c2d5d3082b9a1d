/** What the placeholders of the ready copy stand for. Addresses are absolute. */
export interface CopyFacts {
  readonly project: string;
  readonly partner: string;
  readonly summary: string;
  /** How many weeks the work was planned to take. */
  readonly weeks: number;
  readonly programme: string;
  /** Who signs: the reader, or nobody by name in the team's inbox. */
  readonly sender: string;
  readonly events: string;
  readonly enquiry: string;
  /** The address of the event of the step or, where none is made yet, what is to be written there. */
  readonly event: string;
}

/** What stands for an event that is not made yet: no letter goes out with it. */
export const NO_EVENT = "[link to the event]";

/** The placeholders, each with what it stands for, as the recipe's editor shows them. */
export const placeholders: Readonly<Record<keyof CopyFacts, string>> = {
  project: "the project’s title",
  partner: "the partner organisations",
  summary: "the project’s summary",
  weeks: "how long the work took, “12 weeks”",
  programme: "the programme’s name",
  sender: "the name of the person responsible for the step",
  events: "the address of the list of events",
  enquiry: "the address of the enquiry form",
  event: "the address of the step’s event, once it is made",
};

/** The placeholders in a text that nothing is known for: a slip of the finger in a recipe. */
export const unknownPlaceholders = (copy: string): readonly string[] => [
  ...new Set(
    [...copy.matchAll(/\{(\w+)\}/g)].flatMap(([whole, name]) =>
      name !== undefined && Object.hasOwn(placeholders, name) ? [] : [whole],
    ),
  ),
];

/** The ready copy of a step with its placeholders filled in. Values are put in as they are, once: braces in a title stay braces. */
export const fillCopy = (copy: string, facts: CopyFacts): string => {
  const weeks = facts.weeks === 1 ? "1 week" : `${facts.weeks} weeks`;
  const values = new Map<string, string>(Object.entries({ ...facts, weeks }));
  return copy.replaceAll(/\{(\w+)\}/g, (whole, name: string) => values.get(name) ?? whole);
};
