import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { webHandler } from "../../functions/entry-points/page.ts";
import { site } from "../../functions/site.ts";
import { makeLink } from "../../shared/platform/links.ts";
import { utcDate } from "../../shared/platform/time.ts";
import { plus } from "../../shared/platform/wall-clock.ts";
import { Browser, type Met } from "../support/browser.ts";
import { type RealTable, startRealTable } from "../support/real-table.ts";
import { testNeeds } from "../support/visiting.ts";

let real: RealTable;
let browser: Browser;
let number = 0;
const clock = { now: "2026-11-23T09:00:00.000Z" };
const needs = () => testNeeds(real.table, clock);

beforeAll(async () => {
  real = await startRealTable();
});
afterAll(() => real.stop());
beforeEach(() => {
  // A day of its own for every test, so that its journal holds what it did and nothing else.
  clock.now = plus(clock.now, "P1D");
  number += 1;
  browser = new Browser(webHandler(site, async () => needs()));
});

const answers = (more: Record<string, string> = {}) => ({
  kind: "problem",
  data: "yes",
  message: "Our letters take three weeks.",
  name: "Ada Example",
  email: `ada.${number}@trust.example`,
  organisation: "Invented Trust",
  consent: "yes",
  ...more,
});
const check = async (page: Met, typed: Record<string, string>) => {
  const met = await browser.send(page, typed, "check");
  return met.status === 303 ? browser.open(met.to) : met;
};
const fill = async (more: Record<string, string> = {}) =>
  check(await browser.open("/enquiry?about=problem"), answers(more));
const referenceIn = (met: Met) =>
  met
    .$("main")
    .text()
    .match(/ENQ-\w{4}-\w{4}/)?.[0];
const received = async () =>
  (await real.entries(utcDate(clock.now))).filter(({ name }) => name === "EnquiryReceived");

describe("sending an enquiry", () => {
  it("goes by a form, a last look at the answers, and a page with the reference", async () => {
    const last = await fill();
    expect(last.status).toBe(200);
    expect(last.$("h1").text()).toBe("Check your answers before you send your enquiry");
    expect(last.text).toContain("A problem the programme could work on");
    expect(await received()).toEqual([]);
    const sent = await browser.send(last, {}, "send");
    expect(sent.status).toBe(303);
    const page = await browser.open(sent.to);
    expect(page.status).toBe(200);
    const [entry] = await received();
    expect(referenceIn(page)).toBe(entry?.subject.id);
    expect(page.html).not.toContain(answers().email);
  });

  it("has no answer in any address", async () => {
    const sent = await browser.send(await fill(), {}, "send");
    for (const answer of Object.values(answers()).filter(({ length }) => length > 3))
      expect(decodeURIComponent(sent.to)).not.toContain(answer);
  });

  it("takes one read and one transaction", async () => {
    const last = await fill();
    real.calls();
    await browser.send(last, {}, "send");
    expect(real.calls()).toEqual(["BatchGetItem", "TransactWriteItems"]);
  });

  it("twice is one enquiry with one reference", async () => {
    const last = await fill();
    const [one, two, three] = [
      await browser.send(last, {}, "send"),
      ...(await Promise.all([browser.send(last, {}, "send"), browser.send(last, {}, "send")])),
    ];
    expect(two?.to).toBe(one.to);
    expect(three?.to).toBe(one.to);
    expect(await received()).toHaveLength(1);
  });

  it("at the same moment from two windows makes one person and two enquiries", async () => {
    const [a, b] = [await fill({ message: "First" }), await fill({ message: "Second" })];
    const sent = await Promise.all([browser.send(a, {}, "send"), browser.send(b, {}, "send")]);
    expect(new Set(sent.map(({ to }) => to)).size).toBe(2);
    const entries = await received();
    expect(entries).toHaveLength(2);
    expect(new Set(entries.map(({ person }) => person)).size).toBe(1);
  });

  it("once more after the back button, with other answers, is a second enquiry", async () => {
    const last = await fill();
    const first = await browser.send(last, {}, "send");
    const second = await browser.send(last, { message: "I forgot to say: it is urgent." }, "send");
    expect(second.to).not.toBe(first.to);
    expect(await received()).toHaveLength(2);
  });

  it("can be changed from the last look: each answer at its own question, with nothing lost", async () => {
    const last = await fill({ message: "Two\nlines" });
    const links = last.$(".nhsuk-summary-list__actions a").toArray();
    const hrefs = links.map((link) => String(last.$(link).attr("href")));
    expect(hrefs.map((href) => href.split("#")[1])).toEqual([
      "about",
      "data",
      "message",
      "name",
      "email",
      "organisation",
      "consent",
    ]);
    for (const href of hrefs) {
      const page = await browser.open(href.replace(/#.*/, ""));
      expect(page.$(`#${href.split("#")[1]}`)).toHaveLength(1);
      expect(href).not.toContain("Ada");
    }
    const form = await browser.open(String(hrefs[2]).replace(/#.*/, ""));
    expect(form.$("textarea").val()).toBe("Two\nlines");
    expect(form.$("input[name=kind]").val()).toBe("problem");
    expect(form.$("input[name=data]:checked").val()).toBe("yes");
    expect(form.$("input[name=consent]").attr("checked")).toBeDefined();
    expect(form.$("input[name=name]").val()).toBe("Ada Example");
  });

  it("can be changed to another kind, which keeps what both ask", async () => {
    const last = await fill({ message: "About our letters" });
    const about = String(last.$('a[href$="#about"]').attr("href"));
    const kinds = await browser.open(about.replace(/#.*/, ""));
    expect(kinds.$("input[name=about]:checked").val()).toBe("problem");
    const form = String(kinds.$("input[name=form]").val());
    const page = await browser.open(
      `/enquiry?${new URLSearchParams({ form, asked: "kind", about: "general" })}`,
    );
    expect(page.$("input[name=kind]").val()).toBe("general");
    expect(page.$("textarea").val()).toBe("About our letters");
    expect(page.$("input[name=data]")).toHaveLength(0);
    const again = await check(page, {});
    expect(again.text).toContain("A general question");
    expect((await browser.send(again, {}, "send")).status).toBe(303);
    expect(await received()).toHaveLength(1);
  });

  it("can be gone back over and reloaded: every page of it is looked at, and sending again is the same enquiry", async () => {
    const form = await browser.open("/enquiry?about=problem");
    const led = await browser.send(form, answers(), "check");
    expect(led.status).toBe(303);
    const last = await browser.open(led.to);
    const sent = await browser.send(last, {}, "send");
    for (const address of [led.to, sent.to, led.to]) expect((await browser.open(address)).status).toBe(200);
    const again = await browser.send(await browser.open(led.to), {}, "send");
    expect(again.to).toBe(sent.to);
    expect(await received()).toHaveLength(1);
    const filled = await browser.open(led.to.replace("ask=check&", ""));
    expect(filled.$("textarea").val()).toBe(answers().message);
  });

  it("shows its answers to nobody but the visitor who typed them", async () => {
    const led = await browser.send(await browser.open("/enquiry?about=problem"), answers(), "check");
    const stranger = new Browser(webHandler(site, async () => needs()));
    const met = await stranger.open(led.to);
    expect(met.html).not.toContain(answers().email);
    expect(met.to).toBe("/enquiry");
  });

  it("never changes what is known of the person with that address", async () => {
    await browser.send(await fill(), {}, "send");
    const before = await real.items("PERSON#");
    await browser.send(await fill({ name: "Someone Else", organisation: "Elsewhere" }), {}, "send");
    expect(await real.items("PERSON#")).toEqual(before);
  });
});

describe("a form that is not right", () => {
  it("comes back with every error in order, linked to its field, and all that was typed", async () => {
    const page = await fill({ data: "", name: "", email: "ada", consent: "", message: "x".repeat(5001) });
    expect(page.status).toBe(422);
    expect(page.$("title").text()).toMatch(/^Error: A problem the programme could work on/);
    const links = page.$(".nhsuk-error-summary a");
    expect(links.toArray().map((link) => page.$(link).attr("href"))).toEqual([
      "#data",
      "#message",
      "#name",
      "#email",
      "#consent",
    ]);
    for (const link of links.toArray()) expect(page.$(String(page.$(link).attr("href")))).toHaveLength(1);
    expect(page.$("textarea").val()).toHaveLength(5001);
    expect(page.$("#email").val()).toBe("ada");
    expect(page.$("#organisation").val()).toBe("Invented Trust");
  });

  it("that was tampered with after the last look is checked again", async () => {
    const page = await browser.send(await fill(), { email: "not an address" }, "send");
    expect(page.status).toBe(422);
    expect(await received()).toEqual([]);
  });

  it.each([
    ["markup", '<img src=x onerror="alert(1)">{{ 7*7 }}{% raw %}'],
    ["other scripts", "Владимир 李小龍 محمد 🦄"],
    ["quotes", `"'\`&amp;</textarea>`],
  ])("with %s is shown back exactly as typed", async (_what, typed) => {
    const page = await fill({ name: typed, message: typed, organisation: typed, email: typed });
    expect(page.status).toBe(422);
    expect(page.$("textarea").val()).toBe(typed);
    expect(page.$("#name").val()).toBe(typed);
    expect(page.$("#email").val()).toBe(typed);
    const good = await fill({ name: typed, message: typed, organisation: typed });
    const shown = good.$("dd.nhsuk-summary-list__value").toArray();
    expect(shown.filter((answer) => good.$(answer).text() === typed)).toHaveLength(3);
    expect(good.$("main img, main script")).toHaveLength(0);
  });

  it("filled in by a robot is answered as if it were sent, and is not", async () => {
    const trapped = await fill({ _website: "x" });
    expect(trapped.$("h1").text()).toContain("Enquiry sent");
    expect(await received()).toEqual([]);
  });
});

describe("what it is about", () => {
  it("is asked first, and every kind leads to a form of its own", async () => {
    const first = await browser.open("/enquiry");
    const kinds = first.$("input[name=about]").toArray();
    expect(kinds).toHaveLength(8);
    for (const kind of kinds) {
      const page = await browser.open(`/enquiry?about=${first.$(kind).val()}`);
      expect(page.status).toBe(200);
      expect(page.$("input[name=kind]").val()).toBe(first.$(kind).val());
      expect(page.$("#message")).toHaveLength(1);
    }
  });

  it.each(["about=", "about=pizza", "about=constructor", "asked=kind"])(
    "is asked again, in words, where it was not chosen: %s",
    async (query) => {
      const page = await browser.open(`/enquiry?${query}`);
      expect(page.$(".nhsuk-error-summary a").text()).toContain("Select what your enquiry is about");
      expect(page.$("input[name=about]")).toHaveLength(8);
    },
  );

  it("can come by link together with a subject, as in old addresses, and is sent with it", async () => {
    const subject = "Re-use of <b>project</b> 7";
    const page = await browser.open(`/enquiry?about=general&subject=${encodeURIComponent(subject)}`);
    expect(page.$("#subject").val()).toBe(subject);
    const last = await check(page, answers({ kind: "general" }));
    expect(last.text).toContain(subject);
    const without = await browser.open(`/enquiry?subject=${encodeURIComponent(subject)}`);
    expect(without.$("input[type=hidden][name=subject]").val()).toBe(subject);
  });

  it("a document, is for public bodies: others are told what they can do instead, and nothing is sent", async () => {
    const page = await browser.open("/enquiry?about=document");
    const own = { kind: "document", document: "The survival guide", publicBody: "no" };
    for (const step of ["check", "send"]) {
      const led = await browser.send(page, answers({ ...own, _step: step }));
      expect(led.status).toBe(303);
      const told = await browser.open(led.to);
      expect(told.$("h1").text()).toBe("We can only send documents to public bodies");
      expect(told.text).toContain("What you can do instead");
      const change = String(told.$('a[href$="#publicBody"]').attr("href"));
      const back = await browser.open(change.replace(/#.*/, ""));
      expect(back.$("#document").val()).toBe("The survival guide");
    }
    expect(await received()).toEqual([]);
    const last = await check(page, answers({ ...own, publicBody: "yes" }));
    expect((await browser.send(last, {}, "send")).status).toBe(303);
    expect(await received()).toHaveLength(1);
  });
});

describe("the page with the reference", () => {
  it.each(["altered", "ENQ-0000-0000.0.xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", "a.b.c", "%00"])(
    "does not open by %s",
    async (token) => {
      const page = await browser.open(`/enquiry/sent/${token}`);
      expect(page.status).toBe(404);
      expect(page.$("h1").text()).toBe("This link does not work");
    },
  );

  it("does not open by a link for something else", async () => {
    const token = makeLink(needs().keys, "unsubscribe", "ENQ-4F7K-2Q9C");
    expect((await browser.open(`/enquiry/sent/${token}`)).status).toBe(404);
  });
});
