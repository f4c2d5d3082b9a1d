import { PutCommand } from "@aws-sdk/lib-dynamodb";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readAboutSubjects } from "../../functions/journal/subject-titles.ts";
import { type RealTable, startRealTable } from "../support/real-table.ts";

let real: RealTable;
beforeAll(async () => {
  real = await startRealTable();
});
afterAll(() => real.stop());

const put = (Item: Readonly<Record<string, unknown>>) =>
  real.table.client.send(new PutCommand({ TableName: real.table.name, Item }));

test("things of every kind are named by their titles, those that are not there by their references, in one read", async () => {
  await put({ pk: "PROJECT#PRJ-0000-0000", sk: "PROJECT", project: { title: "Bed forecast" } });
  await put({ pk: "ENQUIRY#ENQ-0000-0000", sk: "ENQUIRY", enquiry: { subject: "A question" } });
  const reUse = { organisation: { name: "Vale" }, item: { title: "Wait times" } };
  await put({ pk: "RE-USE#RUS-0000-0000", sk: "RE-USE", reUse });
  const answers = { title: "Letters get lost" };
  await put({
    pk: "APPLICATION#PRB-0000-0000",
    sk: "APPLICATION",
    application: { sections: { problem: { answers } } },
  });
  const subjects = [
    "project:PRJ-0000-0000",
    "enquiry:ENQ-0000-0000",
    "re-use:RUS-0000-0000",
    "application:PRB-0000-0000",
    "project:PRJ-1111-1111",
    "letter:0199e7a0-4c1c-7000-8000-0000000000c1",
  ];
  const about = await readAboutSubjects(real.table, subjects);
  expect(subjects.map((subject) => about(subject).text)).toEqual([
    "Bed forecast",
    "A question",
    "Vale",
    "Letters get lost",
    "PRJ-1111-1111",
    "letter",
  ]);
  expect(about("project:PRJ-0000-0000")).toEqual({
    text: "Bed forecast",
    reference: "PRJ-0000-0000",
    href: "/desk/projects/PRJ-0000-0000",
  });
});
