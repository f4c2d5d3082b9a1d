import { globSync, readFileSync } from "node:fs";
import ts from "typescript";
import { expect, test } from "vitest";
import { sections } from "../../shared/applications/submission/sections.ts";
import { kindForms } from "../../shared/enquiries/form/questions.ts";
import { titleLine } from "../../shared/pages/typed.ts";
import { counted } from "../../shared/platform/text.ts";

// What a machine can hold of how the product speaks. The rest is read aloud.

interface Words {
  readonly where: string;
  readonly text: string;
}

const templates: readonly Words[] = globSync("{functions,shared}/**/*.njk").map((where) => ({
  where,
  text: readFileSync(where, "utf8"),
}));

/** The texts in the code: its strings and the fixed parts of its templates, without comments. */
const textsOf = (where: string): Words[] => {
  const file = ts.createSourceFile(where, readFileSync(where, "utf8"), ts.ScriptTarget.Latest, true);
  const found: Words[] = [];
  const visit = (node: ts.Node): void => {
    if (
      ts.isStringLiteral(node) ||
      ts.isNoSubstitutionTemplateLiteral(node) ||
      ts.isTemplateLiteralToken(node)
    )
      found.push({ where, text: node.text });
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
};

// The list of our own names of organisations is as they are registered.
const texts = globSync("{functions,shared}/**/*.ts")
  .filter((where) => !where.endsWith("organisations/own-list.ts"))
  .flatMap(textsOf);

const breaking = (all: readonly Words[], pattern: RegExp): string[] =>
  all.flatMap(({ where, text }) => (text.match(pattern) ?? []).map((found) => `${where}: ${found}`));

test("no name is made small: names and titles keep their letters", () => {
  expect(breaking(templates, /\|\s*lower\b|toLowerCase/g)).toEqual([]);
});

test("apostrophes are curly", () => {
  const straight = /\w'(?:s|t|re|ll|ve|d)\b/g;
  const shown = templates.map(({ where, text }) => ({
    where,
    text: text.replaceAll(/\{#[\s\S]*?#\}|<!--[\s\S]*?-->/g, ""),
  }));
  expect(breaking(shown, straight)).toEqual([]);
  expect(breaking(texts, straight)).toEqual([]);
});

test("a number and its noun follow one rule for plurals", () => {
  expect([1, 2, 0].map((count) => counted(count, "note", "notes"))).toEqual(["1 note", "2 notes", "0 notes"]);
  // `{{ n }} {{ "note" if n == 1 else "notes" }}` is `{{ n | counted("note", "notes") }}`.
  expect(breaking(templates, /\{\{ ([\w.]+) \}\} \{\{ "[^"]*" if \1 == 1 else "[^"]*" \}\}/g)).toEqual([]);
  // A count that is followed by a plural as it stands says "1 notes" one day.
  expect(
    breaking(
      templates,
      /\{\{ (?:[\w.]*\.)?(?:length|count|total|found|looked|overdue|late|left) \}\} [a-z]+s\b(?! (?:is|was)\b)/g,
    ),
  ).toEqual([]);
});

/** One term for one thing: forms that were in the product or that the programme's people would not say, and the better one. */
const GLOSSARY: readonly (readonly [RegExp, string])[] = [
  [
    /\bNobody has it\b|\bYou have it\b|\bGive it (?:to|back)\b|\bTake it\b(?! (?:out|myself|on))/g,
    "Assign, Assigned to, Unassigned",
  ],
  [/\bNothing fits\b/g, "No results"],
  [/\bPage before\b/g, "Previous page"],
  [/\bWords of the home page\b/g, "Home page text"],
  [/\bof late\b/g, "recent"],
  [/\bset right\b|\bSet \w+ or \w+ right\b/g, "correct"],
  [/\bWrite down a call\b/g, "Log a call"],
  [/\bin motion\b/g, "scheduled"],
  [/\bbrought to mind\b/g, "reminded"],
  [/\banew\b/g, "again"],
  [/\b[Tt]ick it off\b|\bTo do again\b/g, "Mark as done, Reopen"],
  [/\bTake it out again\b/g, "Undo"],
  [/\bcome(?:s)? to nothing\b/g, "say what happened"],
  [/\bis no (?:code|number|date)\b/g, "is not a valid ..."],
  [/\b[Ss]omebody\b/g, "someone, a person, or their name"],
  // A field that is called so in the code is none of the words.
  [/\b[Ww]hoever\b|(?<![."\w])[Ww]hom\b(?!")/g, "who, anyone who, or the person who"],
  [/\bwants? a contact\b/g, "to contact"],
  [/See, confirm or cancel/g, "See or cancel your registration"],
];

// Names in the code have one word and no capital; what entries say of themselves is for engineers.
const said = texts.filter(({ where, text }) => / |^[A-Z“]/.test(text) && !where.endsWith("entries.ts"));

test("one term stands for one thing", () => {
  for (const [forbidden, better] of GLOSSARY) {
    const pages = templates.map(({ where, text }) => ({
      where,
      text: text.replaceAll(/\{#[\s\S]*?#\}/g, ""),
    }));
    expect(breaking(pages, forbidden), better).toEqual([]);
    expect(breaking(said, forbidden), better).toEqual([]);
  }
});

test("each question of the enquiry form has an error of its own, in words", () => {
  for (const { messageMissing, messageLabel, questions } of Object.values(kindForms)) {
    for (const { missing, label } of [...questions, { missing: messageMissing, label: messageLabel }]) {
      expect(missing).toMatch(/^(?:Enter|Select) [a-z]/);
      expect(missing).not.toContain(label);
      expect(missing).not.toMatch(/[?:]/);
    }
  }
});

/** What is asked for, by the names that such a text has in the code. */
const IS_LABEL = /^(?:label|words|question|legend)$/;

/** The templates of a file in which a label stands where a sentence goes on: `Enter ${label} as a whole number`. */
const gluedIn = (where: string): string[] => {
  const file = ts.createSourceFile(where, readFileSync(where, "utf8"), ts.ScriptTarget.Latest, true);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isTemplateExpression(node)) {
      const [first] = node.templateSpans;
      const asksFor = /^(?:Enter|Select|Choose|Say|Tick) /.test(node.head.text);
      const begins =
        node.head.text === "" && first !== undefined && / (?:must|needs) /.test(first.literal.text);
      const label = node.templateSpans.some(({ expression }) => IS_LABEL.test(expression.getText(file)));
      if ((asksFor || begins) && label) found.push(`${where}: ${node.getText(file)}`);
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
};

test("no error is glued from a label", () => {
  expect(breaking(texts, /^(?:Enter|Select|Choose) an? answer to: ?$/g)).toEqual([]);
  expect(globSync("{functions,shared}/**/*.ts").flatMap(gluedIn)).toEqual([]);
});

test("each answer of an application is called something in errors that is no question", () => {
  for (const { questions } of Object.values(sections))
    for (const { called } of questions) {
      expect(called).toMatch(/^[A-Z][^?:()]*$/);
      expect(called).not.toMatch(/^(?:What do|Whom?|Which|Is|Are|Could) /);
    }
});

test("a title does not end as a sentence does, and a shortened word keeps its full stop", () => {
  const title = titleLine({ missing: "Enter the title", name: "Title", most: 100 });
  const typed = [
    "Letters get lost.",
    "Letters get lost...",
    "Ours in the U.K.",
    "Wards of St. Mary & Co.",
    "What?",
  ];
  expect(typed.map((text) => title.parse(text))).toEqual([
    "Letters get lost",
    "Letters get lost...",
    "Ours in the U.K.",
    "Wards of St. Mary & Co.",
    "What?",
  ]);
});

test("whatever is called by a title that is typed is asked for it as a title", () => {
  const asked = globSync("shared/**/{input,model}.ts")
    .filter((where) => !where.includes("ready-answers"))
    .flatMap((where) => readFileSync(where, "utf8").match(/^\s*title: line\(/gm) ?? []);
  expect(asked).toEqual([]);
});
