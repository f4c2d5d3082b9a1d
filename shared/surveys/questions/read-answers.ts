import type * as z from "zod/mini";
import type { FormIssue } from "../../pages/form-errors.ts";
import { optionalDate, optionalLine, optionalProse } from "../../pages/typed.ts";
import type { Answer, Answers, StepChosen } from "./answer.ts";
import { askedOf } from "./asked.ts";
import { CANNOT_SAY, type Option, type Question, type Questionnaire } from "./model.ts";

/** What a form or an address sent: the values of each field. */
export type Sent = ReadonlyMap<string, readonly string[]>;

/** The field of a question; of one row of a grid; of the words to an option that asks for them. */
export const fieldOf = {
  question: (name: string): string => name,
  row: (name: string, row: string): string => `${name}.${row}`,
  words: (name: string): string => `${name}.words`,
} as const;

const MOST_IN_WORDS = 200;

/** An answer, nothing where nothing was answered, or what is wrong. */
type ReadOne = Answer | undefined | readonly FormIssue[];

const wrong = (field: string, message: string): readonly FormIssue[] => [{ path: [field], message }];

const first = (sent: Sent, field: string): string => sent.get(field)?.[0] ?? "";

/** What a schema makes of a field, or what it says is wrong with it. */
const readBy = <Value>(
  schema: z.ZodMiniType<Value>,
  field: string,
  text: string,
): { readonly value: Value } | readonly FormIssue[] => {
  const read = schema.safeParse(text);
  return read.success
    ? { value: read.data }
    : wrong(field, read.error.issues[0]?.message ?? "Check this answer");
};

const inWordsOf = (
  question: Question,
  chosen: readonly Option[],
  sent: Sent,
): { readonly inWords?: string } | readonly FormIssue[] => {
  const asking = chosen.find(({ inWords }) => inWords);
  if (asking === undefined) return {};
  const field = fieldOf.words(question.name);
  const read = readBy(
    optionalLine({ name: `What you say to “${asking.text}”`, most: MOST_IN_WORDS }),
    field,
    first(sent, field),
  );
  if (!("value" in read)) return read;
  return read.value === "" ? {} : { inWords: read.value };
};

type Of<Kind extends Question["kind"]> = Extract<Question, { readonly kind: Kind }>;

const readChoice = (question: Of<"choice">, sent: Sent): ReadOne => {
  const given = first(sent, question.name);
  if (given === "") return undefined;
  const option = question.options.find(({ name }) => name === given);
  if (option === undefined) return wrong(question.name, "Choose one of the answers that are offered");
  const words = inWordsOf(question, [option], sent);
  return "length" in words ? words : { kind: "choice", chosen: option.name, ...words };
};

const readSeveral = (question: Of<"several">, sent: Sent): ReadOne => {
  const given = new Set(sent.get(question.name) ?? []);
  given.delete("");
  if (given.size === 0) return undefined;
  const options = question.options.filter(({ name }) => given.has(name));
  if (options.length < given.size) return wrong(question.name, "Choose among the answers that are offered");
  const alone = options.find((option) => option.alone);
  if (alone !== undefined && options.length > 1)
    return wrong(question.name, `Choose “${alone.text}” alone, or the others without it`);
  if (question.most !== undefined && options.length > question.most)
    return wrong(question.name, `Choose ${question.most} answers or fewer`);
  const words = inWordsOf(question, options, sent);
  return "length" in words ? words : { kind: "several", chosen: options.map(({ name }) => name), ...words };
};

/** A step as a form sends it; undefined where it is none. */
const stepIn = (text: string, { steps, cannotSay }: Of<"scale"> | Of<"grid">): StepChosen | undefined => {
  if (text === CANNOT_SAY && cannotSay) return CANNOT_SAY;
  return /^\d{1,2}$/.test(text) && Number(text) >= 1 && Number(text) <= steps.length
    ? Number(text)
    : undefined;
};

const readScale = (question: Of<"scale">, sent: Sent): ReadOne => {
  const given = first(sent, question.name);
  if (given === "") return undefined;
  const step = stepIn(given, question);
  if (step === undefined) return wrong(question.name, "Choose one of the answers that are offered");
  return { kind: "scale", step };
};

const readGrid = (question: Of<"grid">, sent: Sent): ReadOne => {
  const rows = question.rows.map(({ name, text }) => {
    const field = fieldOf.row(question.name, name);
    const given = first(sent, field);
    return { name, text, field, given, step: given === "" ? undefined : stepIn(given, question) };
  });
  if (rows.every(({ given }) => given === "")) return undefined;
  const issues = rows.flatMap(({ text, field, given, step }) => {
    if (step !== undefined || (given === "" && question.optional)) return [];
    return wrong(field, given === "" ? `Answer “${text}”` : "Choose one of the answers that are offered");
  });
  if (issues.length > 0) return issues;
  return {
    kind: "grid",
    steps: Object.fromEntries(
      rows.flatMap(({ name, step }) => (step === undefined ? [] : [[name, step] as const])),
    ),
  };
};

const readNumber = (question: Of<"number">, sent: Sent): ReadOne => {
  const given = first(sent, question.name).slice(0, 40).trim();
  if (given === "") return undefined;
  const { least, most, decimals } = question;
  const shape = decimals === 0 ? "a whole number" : "a number";
  const parts = /^(-?\d{1,12})(?:[.,](\d{1,12}))?$/.exec(given);
  if (parts === null || (parts[2]?.length ?? 0) > decimals)
    return wrong(question.name, `Enter ${shape}, like ${decimals === 0 ? "6" : "2.5"}`);
  const number = Number(given.replace(",", "."));
  if (number < least || number > most)
    return wrong(
      question.name,
      `Enter ${shape} between ${least.toLocaleString("en-GB")} and ${most.toLocaleString("en-GB")}`,
    );
  return { kind: "number", number };
};

const readText = (question: Of<"text">, sent: Sent): ReadOne => {
  const asked = { name: "Your answer", most: question.most };
  const schema = question.long ? optionalProse(asked) : optionalLine(asked);
  const read = readBy(schema, question.name, first(sent, question.name));
  if (!("value" in read)) return read;
  return read.value === "" ? undefined : { kind: "text", text: read.value };
};

const readDate = (question: Of<"date">, sent: Sent): ReadOne => {
  const read = readBy(optionalDate({ name: "The day" }), question.name, first(sent, question.name));
  if (!("value" in read)) return read;
  return read.value === undefined ? undefined : { kind: "date", date: read.value };
};

const readOne = (question: Question, sent: Sent): ReadOne => {
  switch (question.kind) {
    case "choice":
      return readChoice(question, sent);
    case "several":
      return readSeveral(question, sent);
    case "scale":
      return readScale(question, sent);
    case "grid":
      return readGrid(question, sent);
    case "number":
      return readNumber(question, sent);
    case "text":
      return readText(question, sent);
    case "date":
      return readDate(question, sent);
  }
};

const missing = {
  choice: "Choose an answer",
  several: "Choose at least one answer",
  scale: "Choose an answer",
  grid: "Answer each line",
  number: "Enter a number",
  text: "Enter your answer",
  date: "Enter a day",
} as const;

/** What a form answers, and what is wrong with it. */
export interface ReadAnswers {
  readonly answers: Answers;
  readonly issues: readonly FormIssue[];
}

/**
 * Reads what was sent as answers to these questions: all of a questionnaire, or those of one page of it with what was answered on the pages before.
 * A question that is not asked is not read, and none of its mistakes told. What was answered rightly is there also where something else is wrong.
 */
export const readAnswers = (
  questionnaire: Pick<Questionnaire, "questions">,
  sent: Sent,
  { before = new Map(), only }: { readonly before?: Answers; readonly only?: readonly string[] } = {},
): ReadAnswers => {
  const answers = new Map(before);
  const issues: FormIssue[] = [];
  for (const question of questionnaire.questions) {
    if (only !== undefined && !only.includes(question.name)) continue;
    answers.delete(question.name);
    if (!askedOf(questionnaire, answers).includes(question)) continue;
    const read = readOne(question, sent);
    if (read === undefined) {
      if (!question.optional) issues.push(...wrong(question.name, missing[question.kind]));
    } else if ("kind" in read) answers.set(question.name, read);
    else issues.push(...read);
  }
  return { answers, issues };
};

/** The fields that show these answers in a form again. */
export const toFields = (answers: Answers): ReadonlyMap<string, readonly string[]> => {
  const fields = new Map<string, readonly string[]>();
  for (const [name, answer] of answers) {
    if (answer.kind === "choice") fields.set(name, [answer.chosen]);
    if (answer.kind === "several") fields.set(name, answer.chosen);
    if (answer.kind === "scale") fields.set(name, [String(answer.step)]);
    if (answer.kind === "grid")
      for (const [row, step] of Object.entries(answer.steps))
        fields.set(fieldOf.row(name, row), [String(step)]);
    if (answer.kind === "number") fields.set(name, [String(answer.number)]);
    if (answer.kind === "text") fields.set(name, [answer.text]);
    if (answer.kind === "date") fields.set(name, [answer.date]);
    if ("inWords" in answer && answer.inWords !== undefined)
      fields.set(fieldOf.words(name), [answer.inWords]);
  }
  return fields;
};
