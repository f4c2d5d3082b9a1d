import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { MOST_GROWTH, measureGrowth } from "../../infra/checks/growth.ts";
import { partitionOf, personPostings, postingOf, postings } from "../../shared/search/postings.ts";
import { distance, sameCode, soundsOf } from "../../shared/search/sounds.ts";
import { MOST_WORDS, typedWords, wordsOf } from "../../shared/search/words.ts";

describe("the words of a text", () => {
  test.each([
    ["Björn Müller", ["bjorn", "muller"]],
    ["O'Brien’s", ["obriens", "brien"]],
    ["Smith-Jones", ["smith", "jones"]],
    ["The NHS trust of the discharge", ["discharge"]],
    ["ENQ-4F7K-2Q9C", ["enq", "4f7k", "2q9c"]],
    ["Ｄｉｓｃｈａｒｇｅ", ["discharge"]],
    ["a b 7 京", ["京"]],
    ["", []],
  ])("%s", (text, words) => {
    expect(wordsOf(text)).toEqual(words);
  });

  test("are those that are looked for when they are typed, whatever they are", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 60 }), (text) => {
        for (const word of wordsOf(text).filter((one) => /^[\p{L}\p{N}]+$/u.test(one)))
          expect(typedWords(word)).toEqual([word]);
      }),
    );
  });

  test("are at most four of what is typed, the longest, and as many letters cost in proportion", () => {
    expect(typedWords("Gwen Smith from the Leeds discharge team")).toEqual([
      "gwen",
      "smith",
      "leeds",
      "discharge",
    ]);
    expect(typedWords("the NHS")).toEqual([]);
    expect(typedWords("O'Brien")).toEqual(["obrien"]);
    expect(typedWords("word ".repeat(2_000)).length).toBeLessThanOrEqual(MOST_WORDS);
    for (const pump of ["a", "'", "é́́", "a'", "\u0301", " a"]) {
      const { once, twice } = measureGrowth((size) => {
        const typed = pump.repeat(Math.ceil(size / pump.length));
        return () => [typedWords(typed), wordsOf(typed).length];
      }, 10_000);
      expect(twice, JSON.stringify(pump)).toBeLessThanOrEqual(Math.max(20, MOST_GROWTH * once));
    }
  });
});

// Mistakes that people make with names of this country.
const MISTAKES =
  `Pritchard Prichard|Pritchard Pritchadr|Pritchard Pirtchard|Siobhan Shivaun|Siobhan Shiobhan|Sinead Shinead|Sean Shaun|Niamh Neve|Aoife Eefa
Catherine Kathryn|Catherine Katherine|Mohammed Muhammad|Mohammed Mohamed|Stephen Steven|Geoffrey Jeffrey|Smith Smyth|Smith Smtih|Thompson Thomson
MacDonald McDonald|Nicholas Nicolas|Philip Phillip|Hughes Hughs|Davies Davis|Ahmed Ahmad|Hussain Hussein|Rebecca Rebeca|Llewellyn Lewellyn|Johnson Jhonson
Patel Patle|Chaudhry Chowdhury|Kowalski Kowalsky|Szymanski Shimanski|Mueller Muller|Jones Joens|Elliott Eliot|Wright Write|Knight Night|Schmidt Shmidt
Michael Micheal|Rachel Rachael|Fitzgerald Fitzgearld|Featherstone Fetherstone|Nguyen Nguyn|Adebayo Adebeyo|Harrison Harisson|Christopher Cristopher
Jacqueline Jaqueline|Vaughan Vaughn|Claire Clare|Lindsay Lindsey|Alastair Alistair|Kaur Kuar|Farooq Faruk|Iqbal Ikbal|Rhys Reece|Neil Niel|Keith Kieth`
    .split(/[|\n]/)
    .map((pair) => pair.toLowerCase().split(" "));

/** Names that are others, and should not be offered in place of each other. */
const OTHERS =
  `Smith Jones|Patel Kaur|Brown Taylor|Davies Evans|Ahmed Hussain|Gwen Grace|Amina Carys|Walker White|Okonkwo Adebayo|Harrison Robinson`
    .split("|")
    .map((pair) => pair.toLowerCase().split(" "));

const isAlike = (one = "", other = ""): boolean =>
  soundsOf(one).some((sound) => soundsOf(other).includes(sound));

describe("names by their sound", () => {
  test("are found with the mistakes that people make", () => {
    expect(MISTAKES.filter(([name, typed]) => !isAlike(name, typed))).toEqual([]);
    expect(MISTAKES.length).toBeGreaterThan(55);
  });

  test("are not taken for other names, and words without Latin letters have no sound", () => {
    expect(OTHERS.filter(([name, typed]) => isAlike(name, typed))).toEqual([]);
    expect(soundsOf("京都")).toEqual([]);
    expect(soundsOf("4f7k")).toEqual([]);
  });

  test("are ordered by how many letters differ; two that changed places are one", () => {
    expect(distance("pritchard", "pritchadr")).toBe(1);
    expect(distance("smith", "smyth")).toBe(1);
    expect(distance("", "abc")).toBe(3);
    expect(sameCode("catherine", "kathryn")).toBe(true);
    expect(sameCode("pritchard", "pritchadr")).toBe(false);
  });
});

describe("postings", () => {
  test("lead back to what they are of", () => {
    const [first] = postings({ kind: "enquiry", id: "ENQ-4F7K-2Q9C", title: "Discharge", more: "letters" });
    expect(first).toEqual({ pk: "WORD#di", sk: "discharge#1#enquiry#ENQ-4F7K-2Q9C" });
    expect(postingOf(first?.sk ?? "")).toEqual({
      word: "discharge",
      weight: 1,
      kind: "enquiry",
      id: "ENQ-4F7K-2Q9C",
    });
    expect(() => postingOf("nothing")).toThrow("no posting");
  });

  test("of a person carry the other words; the sounds are of the name alone", () => {
    const all = personPostings({ kind: "person", id: "p1", title: "Gwen Smith", more: "Leeds Hospital" });
    expect(all.filter(({ pk }) => pk.startsWith("WORD#")).map(({ sk }) => sk)).toEqual([
      "gwen#1#person#p1",
      "smith#1#person#p1",
      "leeds#2#person#p1",
      "hospital#2#person#p1",
    ]);
    expect(all[0]?.["with"]).toBe(" gwen smith leeds hospital");
    expect(all.filter(({ pk }) => pk.startsWith("SOUND#")).map(({ sk }) => sk.split("#")[0])).toEqual([
      "gwen",
      ...soundsOf("gwen")
        .slice(1)
        .map(() => "gwen"),
      "smith",
      ...soundsOf("smith")
        .slice(1)
        .map(() => "smith"),
    ]);
  });

  test("of one thing have keys of their own, and every word is in the partition of its beginning", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.string({ unit: "grapheme" }), (title, more) => {
        const all = personPostings({ kind: "person", id: "p", title, more });
        expect(new Set(all.map(({ pk, sk }) => `${pk} ${sk}`)).size).toBe(all.length);
        for (const word of wordsOf(`${title}\n${more}`))
          expect(all.some(({ pk, sk }) => pk === partitionOf(word) && sk.startsWith(`${word}#`))).toBe(true);
      }),
    );
  });
});
