import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Answer } from "../../shared/surveys/questions/answer.ts";
import { answersThatCount, askedOf, flawsIn } from "../../shared/surveys/questions/asked.ts";
import { moveQuestion, nameFor, putQuestion, removeQuestion } from "../../shared/surveys/questions/edit.ts";
import type { Question, Questionnaire } from "../../shared/surveys/questions/model.ts";
import { readQuestion, toLines } from "../../shared/surveys/questions/question-form.ts";
import { readAnswers, toFields } from "../../shared/surveys/questions/read-answers.ts";
import { ready } from "../../shared/surveys/questions/ready.ts";

const { questionnaire } = ready.community;
const sent = (fields: Readonly<Record<string, string | readonly string[]>>) =>
  new Map(Object.entries(fields).map(([name, value]) => [name, [value].flat()]));
const only = (question: Question): Questionnaire => ({
  sections: [{ name: question.section, title: "Questions" }],
  questions: [question],
});

const common = { section: "all", text: "What?" };
const number: Question = { ...common, kind: "number", name: "hours", least: 0, most: 168, decimals: 1 };
const several: Question = {
  ...common,
  kind: "several",
  name: "stops",
  most: 2,
  options: [
    { name: "data", text: "Data" },
    { name: "skills", text: "Skills" },
    { name: "money", text: "Money", inWords: true },
    { name: "nothing", text: "Nothing", alone: true },
  ],
};
const grid: Question = {
  ...common,
  kind: "grid",
  name: "useful",
  steps: ["Little", "Much"],
  cannotSay: true,
  rows: [
    { name: "one", text: "Webinars" },
    { name: "two", text: "Code" },
  ],
};

const messages = (question: Question, fields: Readonly<Record<string, string | readonly string[]>>) =>
  readAnswers(only(question), sent(fields)).issues.map(({ path, message }) => [path[0], message]);

describe("an answer", () => {
  test.each([
    [number, { hours: "2,5" }, { kind: "number", number: 2.5 }],
    [number, { hours: " 168 " }, { kind: "number", number: 168 }],
    [several, { stops: ["skills", "data"] }, { kind: "several", chosen: ["data", "skills"] }],
    [
      several,
      { stops: "money", "stops.words": "  Half a post " },
      { kind: "several", chosen: ["money"], inWords: "Half a post" },
    ],
    // Words that belong to an option that was not chosen are not kept.
    [several, { stops: "data", "stops.words": "x" }, { kind: "several", chosen: ["data"] }],
    [grid, { "useful.one": "2", "useful.two": "none" }, { kind: "grid", steps: { one: 2, two: "none" } }],
  ] as const)("to %o is read", (question, fields, answer) => {
    expect(readAnswers(only(question), sent(fields))).toEqual({
      answers: new Map([[question.name, answer]]),
      issues: [],
    });
  });

  test.each([
    [number, {}, [["hours", "Enter a number"]]],
    [number, { hours: "2.55" }, [["hours", "Enter a number, like 2.5"]]],
    [number, { hours: "169" }, [["hours", "Enter a number between 0 and 168"]]],
    [number, { hours: "1e2" }, [["hours", "Enter a number, like 2.5"]]],
    [
      several,
      { stops: ["data", "nothing"] },
      [["stops", "Choose “Nothing” alone, or the others without it"]],
    ],
    [several, { stops: ["data", "skills", "money"] }, [["stops", "Choose 2 answers or fewer"]]],
    [several, { stops: ["data", "__proto__"] }, [["stops", "Choose among the answers that are offered"]]],
    [grid, { "useful.one": "2" }, [["useful.two", "Answer “Code”"]]],
    [
      grid,
      { "useful.one": "2", "useful.two": "3" },
      [["useful.two", "Choose one of the answers that are offered"]],
    ],
  ] as const)("to %o that is none says so beside its field", (question, fields, issues) => {
    expect(messages(question, fields)).toEqual(issues);
  });

  test("is shown in its form again as it was given, whatever it is", () => {
    const place = fc.nat({ max: 1000 });
    fc.assert(
      fc.property(place, (nth) => {
        const fields = new Map(
          questionnaire.questions.flatMap((question): [string, string[]][] => {
            if (question.kind === "text") return nth % 2 ? [[question.name, ["Some words"]]] : [];
            if (question.kind === "grid")
              return question.rows.map(({ name }, row) => [
                `${question.name}.${name}`,
                [row % 5 ? String(1 + ((nth + row) % question.steps.length)) : "none"],
              ]);
            if (!("options" in question)) return [];
            return [[question.name, [question.options[nth % question.options.length]?.name ?? ""]]];
          }),
        );
        const { answers, issues } = readAnswers(questionnaire, fields);
        expect(issues).toEqual([]);
        expect(readAnswers(questionnaire, toFields(answers)).answers).toEqual(answers);
      }),
    );
  });
});

describe("a question that depends on another", () => {
  const doing = (chosen: string): ReadonlyMap<string, Answer> =>
    new Map<string, Answer>([
      ["doing", { kind: "choice", chosen }],
      ["what", { kind: "text", text: "A forecast" }],
    ]);

  test("is asked of those who answered so, and of nobody else", () => {
    const names = (chosen: string) => askedOf(questionnaire, doing(chosen)).map(({ name }) => name);
    expect(names("trying")).toContain("what");
    expect(names("nothing")).not.toContain("what");
  });

  test("counts for nothing once it is not asked any more, and brings up no other", () => {
    expect([...answersThatCount(questionnaire, doing("nothing")).keys()]).toEqual(["doing"]);
    const chain: Questionnaire = {
      sections: [{ name: "all", title: "All" }],
      questions: [
        { ...several, name: "first" },
        { ...several, name: "second", when: [{ question: "first", oneOf: ["data"] }] },
        { ...several, name: "third", when: [{ question: "second", oneOf: ["data"] }] },
      ],
    };
    const answered = new Map<string, Answer>([
      ["first", { kind: "several", chosen: ["skills"] }],
      ["second", { kind: "several", chosen: ["data"] }],
    ]);
    expect(askedOf(chain, answered).map(({ name }) => name)).toEqual(["first"]);
  });

  test("is not missed where it was not asked", () => {
    const required = {
      ...questionnaire,
      questions: questionnaire.questions.map((one) =>
        one.name === "what" ? { ...one, optional: undefined } : one,
      ),
    };
    const missed = (chosen: string) =>
      readAnswers(required, sent({ doing: chosen })).issues.map(({ path }) => path[0]);
    expect(missed("nothing")).not.toContain("what");
    expect(missed("trying")).toContain("what");
  });
});

describe("making questions", () => {
  test("those that are ready are whole", () => {
    expect(Object.values(ready).flatMap((one) => flawsIn(one.questionnaire))).toEqual([]);
  });

  test("a question on which another depends stays, and stands before it", () => {
    expect(removeQuestion(questionnaire, "doing")).toEqual({ refusal: "needed-by-another" });
    expect(moveQuestion(questionnaire, "what", "up")).toEqual({ refusal: "cannot-hold" });
    expect(moveQuestion(questionnaire, "role", "up")).toEqual(questionnaire);
  });

  test("a condition on an answer that is not offered is not taken", () => {
    const when = [{ question: "role", oneOf: ["astronaut"] }];
    expect(putQuestion(questionnaire, { ...number, section: "you", when })).toEqual({
      refusal: "cannot-hold",
    });
  });

  test("names are made of words, and none twice", () => {
    expect(nameFor("Ärztliche Leitung?", [])).toBe("arztliche-leitung");
    expect(nameFor("1. What?", [])).toBe("what");
    expect(nameFor("…", ["answer"])).toBe("answer-2");
  });

  test("an answer that is worded better keeps its name, so that what was answered stays an answer to it", () => {
    const fields = { text: "What stops you?", section: "all", mostChosen: "2" };
    const lines = toLines(several.options);
    expect(lines).toBe("Data\nSkills\nMoney …\n= Nothing");
    const same = readQuestion(sent({ ...fields, options: lines }), {
      kind: "several",
      before: several,
      questionnaire: only(several),
    });
    expect(same).toEqual({ question: { ...several, text: "What stops you?" } });
    const reworded = readQuestion(sent({ ...fields, options: lines.replace("Skills", "People who can") }), {
      kind: "several",
      before: several,
      questionnaire: only(several),
    });
    expect("question" in reworded && "options" in reworded.question && reworded.question.options[1]).toEqual({
      name: "skills",
      text: "People who can",
    });
  });

  test("a form that makes no question says what is missing beside each field", () => {
    const read = readQuestion(sent({ text: "What?", options: "Only one" }), {
      kind: "choice",
      before: undefined,
      questionnaire,
    });
    expect(read).toEqual({
      issues: [{ path: ["options"], message: "Enter 2 to 40 answers, one to a line" }],
    });
  });
});
