import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { followUpLetter } from "../../shared/follow-ups/step-letters/letter-of-step.ts";
import { commit } from "../../shared/journal/commit.ts";
import { waitingLetter } from "../../shared/letters/letter.ts";
import { approveLetter } from "../../shared/letters/outbox.ts";
import { letterText, placeholdersIn } from "../../shared/letters/writing/typed-words.ts";
import { newId } from "../../shared/platform/ids.ts";
import { type RealTable, startRealTable } from "../support/real-table.ts";
import { testNeeds, testOccasion } from "../support/visiting.ts";

let real: RealTable;
const clock = { now: "2026-11-23T16:30:00.000Z" };
const needs = () => testNeeds(real.table, clock);
beforeAll(async () => {
  real = await startRealTable();
});
afterAll(() => real.stop());

describe("what is still to be replaced in a letter", () => {
  it.each([
    ["Please answer: [link to the survey].", ["[link to the survey]"]],
    ["Dear {name}, see {call} and {call}", ["{name}", "{call}"]],
    ["[Name the partner] and [name] (ours)", ["[Name the partner]", "[name]"]],
    ["See [our page](https://programme.example) and the note [1] (round ones)", []],
    ["Nothing { here\nnor [there\n]", []],
  ])("in %j is %j", (text, left) => {
    expect(placeholdersIn(text)).toEqual(left);
  });

  it("is said in words where somebody types it", () => {
    const read = letterText({ missing: "Enter the letter", name: "Letter", most: 100 }).safeParse(
      "Go to [link]",
    );
    expect(read.error?.issues[0]?.message).toContain("Replace [link]");
  });

  it("keeps a letter in the outbox, however it came there", async () => {
    const occasion = testOccasion(needs());
    const facts = { project: "PRJ-4F7K-2Q9C", step: "s", subject: "Thank you", body: "Answer: [link]" };
    const letter = waitingLetter(followUpLetter, { to: { team: true }, about: "project:P", facts }, occasion);
    await commit(needs(), { once: newId(), entries: [], letters: [letter] });
    const stands = async () => null;
    const command = { once: newId(), occasion };
    const refused = await approveLetter(needs(), { id: letter.id, revision: 1, stands }, command);
    expect(refused).toEqual({ refusal: "to-replace" });
    expect((await real.letters()).map(({ status }) => status)).toEqual(["waiting"]);
  });
});
