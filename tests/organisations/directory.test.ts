import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Found, makeDirectory } from "../../shared/organisations/directory.ts";
import { organisationCode, pickedOrganisationCode } from "../../shared/organisations/organisation.ts";
import { detailsOf } from "../../shared/organisations/words.ts";
import { organisation, sampleOrganisations } from "./samples.ts";

const directory = makeDirectory(sampleOrganisations);
const codes = (found: readonly Found[]) => found.map((one) => one.organisation.code);

describe("a code", () => {
  it.each(["RTE", "7A3", "G7H8J", "X24", "ABCDEFGH", "12345678"])("may be %s", (code) => {
    expect(organisationCode.safeParse(code).success).toBe(true);
    expect(pickedOrganisationCode.parse(code)).toBe(code);
  });

  it.each(["", "RT", "rte", "RT-1", "ABCDEFGHI", "RTÉ", "RTE ", " RTE", "RTE\n"])("is never %j", (code) => {
    expect(organisationCode.safeParse(code).success).toBe(false);
    expect(pickedOrganisationCode.parse(code)).toBeUndefined();
  });
});

describe("typing", () => {
  it.each([
    ["hrb1", "HRB1"],
    [" HRB1 ", "HRB1"],
    ["Harrowshire Hosp", "HRB1"],
    ["harowshire hospitals", "HRB1"],
    ["HHFT", "HRB1"],
    ["kidny voices", "KDV1"],
    ["Harrowshire Hospitals FT", "HRB1"],
    ["university hospitals vale", "NEW1"],
  ])("%j suggests %s first", (typed, code) => {
    expect(codes(directory.suggest(typed, 8))[0]).toBe(code);
  });

  it("what begins as typed comes before what has the word somewhere", () => {
    const two = makeDirectory([
      organisation("AAA1", "Ash and South Elm"),
      organisation("AAA2", "The Southern Group of All the Elms and Oaks of the County"),
    ]);
    expect(codes(two.suggest("south", 8))).toEqual(["AAA2", "AAA1"]);
  });

  it("the name or code of a closed one suggests what came after it, once, and says what it was", () => {
    const [found] = directory.suggest("OLD1", 8);
    expect(found?.organisation.code).toBe("NEW1");
    expect(found && detailsOf(found)).toBe("South West, NEW1, was Eastvale Infirmary NHS Trust (OLD1)");
    expect(codes(directory.suggest("vale", 8)).filter((code) => code === "NEW1")).toHaveLength(1);
  });

  it("the name of a closed one without a successor suggests it, as closed", () => {
    const [found] = directory.suggest("gone hospital", 8);
    expect(found && detailsOf(found)).toBe("Midlands, GON1, closed");
  });

  it.each(["Fernhill Hospitals", "University of Northmoor", "NHS Trust", "the", "", "  ", "()*", "😀"])(
    "%j suggests nothing, because it shares no telling word",
    (typed) => {
      expect(directory.suggest(typed, 8)).toEqual([]);
    },
  );
});

describe("an exact name", () => {
  it.each([
    ["Harrowshire hospitals nhs foundation trust", "HRB1"],
    ["HARROWSHIRE HEALTH & CARE NHS FT", "HRB2"],
    ["kidney-voices", "KDV1"],
    ["hhft", "HRB1"],
    ["old2", "NEW1"],
    ["Westvale Hospital NHS Trust", "NEW1"],
  ])("%j is %s without a question", (typed, code) => {
    expect(directory.exact(typed)?.organisation.code).toBe(code);
  });

  it("that two have is nobody's", () => {
    const two = makeDirectory([
      organisation("AAA1", "Mercy", { aliases: ["City Care"] }),
      organisation("AAA2", "City Care"),
    ]);
    expect(two.exact("city care")).toBeUndefined();
    expect(codes(two.suggest("city care", 8)).sort()).toEqual(["AAA1", "AAA2"]);
  });

  it.each(["Harrowshire", "", "NHS", "HRB", "HRB12"])("is not %j", (typed) => {
    expect(directory.exact(typed)).toBeUndefined();
  });
});

describe("whatever is typed and whatever is in the list", () => {
  const code = fc.stringMatching(/^[A-Z0-9]{3}$/);
  const organisations = fc.uniqueArray(
    fc
      .tuple(
        code,
        fc.string({ unit: "grapheme", minLength: 1 }),
        fc.option(code),
        fc.array(fc.string(), { maxLength: 3 }),
      )
      .map(([own, name, successor, aliases]) =>
        organisation(own, name, {
          aliases,
          ...(successor === null ? {} : { closed: "2020-01-01", successor }),
        }),
      ),
    { selector: (one) => one.code, maxLength: 12 },
  );

  it("searching never throws, finds each at most once, and circles of successors end", () => {
    fc.assert(
      fc.property(organisations, fc.string({ unit: "binary" }), (all, text) => {
        const made = makeDirectory(all);
        const found = made.suggest(text, 8);
        expect(found.length).toBeLessThanOrEqual(8);
        expect(new Set(codes(found)).size).toBe(found.length);
        for (const one of all) {
          expect(made.resolve(one.code)).toBeDefined();
          expect(made.find(one.code)[0]).toEqual(one);
          expect(codes(made.suggest(one.code, 8))[0]).toBe(made.resolve(one.code)?.organisation.code);
        }
      }),
    );
  });
});
