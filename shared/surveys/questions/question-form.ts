import type { FormIssue } from "../../pages/form-errors.ts";
import { line, optionalLine } from "../../pages/typed.ts";
import { nameFor } from "./edit.ts";
import { MOST, type Option, type Question, type Questionnaire, questionSchema, type Row } from "./model.ts";
import type { Sent } from "./read-answers.ts";

/** What the form of a question says it is: a question, or what is wrong with the form. */
export type ReadQuestion = { readonly question: Question } | { readonly issues: readonly FormIssue[] };

const MOST_TYPED = 30_000;

const typed = (sent: Sent, field: string): string => (sent.get(field)?.[0] ?? "").slice(0, MOST_TYPED);

const linesIn = (text: string): readonly string[] =>
  text
    .split("\n")
    .map((one) => one.replaceAll(/\s+/g, " ").trim())
    .filter((one) => one !== "");

/**
 * The lines of a text as things with names: one keeps the name of the thing that had the same words, or else of the one at its place where their number is
 * the same (it was worded anew), so that answers stay answers to it.
 */
const named = <Thing extends Row>(
  lines: readonly { readonly text: string }[],
  before: readonly Thing[],
): readonly Row[] => {
  const used = before.map(({ name }) => name);
  return lines.map((one, nth) => {
    const same =
      before.find(({ text }) => text === one.text) ??
      (lines.length === before.length ? before[nth] : undefined);
    const name = same?.name ?? nameFor(one.text, used);
    used.push(name);
    return { ...one, name };
  });
};

const OWN_WORDS = /(…|\.\.\.)$/u;
const ALONE = /^=\s*/;

/** Answers as a text of lines: `= ` begins one that goes with no other, `…` ends one that asks for words. */
export const toLines = (options: readonly Option[]): string =>
  options.map(({ text, alone, inWords }) => `${alone ? "= " : ""}${text}${inWords ? " …" : ""}`).join("\n");

const optionsIn = (text: string, before: readonly Option[]): readonly Option[] => {
  const lines = linesIn(text).map((one): Omit<Option, "name"> => {
    const words = one.replace(ALONE, "").replace(OWN_WORDS, "").trimEnd();
    return {
      text: words,
      ...(ALONE.test(one) ? { alone: true } : {}),
      ...(OWN_WORDS.test(one) ? { inWords: true } : {}),
    };
  });
  return named(lines, before).map((option, nth) => ({ ...lines[nth], ...option }));
};

/** The conditions that a form ticks, each as `question|answer`. */
const conditionsIn = (ticked: readonly string[]): Pick<Question, "when"> => {
  const byQuestion = new Map<string, string[]>();
  for (const one of ticked.slice(0, MOST.options * 5)) {
    const [question = "", answer = ""] = one.split("|");
    byQuestion.set(question, [...(byQuestion.get(question) ?? []), answer]);
  }
  if (byQuestion.size === 0) return {};
  return { when: [...byQuestion].map(([question, oneOf]) => ({ question, oneOf })) };
};

const numberIn = (text: string, otherwise: number): number => {
  const number = Number(text.replace(",", "."));
  return text.trim() === "" || Number.isNaN(number) ? otherwise : number;
};

/** What is of one kind of question alone, as the form says it. */
const ofKind = (kind: Question["kind"], sent: Sent, before: Question | undefined): object => {
  const ticked = (field: string) => (sent.has(field) ? { [field]: true } : {});
  const steps = linesIn(typed(sent, "steps"));
  switch (kind) {
    case "choice":
      return { options: optionsIn(typed(sent, "options"), before?.kind === kind ? before.options : []) };
    case "several": {
      const options = optionsIn(typed(sent, "options"), before?.kind === kind ? before.options : []);
      const most = numberIn(typed(sent, "mostChosen"), 0);
      return { options, ...(most > 0 ? { most } : {}) };
    }
    case "scale":
      return { steps, ...ticked("cannotSay") };
    case "grid": {
      const rows = linesIn(typed(sent, "rows")).map((text) => ({ text }));
      return { steps, rows: named(rows, before?.kind === kind ? before.rows : []), ...ticked("cannotSay") };
    }
    case "number": {
      const unit = typed(sent, "unit").trim();
      return {
        least: numberIn(typed(sent, "least"), 0),
        most: numberIn(typed(sent, "most"), 100),
        decimals: numberIn(typed(sent, "decimals"), 0),
        ...(unit === "" ? {} : { unit }),
      };
    }
    case "text":
      return { ...ticked("long"), most: numberIn(typed(sent, "longest"), 1000) };
    case "date":
      return {};
  }
};

const WRONG: Readonly<Record<string, string>> = {
  options: `Enter 2 to ${MOST.options} answers, one to a line`,
  steps: `Enter 2 to ${MOST.steps} steps, one to a line`,
  rows: `Enter 1 to ${MOST.rows} statements, one to a line`,
  decimals: "Enter a number of digits from 0 to 3",
  most: "Enter the most as a number",
  least: "Enter the least as a number",
  unit: "The unit must be 40 characters or fewer",
  when: "A question can depend on 5 others at most",
};

const textSchema = line({ missing: "Enter the question", name: "The question", most: 500 });
const hintSchema = optionalLine({ name: "The hint", most: 500 });

/** Reads the form of a question of this kind: a new one, or in place of `before`, whose name it keeps. */
export const readQuestion = (
  sent: Sent,
  {
    kind,
    before,
    questionnaire,
  }: {
    readonly kind: Question["kind"];
    readonly before: Question | undefined;
    readonly questionnaire: Questionnaire;
  },
): ReadQuestion => {
  const text = textSchema.safeParse(typed(sent, "text"));
  const hint = hintSchema.safeParse(typed(sent, "hint"));
  const of = (
    field: string,
    { error }: { readonly error?: { readonly issues: readonly FormIssue[] } | undefined },
  ) => (error?.issues ?? []).map(({ message }): FormIssue => ({ path: [field], message }));
  const wrong = [...of("text", text), ...of("hint", hint)];
  if (!text.success || !hint.success) return { issues: wrong };
  const used = questionnaire.questions.map(({ name }) => name);
  const section = typed(sent, "section") || (questionnaire.sections[0]?.name ?? "questions");
  const read = questionSchema.safeParse({
    kind,
    name: before?.name ?? nameFor(text.data, used),
    text: text.data,
    section,
    ...(hint.data === "" ? {} : { hint: hint.data }),
    ...(sent.has("optional") ? { optional: true } : {}),
    ...conditionsIn(sent.get("when") ?? []),
    ...ofKind(kind, sent, before),
  });
  if (read.success) return { question: read.data };
  const fields = new Set(read.error.issues.map(({ path }) => String(path[0] ?? "text")));
  const words = new Map(Object.entries(WRONG));
  return {
    issues: [...fields].map((field) => ({
      path: [field],
      message: words.get(field) ?? "Check this",
    })),
  };
};
