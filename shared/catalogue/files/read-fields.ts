import { error, note, quote, type Remark, warning } from "../../file-import/remark.ts";
import { ownValue } from "../../platform/keys.ts";
import type { ItemKind } from "../items/model.ts";
import { patternIn } from "./check-body.ts";
import type { Field, Page } from "./front-matter.ts";
import { fileStem } from "./page-address.ts";
import type { Vocabulary } from "./vocabulary.ts";

/** How long a summary should be at most, and how long it and a title can be. */
const SUMMARY_SHOULD = 150;
const SUMMARY_CAN = 500;
const TITLE_CAN = 200;

const CATEGORIES: Readonly<Record<string, ItemKind>> = {
  project: "project",
  playbook: "playbook",
  casestudy: "case-study",
  casestudie: "case-study",
  tool: "tool",
};

/** A value as it was read, with what is to be said of it. */
export interface Said<Value> {
  readonly value: Value;
  readonly remarks: readonly Remark[];
}

/** A category without its plural, its case and whatever is no letter. */
export const categoryKey = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll(/[^a-z]/g, "")
    .replace(/s$/, "");

/** The kind of item that a page's category says, or that its file's name does. */
export const kindOf = (category: Field | undefined, file: string): Said<ItemKind> => {
  const guessed = /^case-?_?study/i.test(fileStem(file)) ? "case-study" : "project";
  if (category === undefined || category.text === "") return { value: guessed, remarks: [] };
  const kind = ownValue(CATEGORIES, categoryKey(category.text));
  const { line, text } = category;
  if (kind === undefined)
    return {
      value: guessed,
      remarks: [
        warning(line, `${quote(text)} is no category`, `It was taken as a ${guessed}. Choose at the desk.`),
      ],
    };
  return /^(?:Projects|Playbooks|CaseStudies|Tools)$/.test(text)
    ? { value: kind, remarks: [] }
    : {
        value: kind,
        remarks: [note(line, `The category is spelled ${quote(text)}`, `It was taken as ${kind}.`)],
      };
};

/** A value without the typographic quotation marks that an editor put in place of plain ones. */
export const unquoted = (text: string): string => /^[‘“](.*)[’”]$/s.exec(text)?.[1]?.trim() ?? text;

const plainField = (field: Field | undefined): Said<string> => {
  const text = unquoted((field?.text ?? "").replaceAll(/\s+/g, " ").trim());
  if (field === undefined || text === field.text) return { value: text, remarks: [] };
  const remarks = /^[‘“]/.test(field.text)
    ? [note(field.line, "The value stands in typographic quotation marks", "They were taken as plain ones.")]
    : [];
  return { value: text, remarks };
};

const cut = (text: string, most: number): string =>
  text
    .slice(0, most)
    .replace(/[\uD800-\uDBFF]$/, "")
    .trim();

/** The title, or the first heading in its place. With neither there is an error. */
export const titleOf = (page: Page): Said<string> => {
  const { value, remarks } = plainField(page.fields.get("title"));
  const line = page.fields.get("title")?.line ?? 1;
  if (value !== "" && value.length <= TITLE_CAN) return { value, remarks };
  if (value !== "") {
    const long = warning(
      line,
      `The title has ${value.length} characters`,
      `It was cut at ${TITLE_CAN}. Shorten it.`,
    );
    return { value: cut(value, TITLE_CAN), remarks: [...remarks, long] };
  }
  const heading = page.body
    .map((each) => /^#{1,2}\s+(\S.*)$/.exec(each)?.[1])
    .find((each) => each !== undefined);
  const instead = cut(plainField({ text: heading?.replaceAll(/[*_#`]/g, "") ?? "", line }).value, TITLE_CAN);
  return instead === ""
    ? {
        value: "",
        remarks: [error(line, "The page has no title", "Write one into the front matter: title: 'A title'.")],
      }
    : {
        value: instead,
        remarks: [warning(line, "The page has no title", `The first heading was taken: ${quote(instead)}.`)],
      };
};

/** The summary, with what is to be said of its length and of words of the pattern in it. */
export const summaryOf = (page: Page): Said<string> => {
  const field = page.fields.get("summary");
  const { value, remarks } = plainField(field);
  const line = field?.line ?? 1;
  const say = (what: string, advice: string) => [...remarks, warning(line, what, advice)];
  if (value === "")
    return {
      value,
      remarks: say("The page has no summary", "Say in one or two sentences what it is about: lists show it."),
    };
  const pattern = patternIn(value);
  if (pattern !== undefined)
    return {
      value,
      remarks: say(`The summary has words of the pattern: ${quote(pattern)}`, "Write your own."),
    };
  if (value.length > SUMMARY_CAN)
    return {
      value: cut(value, SUMMARY_CAN),
      remarks: say(
        `The summary has ${value.length} characters`,
        `It was cut. Shorten it to ${SUMMARY_SHOULD}.`,
      ),
    };
  return value.length > SUMMARY_SHOULD
    ? {
        value,
        remarks: say(
          `The summary has ${value.length} characters`,
          `Shorten it to ${SUMMARY_SHOULD}. It was taken whole.`,
        ),
      }
    : { value, remarks };
};

/** Where the work comes from, by its one name. What nobody knows is taken as it is; an empty origin is none. */
export const originOf = (
  field: Field | undefined,
  { nameOfOrigin }: Vocabulary,
): Said<string | undefined> => {
  const { value, remarks } = plainField(field);
  if (field === undefined || value === "") return { value: undefined, remarks };
  const own = value.replace(/(?<!\s)\s*\((?:this is for legacy|e\.g\.)[^)]*\)?\s*/i, "").trim();
  const name = nameOfOrigin(own);
  const taken = name === undefined ? undefined : cut(name, TITLE_CAN);
  const left = warning(field.line, "The origin has words of the pattern", `It was taken as ${quote(own)}.`);
  const alias = note(field.line, `The origin ${quote(own)} is another name`, `It was taken as ${name}.`);
  return {
    value: taken,
    remarks: [
      ...remarks,
      ...(own === value ? [] : [left]),
      ...(name === undefined || name === own ? [] : [alias]),
    ],
  };
};
