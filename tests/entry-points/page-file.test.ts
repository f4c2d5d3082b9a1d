import { beforeEach, describe, expect, test } from "vitest";
import * as z from "zod/mini";
import type { PageAnswer } from "../../functions/entry-points/answer.ts";
import { nothing, view } from "../../functions/entry-points/page-definition.ts";
import { sitePage } from "../../functions/entry-points/page-file.ts";
import { servePage } from "../../functions/entry-points/page-server.ts";
import { requestKey } from "../../functions/entry-points/typed-fields.ts";
import { refused } from "../../shared/journal/answer.ts";
import badLink from "../../shared/pages/bad-link.njk";
import problem from "../../shared/pages/problem.njk";
import { openTable } from "../../shared/platform/dynamo.ts";
import { seen, testNeeds, testRequest, testVisit } from "../support/visiting.ts";

// No page here reads the table: what they do with it is the business of each.
const needs = testNeeds(openTable("none"), { now: "2026-11-23T09:00:00.000Z" });

let commands: { once: string; count: number }[] = [];
let shown: object[] = [];
beforeEach(() => {
  commands = [];
  shown = [];
});

const page = sitePage({
  path: "/things/{name}",
  names: (_needs, { request }) => (request.parameters.name === "unknown" ? null : request.parameters.name),
  load: (_needs, name) => (name === "gone" ? undefined : { name, stock: 3 }),
  show: (_needs, thing) => view(badLink, { thing, answers: { count: "1" } }),
  asks: { empty: () => view(problem, { correlation: "asks first" }) },
  steps: (step) => ({
    take: step({
      form: z.object({ count: z.coerce.number({ error: "Enter a number" }).check(z.int()) }),
      run: async (_needs, _name, { form: { count }, once }) => {
        commands.push({ once, count });
        if (count > 3) return refused("too-many");
        if (count === 0) return { errors: { list: [{ text: "Take one", href: "#count" }], byField: {} } };
        return { done: true, keep: { count: String(count) } };
      },
      done: ({ count }) => `${count} taken.`,
    }),
    move: step({ run: async () => ({ done: true, leadsTo: "/elsewhere" }) }),
    vanish: step({ run: async () => refused("unknown") }),
    ask: step({ run: async () => ({ goOn: "/things/chair?ask=empty" }) }),
  }),
  arrivals: { made: "It is made." },
  undo: {
    take: ({ count = "" }, { stock }) =>
      Number(count) > stock ? undefined : { step: "give-back", fields: { count } },
  },
  refusals: { "too-many": ({ stock }) => ({ field: "count", text: `Only ${stock} are left`, status: 422 }) },
});

const visit = (formId = "form") => {
  const plain = testVisit(needs, formId);
  return {
    ...plain,
    show: (...given: Parameters<typeof plain.show>): PageAnswer => {
      shown.push(given[1] ?? {});
      return plain.show(...given);
    },
  };
};
const get = async (query: Record<string, string> = {}, name = "chair") =>
  seen(await servePage(page).get(needs, testRequest({ parameters: { name }, query }), visit()));
const post = async (form: Record<string, string>, name = "chair", formId = "form") =>
  seen(await servePage(page).post(needs, testRequest({ parameters: { name }, form }), visit(formId)));

describe("a page in one file", () => {
  test("shows what its address names, and says 404 of anything else", async () => {
    expect((await get()).status).toBe(200);
    expect(shown).toEqual([{ thing: { name: "chair", stock: 3 }, answers: { count: "1" } }]);
    expect((await get({}, "unknown")).status).toBe(404);
    expect((await get({}, "gone")).status).toBe(404);
    expect((await servePage(page).get(needs, testRequest(), visit())).valueOf()).toMatchObject({
      status: 404,
    });
  });

  test("offers the way back from what is done, where there is one as things stand", async () => {
    await get({ done: "take", count: "2" });
    await get({ done: "take", count: "4" });
    await get({ done: "made" });
    await get({ done: "constructor" });
    await get();
    expect(shown.map((context) => ("wayBack" in context ? context.wayBack : undefined))).toEqual([
      { step: "give-back", fields: { count: "2" } },
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });

  test("redirects after a step that was done, to itself or to where it leads, and then says so", async () => {
    const taken = await post({ _step: "take", count: "2" });
    expect([taken.status, taken.to]).toEqual([303, "/here?done=take&count=2"]);
    expect((await post({ _step: "move" })).to).toBe("/elsewhere");
    await get({ done: "take", count: "2" });
    await get({ done: "made" });
    await get({ done: "constructor" });
    expect(shown.map((context) => ("done" in context ? context.done : undefined))).toEqual([
      "2 taken.",
      "It is made.",
      undefined,
    ]);
  });

  test("shows a form with mistakes again with 422, a refusal in its words beside its field, with what was typed", async () => {
    expect((await post({ _step: "take", count: "many" })).status).toBe(422);
    expect((await post({ _step: "take", count: "0" })).status).toBe(422);
    expect((await post({ _step: "take", count: "9" })).status).toBe(422);
    expect(shown).toMatchObject([
      { answers: { count: "many" }, errors: { list: [{ text: "Enter a number", href: "#count" }] } },
      { answers: { count: "0" }, errors: { list: [{ text: "Take one" }] }, pressed: "take" },
      { answers: { count: "9" }, errors: { list: [{ text: "Only 3 are left", href: "#count" }] } },
    ]);
  });

  test("says 404 of a step about what does not exist, and asks for a button where none was pressed", async () => {
    expect((await post({ _step: "vanish" })).status).toBe(404);
    expect((await post({ _step: "take", count: "1" }, "unknown")).status).toBe(404);
    expect(commands).toEqual([]);
    expect((await post({ _step: "constructor" })).status).toBe(422);
    expect((await post({ count: "1" })).status).toBe(422);
  });

  test("asks at an address of its own before a step, and changes nothing by that", async () => {
    expect((await post({ _step: "ask" })).to).toBe("/things/chair?ask=empty");
    expect((await get({ ask: "empty" })).text).toContain("asks first");
    expect((await get({ ask: "constructor" })).status).toBe(200);
    expect(commands).toEqual([]);
  });

  test("never answers a POST with a page that is no error: back, forward and reload work", async () => {
    for (const form of [{ _step: "take", count: "1" }, { _step: "move" }, { _step: "ask" }])
      expect((await post(form)).status).toBe(303);
  });

  test("names a request by form, step, address and answers, and not by what the page remembers", async () => {
    await post({ _step: "take", count: "1" });
    await post({ _step: "take", count: "1", _seen: "7", _form: "token" });
    await post({ _step: "take", count: "2" });
    await post({ _step: "take", count: "1" }, "chair", "another");
    const [first, same, other, elsewhere] = commands.map(({ once }) => once);
    expect(same).toBe(first);
    expect(new Set([first, other, elsewhere]).size).toBe(3);
    const file = (bytes: string) => ({
      ...testRequest({ form: {} }),
      files: [{ field: "file", name: "a.txt", bytes: Buffer.from(bytes), cut: false }],
    });
    expect(requestKey(file("one"), "form", "add")).not.toBe(requestKey(file("two"), "form", "add"));
  });

  test("that is only looked at takes no form", async () => {
    const looked = sitePage({
      path: "/look",
      names: nothing,
      load: (_needs, named) => named,
      show: () => view(badLink),
    });
    expect(seen(await servePage(looked).post(needs, testRequest({ form: {} }), visit())).status).toBe(404);
  });
});
