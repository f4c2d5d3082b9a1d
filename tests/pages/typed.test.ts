import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import * as z from "zod/mini";
import {
  line,
  optionalDate,
  optionalLine,
  optionalProse,
  plainDate,
  prose,
  timeOfDay,
  webAddress,
  wholeNumber,
} from "../../shared/pages/typed.ts";
import { emailAddress, organisationName, personName } from "../../shared/people/person.ts";

const asked = { missing: "Enter it", name: "It", most: 40 };
const texts = {
  line: line(asked),
  prose: prose(asked),
  optionalLine: optionalLine(asked),
  optionalProse: optionalProse(asked),
};
const shapes = {
  date: plainDate(asked),
  maybeDate: optionalDate({ name: "It" }),
  time: timeOfDay(asked),
  number: wholeNumber({ ...asked, least: 1 }),
  address: webAddress(asked),
  personName,
  organisationName,
  emailAddress,
};

/** Text as a hostile person would make it: any characters, halves of characters, and many marks on one letter. */
const anything = fc.oneof(
  fc.string({ unit: "binary", maxLength: 60 }),
  fc
    .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 60 })
    .map((units) => String.fromCharCode(...units)),
  fc
    .array(fc.constantFrom(..."a \n\r\t\u0000\u0301\u0344\u0315\u0316\u202e"), { maxLength: 80 })
    .map((all) => all.join("")),
);

describe.each(Object.entries(texts))("%s", (name, schema) => {
  const breaks = name.toLowerCase().endsWith("prose");

  it.each([41, 200, 100_000])(
    "ends at its length: with %i characters, nothing that follows is looked at",
    (length) => {
      const looked = vi.fn();
      const follows = z.check(() => looked());
      const schemas = [
        schema.check(follows),
        z.object({ text: schema }).check(follows),
        z.pipe(
          schema,
          z.transform(() => looked()),
        ),
      ];
      for (const [index, each] of schemas.entries()) {
        const typed = "a".repeat(length);
        expect(each.safeParse(index === 1 ? { text: typed } : typed).error?.issues).toMatchObject([
          { message: "It must be 40 characters or fewer" },
        ]);
      }
      expect(looked).not.toHaveBeenCalled();
      expect(schema.check(follows).safeParse("a").success).toBe(true);
      expect(looked).toHaveBeenCalledTimes(1);
    },
  );

  it("takes any text without throwing: in one spelling, without control characters, and no longer than it may be", () => {
    fc.assert(
      fc.property(anything, (typed) => {
        const read = schema.safeParse(typed);
        if (!read.success) {
          expect(["Enter it", "It must be 40 characters or fewer"]).toContain(read.error.issues[0]?.message);
          expect(read.error.issues).toHaveLength(1);
          return;
        }
        expect(read.data.normalize("NFC")).toBe(read.data);
        expect(read.data).not.toMatch(breaks ? /[^\P{Cc}\n\t]/u : /\p{Cc}/u);
        expect(read.data.trim()).toBe(read.data);
        expect([...read.data].length).toBeLessThanOrEqual(40);
        expect(schema.parse(read.data)).toBe(read.data);
      }),
      { numRuns: 1000 },
    );
  });

  it("counts characters as people do, and only what is left when it is clean", () => {
    expect(schema.parse("🦄".repeat(40))).toBe("🦄".repeat(40));
    expect(schema.parse(` ${"e\u0301".repeat(40)}${" ".repeat(500)}`)).toBe("é".repeat(40));
    expect(schema.safeParse("🦄".repeat(41)).success).toBe(false);
  });
});

describe("what must be there", () => {
  it.each(["", "  \n ", "\u200b\u200b", "\u202e\u202c", "\u0301", undefined])(
    "shows something: %j does not",
    (typed) => {
      for (const schema of [texts.line, texts.prose])
        expect(schema.safeParse(typed).error?.issues.map(({ message }) => message)).toEqual(["Enter it"]);
    },
  );
});

describe("a date, a time and a number", () => {
  it.each([
    [shapes.date, "2027-02-28", "2027-02-28"],
    [shapes.date, " 2028-02-29 ", "2028-02-29"],
    [shapes.date, "2027-02-29", "It must be a real date, like 2027-03-31"],
    [shapes.date, "2127-02-28", "It must be between 2000 and 2099"],
    [shapes.date, "", "Enter it"],
    [shapes.maybeDate, "", undefined],
    [shapes.maybeDate, undefined, undefined],
    [shapes.maybeDate, "31.3.2027", "It must be a real date, like 2027-03-31"],
    [shapes.time, "9:05", "09:05"],
    [shapes.time, "24:00", "It must be hours and minutes, like 14:30"],
    [shapes.number, " 40 ", 40],
    [shapes.number, "41", "It must be 40 or fewer"],
    [shapes.number, "0", "It must be 1 or more"],
    [shapes.number, "1e3", "It must be a whole number, like 12"],
    [shapes.number, "", "Enter it"],
    [shapes.address, " HTTPS://www.Example.com ", "https://www.example.com/"],
    [shapes.address, "javascript:alert(1)", "Enter a whole web address, like https://www.example.com/report"],
    [
      shapes.address,
      "https://me:secret@example.com",
      "Enter a whole web address, like https://www.example.com/report",
    ],
  ])("%#: %j is %j", (schema, typed, answer) => {
    const read = schema.safeParse(typed);
    expect(read.success ? read.data : read.error.issues.map(({ message }) => message).join()).toEqual(answer);
  });
});

describe("an answer as long as a request can be", () => {
  // What made a form cost more than in proportion to its length: marks to sort, patterns that try every place, spaces, dots and letters.
  const units = ["\u0315\u0316", "a", "a.", ".aa", " ", "\n", "@", "a@", "1", "😀"];

  it.each(Object.entries({ ...texts, ...shapes }))(
    "is refused before the test has to end: %s",
    (_name, schema) => {
      for (const unit of units) {
        const long = `a@b${unit.repeat(250_000 / unit.length)}`;
        const read = schema.safeParse(long);
        expect(read.success, JSON.stringify(unit)).toBe(false);
      }
    },
  );
});
