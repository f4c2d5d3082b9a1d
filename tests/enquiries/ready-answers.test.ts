import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { desk } from "../../functions/desk.ts";
import { webHandler } from "../../functions/entry-points/page.ts";
import { fillIn, readyAnswerForm } from "../../shared/enquiries/ready-answers/model.ts";
import { productSet } from "../../shared/enquiries/ready-answers/product-set.ts";
import { placeholdersIn } from "../../shared/letters/writing/typed-words.ts";
import { utcDate } from "../../shared/platform/time.ts";
import { Browser } from "../support/browser.ts";
import { signedIn, vera } from "../support/desk-session.ts";
import { type RealTable, startRealTable } from "../support/real-table.ts";
import { testNeeds, testOccasion } from "../support/visiting.ts";
import { sendForm } from "./samples.ts";

let real: RealTable;
const clock = { now: "2026-11-23T09:00:00.000Z" };
const needs = () => testNeeds(real.table, clock);
const handler = webHandler(desk, async () => needs());
const browser = () => new Browser(handler, signedIn(needs()));
const page = "/desk/ready-answers";

beforeAll(async () => {
  real = await startRealTable();
});
afterAll(() => real.stop());

describe("a ready answer's text", () => {
  it("is filled in with what is known, and nothing else in braces is touched", () => {
    const text = "Dear {name}, {call} {pizza} {constructor} {Name} {}";
    expect(fillIn(text, { name: "Ada {call}" })).toBe(
      "Dear Ada {call}, {call} {pizza} {constructor} {Name} {}",
    );
    expect(placeholdersIn(text)).toContain("{call}");
  });

  it.each(productSet)(
    "of the product's set is one that the form would take: $title",
    ({ id: _id, ...form }) => {
      expect(readyAnswerForm.parse(form)).toEqual(form);
    },
  );
});

describe("ready answers at the desk", () => {
  it("begin with the product's set, once, and say nothing of their words in the journal", async () => {
    const empty = await browser().open(page);
    expect(empty.text).toContain("There is no ready answer yet.");
    const desk1 = browser();
    const form = await desk1.open(page);
    expect((await desk1.send(form, {}, "load")).to).toBe(`${page}?done=load`);
    expect((await desk1.send(form, {}, "load")).status).toBe(303);
    expect((await desk1.send(await desk1.open(page), { _step: "load" })).status).toBe(409);
    expect((await desk1.open(page)).$("section h2")).toHaveLength(productSet.length);
    const entries = (await real.entries(utcDate(clock.now))).filter(
      ({ name }) => name === "ReadyAnswerSaved",
    );
    expect(entries).toHaveLength(productSet.length);
    expect(JSON.stringify(entries)).not.toContain("Dear");
  });

  it("are written, changed and removed; a change of what somebody else changed is refused and kept", async () => {
    const one = browser();
    const written = { title: "Our <b>hours</b>", text: "Dear {name}, nine to five. {me}" };
    expect((await one.send(await one.open(page), written, "save")).status).toBe(303);
    const list = await one.open(page);
    const link = list
      .$("section:has(h2)")
      .filter((_, section) => list.$(section).find("h2").text() === "Our <b>hours</b>")
      .find("a")
      .attr("href");
    const edit = await one.open((link ?? "").replace("#edit", ""));
    expect(edit.$("#title").val()).toBe(written.title);
    expect((await one.send(edit, { title: "Our hours" }, "save")).status).toBe(303);
    const stale = await one.send(edit, { title: "Other hours" }, "save");
    expect(stale.status).toBe(409);
    expect(stale.$("#title").val()).toBe("Other hours");
    const id = String(edit.$("input[name=id][value]").last().attr("value"));
    const fresh = await one.open(page);
    const gone = await one.send(fresh, { id }, "remove");
    expect(gone.status).toBe(303);
    expect((await one.send(fresh, { id }, "remove")).status).toBe(303);
    expect((await one.open(page)).text).not.toContain("Our hours");
  });

  it("with a placeholder that nobody knows are refused in words", async () => {
    const told = await browser().open(page);
    const one = browser();
    const sent = await one.send(await one.open(page), { title: "T", text: "Hello {pizza}" }, "save");
    expect(told.status).toBe(200);
    expect(sent.status).toBe(422);
    expect(sent.$(".nhsuk-error-summary").text()).toContain("We do not know {pizza}. You can use {name}");
  });

  it("are only read by a viewer", async () => {
    const viewer = new Browser(handler, signedIn(needs(), "viewer", vera));
    expect((await viewer.open(page)).$("main form")).toHaveLength(0);
  });

  it("are added to what is written without a script; what could not be filled in is not sent", async () => {
    const reference = await sendForm(needs(), testOccasion(needs()), { name: "Ada Example" });
    const one = browser();
    const url = `/desk/enquiries/${reference}`;
    const choice = await one.open(url);
    const offered = choice.$("#ready option").toArray();
    expect(offered.map((option) => choice.$(option).attr("value"))).toEqual(["product-call", "product-more"]);
    const filled = await one.send(choice, { ready: "product-call", text: "Of my own." }, "ready");
    const text = String(filled.$("textarea[name=text]").val());
    expect(text).toMatch(/^Of my own\.\n\nDear/);
    expect(text).toContain("Dear Ada Example");
    expect(text).toContain("Theo Team");
    const refused = await one.send(filled, {}, "answer");
    expect(refused.status).toBe(422);
    expect(refused.$(".nhsuk-error-summary").text()).toContain("{call}");
    const mended = text.replace("{call}", "Spring call");
    expect((await one.send(refused, { text: mended }, "answer")).status).toBe(303);
  });
});
