import { beforeAll, describe, expect, test } from "vitest";
import * as z from "zod/mini";
import { outOfProportion, type WorkOf } from "../../infra/checks/growth.ts";
import { asksTooEarly, type FormField, fieldsOf, formsOfPages, type StepForm } from "../support/forms.ts";

/** What keeps a reader busy who tries the same again and again. */
const HOSTILE = [
  "-",
  "a",
  "1",
  " ",
  "\n",
  "a.",
  "a@",
  "a, b@c.example\n",
  "a\u0315\u0316",
  "https://a.",
  "<a ",
  "[a](",
  "é",
  "\ud800",
];
/** What is taken for something else, or is almost what is asked for. */
const ODD = ["", "constructor", "__proto__", "2026-02-30", "2026-02-30T10:00", "1e400", "-0", "99999-01-01"];

const again = (text: string, size: number): string =>
  text.repeat(Math.ceil(size / text.length)).slice(0, size);

let forms: readonly StepForm[] = [];
let fields: readonly (StepForm & FormField)[] = [];
let names: readonly string[] = [];

beforeAll(async () => {
  forms = [...(await formsOfPages("site")), ...(await formsOfPages("desk"))];
  fields = forms.flatMap((form) => fieldsOf(form.schema).map((field) => ({ ...form, ...field })));
  names = [...new Set(fields.map(({ name }) => name))];
});

/** All fields that any form has: some forms take whatever there is. */
const filled = (text: string) => Object.fromEntries(names.map((name) => [name, text]));
const at = ({ path, step, name }: StepForm & FormField) => `${path} ${step} ${name}`;

describe("every form of every page", () => {
  test("is found", () => {
    expect(forms.length).toBeGreaterThan(90);
    expect(fields.length).toBeGreaterThan(250);
  });

  test("takes no text without an end in any of its fields", () => {
    const endless = fields.filter(
      ({ field }) =>
        field._zod.def.type === "string" &&
        HOSTILE.some((text) => z.core.safeParse(field, again(text, 250_000)).success),
    );
    expect(endless.map(at)).toEqual([]);
  });

  test("is asked about several fields together only when each of them was read", () => {
    expect(
      forms.filter(({ schema }) => asksTooEarly(schema)).map(({ path, step }) => `${path} ${step}`),
    ).toEqual([]);
  });

  test("says what is wrong with whatever it is sent, and never throws", () => {
    for (const text of [...ODD, ...HOSTILE])
      for (const { schema } of forms) expect(typeof schema.safeParse(filled(text)).success).toBe("boolean");
  });

  test("costs no more than in proportion to what is sent, field by field and all fields at once", () => {
    const works: Record<string, WorkOf> = {};
    for (const text of HOSTILE) {
      for (const one of fields)
        works[`${at(one)}: ${JSON.stringify(text)}`] = (size) => {
          const sent = again(text, size);
          return () => z.core.safeParse(one.field, sent);
        };
      for (const { path, step, schema } of forms)
        works[`${path} ${step}: ${JSON.stringify(text)}`] = (size) => {
          const sent = filled(again(text, size));
          return () => schema.safeParse(sent);
        };
    }
    expect(outOfProportion(works)).toBeUndefined();
  });
});
