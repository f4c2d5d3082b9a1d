import { sectionNames, sections } from "../../shared/applications/submission/sections.ts";
import type { Browser, Met } from "../support/browser.ts";
import type { World } from "../support/world.ts";

/** What a call's form says in these tests, apart from its criteria. */
export const callAnswers = {
  title: "Spring call for problems",
  introduction: "Tell us what is *wrong*.",
  opensOn: "2027-01-11",
  opensTime: "09:00",
  closesOn: "2027-02-12",
  closesTime: "17:00",
} as const;

/** Makes and announces a call at the desk; gives its reference. */
export const announce = async (
  team: Browser,
  more: Readonly<Record<string, string>> = {},
): Promise<string> => {
  const page = await team.open("/desk/calls/new");
  const typed: Readonly<Record<string, string>> = { ...callAnswers, ...more };
  const kept = page.$("main form").serializeArray();
  const fields = [
    ...kept.filter(({ name }) => typed[name] === undefined).map(({ name, value }) => [name, value] as const),
    ...Object.entries(typed),
  ];
  const made = await team.post("/desk/calls/new", fields);
  const reference = made.to.match(/CAL-[\w-]+/)?.[0] ?? "";
  await team.send(await team.open(made.to), {}, "announce");
  return reference;
};

/** An applicant as they fill in the first form. */
export const applicant = {
  name: "Amina Example",
  email: "amina@trust.example",
  organisation: "Quite Invented Hospitals",
  segment: "nhs-trust",
  consent: "yes",
} as const;

/** Begins a draft; gives the path of its page. */
export const begin = async (
  visitor: Browser,
  call: string,
  more: Readonly<Record<string, string>> = {},
): Promise<string> => {
  const page = await visitor.open(`/calls/${call}/apply`);
  return (await visitor.send(page, { ...applicant, ...more })).to;
};

/** Good answers to a section. */
export const goodAnswers = (name: (typeof sectionNames)[number]): Record<string, string> =>
  Object.fromEntries(
    sections[name].questions.map((question) => [
      question.name,
      question.as === "commitment" ? "yes" : `What they say of ${question.name}`,
    ]),
  );

/** Writes every section of a draft and submits it. */
export const writeAndSubmit = async (visitor: Browser, draft: string): Promise<Met> => {
  for (const name of sectionNames) {
    const page = await visitor.open(`${draft}/sections/${name}`);
    await visitor.send(page, { ...goodAnswers(name), finished: "yes" });
  }
  return visitor.send(await visitor.open(`${draft}/check`), {});
};

/** What an assessor answers: this score for every criterion of the usual ones, with a reason each. */
export const scoresOf = (page: Met, score: number): Record<string, string> =>
  Object.fromEntries(
    page
      .$("textarea")
      .toArray()
      .map((area) => page.$(area).attr("name") ?? "")
      .flatMap((name): [string, string][] => [
        [name, `Because of ${name}, ${score}`],
        [name.replace("reason-", "score-"), String(score)],
      ]),
  );

/** A browser at the desk of somebody who is made known as one of the team. */
export const joinTeam = async (
  world: World,
  name: string,
): Promise<{ readonly browser: Browser; readonly id: string }> => {
  const id = await world.teamMember(name);
  return { browser: world.atDesk({ id, name }), id };
};

/** How many letters of each kind there are. */
export const letterCounts = (world: World): Readonly<Record<string, number>> => {
  const counts: Record<string, number> = {};
  for (const { kind } of world.letters) counts[kind] = (counts[kind] ?? 0) + 1;
  return counts;
};
