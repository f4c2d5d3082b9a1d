import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { sectionNames, sections } from "../../shared/applications/submission/sections.ts";
import { elements, readDocx, readPdf, wordsOfDocx } from "../documents/read-back.ts";
import type { Browser } from "../support/browser.ts";
import { type RealTable, startRealTable } from "../support/real-table.ts";
import { World } from "../support/world.ts";
import { announce, joinTeam } from "./applying.ts";

let real: RealTable;
let world: World;
let call: string;
const clock = { now: "2026-12-01T09:00:00.000Z" };

beforeAll(async () => {
  real = await startRealTable();
  world = new World(real, clock);
  call = await announce((await joinTeam(world, "Theo")).browser);
});
afterAll(() => real.stop());

const questions = sectionNames.flatMap((name) => sections[name].questions);
const told = [
  "Spring call for problems: questions to prepare",
  "Friday 12 February 2027 at 5pm (UK time)",
  "A problem rather than a solution",
  ...sectionNames.map((name) => sections[name].title),
  ...questions.map(({ label }, index) => `${index + 1}. ${label}`),
  ...questions.flatMap(({ hint }) => hint ?? []),
  "Up to 4,000 characters.",
];
const inOneSpace = (text: string): string => text.replaceAll(/\s+/g, " ");

describe("the questions of a call", () => {
  test("can be read and had as files before the call opens, from its page", async () => {
    const page = await world.onSite().open(`/calls/${call}`);
    const links = page
      .$("main a")
      .map((_index, link) => page.$(link).attr("href"))
      .get();
    for (const end of ["questions", "questions.docx", "questions.pdf"])
      expect(links).toContain(`/calls/${call}/${end}`);
    const read = await world.onSite().open(`/calls/${call}/questions`);
    for (const words of told) expect(read.text).toContain(words);
    expect(read.$("h3")).toHaveLength(questions.length);
  });

  test("are all in the Word file, with lines to write on that grow", async () => {
    const met = await world.onSite().open(`/calls/${call}/questions.docx`);
    expect(met.headers["content-disposition"]).toBe(
      'attachment; filename="Spring call for problems, questions to prepare.docx"',
    );
    const document = readDocx(met.file).xml("word/document.xml");
    for (const words of told) expect(inOneSpace(wordsOfDocx(document))).toContain(words);
    const styles = elements(document, "w:pStyle").map(({ attributes }) => attributes["w:val"]);
    expect(styles.filter((style) => style === "Answer").length).toBeGreaterThanOrEqual(
      2 * (questions.length - 1),
    );
  });

  test("are all in the PDF, with the programme’s name on every page, and the same file each time", async () => {
    const met = await world.onSite().open(`/calls/${call}/questions.pdf`);
    const { pages, outline } = await readPdf(met.file);
    const words = inOneSpace(pages.map(({ read }) => read).join(" "));
    for (const one of told) expect(words).toContain(one);
    expect(pages.every(({ beside }) => beside.includes("The Innovation Programme"))).toBe(true);
    expect(outline.map(({ title }) => title)).toContain("Sponsor");
    clock.now = "2026-12-02T10:00:00.000Z";
    expect((await world.onSite().open(`/calls/${call}/questions.pdf`)).file.equals(met.file)).toBe(true);
  });

  test("are not shown of a call that is not announced, and of none that is not there", async () => {
    const team = (await joinTeam(world, "Vera")).browser;
    const draft = await announceNothing(team);
    for (const reference of [draft, "CAL-4F7K-2Q9C", "pizza"])
      for (const end of ["questions", "questions.docx", "questions.pdf"])
        expect((await world.onSite().open(`/calls/${reference}/${end}`)).status).toBe(404);
  });
});

/** Makes a call that the public does not see. */
const announceNothing = async (team: Browser): Promise<string> => {
  const page = await team.open("/desk/calls/new");
  const typed: Readonly<Record<string, string>> = {
    title: "Summer call",
    introduction: "Later.",
    opensOn: "2027-06-11",
    opensTime: "09:00",
    closesOn: "2027-07-12",
    closesTime: "17:00",
  };
  const kept = page.$("main form").serializeArray();
  const made = await team.post("/desk/calls/new", [
    ...kept.filter(({ name }) => typed[name] === undefined).map(({ name, value }) => [name, value] as const),
    ...Object.entries(typed),
  ]);
  const reference = made.to.match(/CAL-[\w-]+/)?.[0] ?? "";
  expect(reference).not.toBe("");
  return reference;
};
