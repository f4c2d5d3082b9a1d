import { type CheerioAPI, load } from "cheerio";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import deskEnquiry from "../../functions/enquiries/conversation/desk-enquiry.njk";
import enquiry from "../../functions/enquiries/form/enquiry.njk";
import enquiryCheck from "../../functions/enquiries/form/enquiry-check.njk";
import enquirySent from "../../functions/enquiries/form/enquiry-sent.njk";
import deskHomePage from "../../functions/home/desk-home-page.njk";
import home from "../../functions/home/home.njk";
import deskPerson from "../../functions/people/desk-person.njk";
import deskList from "../../shared/pages/desk-list.njk";
import { formError } from "../../shared/pages/form-errors.ts";
import notAllowed from "../../shared/pages/not-allowed.njk";
import notFound from "../../shared/pages/not-found.njk";
import { paths } from "../../shared/pages/paths.ts";
import problem from "../../shared/pages/problem.njk";
import type { Template } from "../../shared/pages/templates.ts";

const base = { programme: "The Programme", assets: "/assets", paths, path: "/enquiry", formToken: "token" };
const at = "2026-11-23T09:00:00.000Z";

const nasty = fc.constantFrom(
  "<script>alert(1)</script>",
  '"><img src=x onerror=alert(1)>',
  "'; alert(1) //",
  "</textarea><b>",
  "</title><b>",
  "{{ 7*7 }}{% raw %}",
  "&lt;b&gt; &amp; &#39;",
  "<!-- -->",
  "]]>",
);
// Line ends of other kinds and NUL are made one by every HTML parser, so they cannot come back as they were.
const text = fc
  .oneof(
    nasty,
    fc.string({ unit: "grapheme", maxLength: 40 }),
    fc.tuple(nasty, nasty).map((two) => two.join("")),
  )
  .map((typed) => typed.replaceAll(/[\p{Cc}\u2028\u2029]/gu, "").trim())
  .filter((typed) => typed !== "");

/** The elements of a page in order, which nobody's words may change. */
const shape = ($: CheerioAPI) =>
  $("*")
    .toArray()
    .map((element) => [$(element).prop("tagName"), ...Object.keys($(element).attr() ?? {})].join(" "));

const record = (s: string) => ({
  reference: "ENQ-4F7K-2Q9C",
  name: s,
  organisation: s,
  subject: s,
  excerpt: s,
  status: "open",
  receivedAt: at,
  href: "/x",
  about: s,
  days: 1,
});

const cases: readonly (readonly [string, Template, (s: string) => object, ($: CheerioAPI) => unknown[]])[] = [
  [
    "the form",
    enquiry,
    (s) => ({
      about: s,
      answers: { name: s, email: s, organisation: s, message: s, event: s },
      questions: [
        { name: "event", label: s, input: "line" },
        { name: "form", label: s, input: "choice", choices: [{ value: "x", text: s }] },
        { name: "message", label: s, input: "prose" },
        { name: "name", label: s, input: "line" },
        { name: "email", label: s, input: "email" },
        { name: "organisation", label: s, input: "organisation" },
      ],
    }),
    ($) => [
      $("#name").val(),
      $("#email").val(),
      $("#organisation").val(),
      $("textarea").val(),
      $("#event").val(),
      $("label[for=event]").text().trim(),
      $("label[for=form]").text().trim(),
      $("label[for=message]").text().trim(),
    ],
  ],
  [
    "an error",
    enquiry,
    (s) => ({
      about: "x",
      answers: {},
      questions: [{ name: "name", label: "Your name", input: "line" }],
      errors: formError("name", s),
    }),
    ($) => [
      $(".nhsuk-error-summary a").text().trim(),
      $("#name-error")
        .text()
        .trim()
        .replace(/^Error:\s/, ""),
    ],
  ],
  [
    "the last look",
    enquiryCheck,
    (s) => ({ answers: { message: s }, rows: [{ label: "Message", value: s }] }),
    ($) => [$("input[name=message]").val(), $("dd.as-typed").text()],
  ],
  ["the confirmation", enquirySent, (s) => ({ reference: s }), ($) => [$(".nhsuk-panel strong").text()]],
  [
    "the home page's title",
    home,
    (s) => ({ title: s, words: "" }),
    ($) => [
      $("title")
        .text()
        .replace(/ – The Programme$/, ""),
    ],
  ],
  [
    "the editor",
    deskHomePage,
    (s) => ({ words: s, versions: [], current: {}, preview: "" }),
    ($) => [$("textarea").val()],
  ],
  [
    "a list of the desk",
    deskList,
    (s) => ({
      may: { change: true },
      list: {
        title: s,
        things: ["thing", "things"],
        links: [],
        path: "/x",
        own: "/x",
        search: { label: "Search", hint: "Words", words: s },
        filters: [{ name: "organisation", label: "Organisation", value: s, choices: [], offered: [s] }],
        hidden: [{ name: "person", value: s }],
        tabs: [{ text: s, href: "/x" }],
        saved: [{ id: "x", name: s, href: "/x", current: true }],
        headings: [{ text: "Subject" }],
        rows: [{ id: s, href: "/x", cells: [{ text: s, more: [s], tags: [{ text: s }] }] }],
        actions: [{ name: "a", verb: "Do", choice: { id: "c", label: "C", items: [{ value: s, text: s }] } }],
        pages: {},
      },
    }),
    ($) => [
      $("#q").val(),
      $("h1").text(),
      $(".list-table__record").text(),
      $(".list-table__more").text(),
      $("[name=ticked]").val(),
      $("[name=person]").val(),
      $(".saved-views a").text(),
      $("datalist option").attr("value"),
      $("#c option").text(),
    ],
  ],
  [
    "one person",
    deskPerson,
    (s) => ({
      person: { id: "x", name: s, email: s, organisation: { name: s }, kind: s },
      consents: [{ what: s, text: s, version: "1", at }],
      days: [
        { day: s, entries: [{ at, title: s, about: { text: s, href: "/x" }, by: { id: "x", name: s } }] },
      ],
      filter: { items: [], value: "" },
      pages: {},
      session: { name: s, role: "team" },
    }),
    ($) => [
      $("h1").text(),
      $(".enquiry-main .history a").eq(0).text(),
      $(".enquiry-main .history a").eq(1).text(),
      $("a[href^='mailto:']").text(),
    ],
  ],
  [
    "one enquiry",
    deskEnquiry,
    (s) => ({
      enquiry: record(s),
      messages: [
        {
          kind: "they",
          by: { name: s },
          to: [],
          at,
          text: s,
          quoted: s,
          remarks: [s],
          files: [{ name: s, href: "/x", size: "1 KB" }],
        },
      ],
      about: s,
      person: { name: s, email: s },
      may: { change: true },
      status: { text: "New" },
      participants: [{ value: "x", text: s }],
      answers: { text: s, note: s },
      history: [{ at, what: s, about: "ENQ-4F7K-2Q9C", who: s }],
      session: { name: s, role: "team" },
    }),
    ($) => [
      $(".message__text").text(),
      $(".message__quoted .as-typed").text(),
      $(".message__who").text().trim(),
      $(".message a").text(),
      $("textarea[name=text]").val(),
      $("textarea[name=note]").val(),
      $(".history__what").text(),
      $("a[href^='mailto:']").text(),
      $("a[href^='mailto:']").attr("href")?.slice(7),
    ],
  ],
  [
    "a page that is not there",
    notFound,
    (s) => ({ programme: s }),
    ($) => [$(".programme-header__name").text().trim()],
  ],
  ["an apology", problem, (s) => ({ correlation: s }), ($) => [$("main strong").text()]],
  [
    "a refusal",
    notAllowed,
    (s) => ({ session: { name: s, role: "viewer" } }),
    ($) => [$(".programme-header__account").text().split(" (viewer)")[0]?.trim()],
  ],
];

describe("whatever somebody wrote", () => {
  it.each(cases)("is shown as it is, and is nothing but text: %s", (_what, template, context, shown) => {
    const plain = shape(load(template.render({ ...base, ...context("x") })));
    fc.assert(
      fc.property(text, (typed) => {
        const $ = load(template.render({ ...base, ...context(typed) }));
        for (const value of shown($)) expect(value).toBe(typed);
        expect(shape($)).toEqual(plain);
      }),
      { numRuns: 60 },
    );
  });
});

describe("every page", () => {
  const $ = load(notFound.render(base));

  it("names itself and the programme, in English, for every width", () => {
    expect($("html").attr("lang")).toBe("en");
    expect($("title").text()).toBe("Page not found – The Programme");
    expect($("meta[name=viewport]").attr("content")).toContain("width=device-width");
    expect($("h1")).toHaveLength(1);
  });

  it("can be skipped to its main part, and left by its navigation", () => {
    expect($(String($(".nhsuk-skip-link").attr("href")))).toHaveLength(1);
    expect($("nav[aria-label] a, footer a, header a").length).toBeGreaterThan(5);
    const page = load(notFound.render({ ...base, path: paths.events }));
    expect(page("nav [aria-current=page]").text().trim()).toBe("Events");
  });

  it("with errors says so first, in its title and in a summary", () => {
    const page = load(
      enquiry.render({
        ...base,
        about: "Press",
        answers: {},
        questions: [{ name: "name", label: "Your name", input: "line" }],
        errors: formError("name", "Enter your name"),
      }),
    );
    expect(page("title").text()).toBe("Error: Press – The Programme");
    expect(page("main").children().first().text()).toContain("There is a problem");
    expect(page("#name").attr("aria-describedby")).toContain("name-error");
  });

  it("claims to be of nobody: no logo, no name of the health service", () => {
    expect($("header svg, header img")).toHaveLength(0);
    expect($("header, footer").text()).not.toMatch(/NHS/);
  });
});
