import { desk } from "../../functions/desk.ts";
import type { Reaction } from "../../functions/entry-points/entry.ts";
import { webHandler } from "../../functions/entry-points/page.ts";
import { onCallClosed } from "../../functions/problems/on-call-closed.ts";
import { onCallClosingSoon } from "../../functions/problems/on-call-closing-soon.ts";
import { onLetterApproved } from "../../functions/problems/on-letter-approved.ts";
import { onLetterDiscarded } from "../../functions/problems/on-letter-discarded.ts";
import { onProblemStarted } from "../../functions/problems/on-problem-started.ts";
import { onProblemSubmitted } from "../../functions/problems/on-problem-submitted.ts";
import { onProblemAccepted } from "../../functions/projects/on-problem-accepted.ts";
import { site } from "../../functions/site.ts";
import type { Entry, EntryDefinition } from "../../shared/journal/entry.ts";
import { parseEntryItem } from "../../shared/journal/store.ts";
import { LetterApproved, LetterDiscarded } from "../../shared/letters/entries.ts";
import * as entries from "../../shared/problems/entries.ts";
import { sectionNames, sections } from "../../shared/problems/sections.ts";
import { welcomeTeamMember } from "../../shared/sign-in/team.ts";
import { fireDueTimers } from "../../shared/timers/fire.ts";
import { Browser, type Met } from "../support/browser.ts";
import { signedIn } from "../support/desk-session.ts";
import type { RealTable } from "../support/real-table.ts";
import { reactionOccasion, type TestClock, testNeeds } from "../support/visiting.ts";

/** What a call's form says in these tests, apart from its criteria. */
export const callAnswers = {
  title: "Spring call for problems",
  introduction: "Tell us what is *wrong*.",
  opensOn: "2027-01-11",
  opensTime: "09:00",
  closesOn: "2027-02-12",
  closesTime: "17:00",
} as const;

type React = (world: World, entry: Entry) => Promise<void>;

const asReaction =
  <Data>(definition: EntryDefinition<string, Data>, react: Reaction<Data>): React =>
  (world, entry) =>
    react(world.needs, definition.parse(entry), reactionOccasion(world.needs, definition.name, entry));

const reactions: ReadonlyMap<string, React> = new Map([
  ["ProblemStarted", asReaction(entries.ProblemStarted, onProblemStarted)],
  ["ProblemSubmitted", asReaction(entries.ProblemSubmitted, onProblemSubmitted)],
  ["CallClosingSoon", asReaction(entries.CallClosingSoon, onCallClosingSoon)],
  ["LetterApproved", asReaction(LetterApproved, onLetterApproved)],
  ["LetterDiscarded", asReaction(LetterDiscarded, onLetterDiscarded)],
  ["ProblemAccepted", asReaction(entries.ProblemAccepted, onProblemAccepted)],
  ["CallClosed", asReaction(entries.CallClosed, onCallClosed)],
]);

/** Problems on a real table, with a clock that a test moves. Every entry is delivered twice, as the bus may. */
export class World {
  readonly real: RealTable;
  readonly clock: TestClock;
  readonly #delivered = new Set<string>();

  constructor(real: RealTable, clock: TestClock) {
    this.real = real;
    this.clock = clock;
  }

  get needs() {
    return testNeeds(this.real.table, this.clock);
  }

  /** A browser on the public site. */
  onSite(): Browser {
    return new Browser(webHandler(site, async () => this.needs));
  }

  /** A browser at the desk of somebody who is made known as one of the team. */
  async atDesk(name: string): Promise<{ readonly browser: Browser; readonly id: string }> {
    const email = `${name.toLowerCase()}@programme.example`;
    const id = await welcomeTeamMember(this.needs, { name, email, role: "team" }, `sign-in:${name}`);
    return { browser: this.asTeam({ id, name }), id };
  }

  /** A browser of one of the team, signed in for the hour that it is now. */
  asTeam(who: { readonly id: string; readonly name: string }): Browser {
    return new Browser(
      webHandler(desk, async () => this.needs),
      signedIn(this.needs, "team", who),
    );
  }

  /** Lets everything that happened be reacted to, and fires what is due. */
  async settle(): Promise<void> {
    await fireDueTimers({ ...this.needs, milliseconds: () => 0 }, this.clock.now);
    const entries = (await this.real.items("JOURNAL#")).map(parseEntryItem);
    for (const entry of entries.toSorted((a, b) => (a.at + a.id < b.at + b.id ? -1 : 1))) {
      if (this.#delivered.has(entry.id)) continue;
      this.#delivered.add(entry.id);
      for (const _time of [1, 2]) await reactions.get(entry.name)?.(this, entry);
    }
  }

  /** How many letters of each kind there are. */
  async letterCounts(): Promise<Readonly<Record<string, number>>> {
    const counts: Record<string, number> = {};
    for (const { kind } of await this.real.letters()) counts[kind] = (counts[kind] ?? 0) + 1;
    return counts;
  }
}

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
  const page = await visitor.open(`/problems/calls/${call}/start`);
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
