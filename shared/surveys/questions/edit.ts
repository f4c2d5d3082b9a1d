import { type Refused, refused } from "../../journal/answer.ts";
import { plain } from "../../platform/text.ts";
import { flawsIn } from "./asked.ts";
import { MOST, type Question, type Questionnaire } from "./model.ts";

/** Why questions are not changed so. */
export type EditRefusal =
  | "no-such-question"
  | "no-such-section"
  | "too-many"
  | "needed-by-another"
  | "has-questions"
  | "cannot-hold";

type Edited = Questionnaire | Refused<EditRefusal>;

const LONGEST_NAME = 32;

/** A name made of words that none of these has: it stands in forms, files and answers. */
export const nameFor = (text: string, used: readonly string[]): string => {
  const slug = plain(text)
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^[-0-9]+/g, "")
    .slice(0, LONGEST_NAME)
    .replace(/-$/, "");
  const base = slug === "" ? "answer" : slug;
  if (!used.includes(base)) return base;
  for (let nth = 2; ; nth += 1) if (!used.includes(`${base}-${nth}`)) return `${base}-${nth}`;
};

/** Questions stand in the order of their sections, whatever was moved or added. */
const inSections = ({ sections, questions }: Questionnaire): Questionnaire => {
  const place = new Map(sections.map(({ name }, nth) => [name, nth]));
  const at = ({ section }: Question): number => place.get(section) ?? sections.length;
  return { sections, questions: questions.toSorted((one, other) => at(one) - at(other)) };
};

const whole = (edited: Questionnaire): Edited => {
  const sorted = inSections(edited);
  return flawsIn(sorted).length > 0 ? refused("cannot-hold") : sorted;
};

/** Adds a question at the end of its section, or puts it in the place of the one of its name. */
export const putQuestion = ({ sections, questions }: Questionnaire, question: Question): Edited => {
  const isNew = questions.every(({ name }) => name !== question.name);
  if (isNew && questions.length >= MOST.questions) return refused("too-many");
  const put = isNew
    ? [...questions, question]
    : questions.map((one) => (one.name === question.name ? question : one));
  return whole({ sections, questions: put });
};

/** Takes a question away that no other depends on. */
export const removeQuestion = ({ sections, questions }: Questionnaire, name: string): Edited => {
  if (questions.every((one) => one.name !== name)) return refused("no-such-question");
  const isNeeded = questions.some(({ when = [] }) => when.some(({ question }) => question === name));
  if (isNeeded) return refused("needed-by-another");
  return { sections, questions: questions.filter((one) => one.name !== name) };
};

const swapped = <Thing>(things: readonly Thing[], one: number, other: number): readonly Thing[] =>
  things.map((thing, nth) => {
    if (nth === one) return things[other] ?? thing;
    return nth === other ? (things[one] ?? thing) : thing;
  });

/** Moves a question by one within its section; at the section's end it stays where it is. A question stays behind those that it depends on. */
export const moveQuestion = (
  { sections, questions }: Questionnaire,
  name: string,
  by: "up" | "down",
): Edited => {
  const at = questions.findIndex((one) => one.name === name);
  const to = by === "up" ? at - 1 : at + 1;
  if (at === -1) return refused("no-such-question");
  if (questions[to]?.section !== questions[at]?.section) return { sections, questions };
  return whole({ sections, questions: [...swapped(questions, at, to)] });
};

/** Adds a section at the end, or changes the words of the one of its name. */
export const putSection = (
  { sections, questions }: Questionnaire,
  section: Questionnaire["sections"][number],
): Edited => {
  const isNew = sections.every(({ name }) => name !== section.name);
  if (isNew && sections.length >= MOST.sections) return refused("too-many");
  return {
    sections: isNew
      ? [...sections, section]
      : sections.map((one) => (one.name === section.name ? section : one)),
    questions,
  };
};

/** Takes a section away that holds no questions and is not the only one. */
export const removeSection = ({ sections, questions }: Questionnaire, name: string): Edited => {
  if (sections.length < 2 || sections.every((one) => one.name !== name)) return refused("no-such-section");
  if (questions.some(({ section }) => section === name)) return refused("has-questions");
  return { sections: sections.filter((one) => one.name !== name), questions };
};
