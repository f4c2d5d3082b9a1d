import { readFile } from "node:fs/promises";
import { load } from "cheerio";
import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { checkPages, getOverNetwork } from "../../infra/deployment/smoke-pages.ts";
import { environmentNamed } from "../../infra/environments.ts";
import { picture } from "./browsing.ts";
import { fillEnquiry, join, people, press, publishEvent } from "./forms.ts";
import { headingOf, linkIn, openStage, type Stage, textOf } from "./stage.ts";

let stage: Stage;
let theo: Page;
let enquiry = "";
let event = "";

/** One of each: a member, an enquiry and an event, by the site's and the desk's own pages. */
beforeAll(async () => {
  stage = await openStage();
  const page = await stage.visitor();
  await join(page, people.amina);
  await page.goto(
    linkIn(await stage.letter("membership-confirm", people.amina.email), "Confirm that I want to join"),
  );
  await press(page, "Confirm and join");
  await fillEnquiry(page, people.carys, "Where do I begin?");
  await press(page, "Send enquiry");
  enquiry = /ENQ-[\w-]+/.exec(await page.locator(".nhsuk-panel").innerText())?.[0] ?? "";
  theo = await stage.visitor();
  await stage.signIn(theo);
  const meetup = { title: "Meetup", date: "2027-02-11", place: "Town hall", places: "20" };
  event = await publishEvent(theo, meetup);
});
afterAll(() => stage?.stop());
afterEach(() => expect(stage.faults()).toEqual([]));

const shown = (page: Page) => page.locator("main").innerText();

describe("at the desk", () => {
  test("the words of the home page are changed, seen by all, and brought back", async () => {
    const visitor = await stage.visitor();
    await visitor.goto("/");
    const original = await headingOf(visitor);
    await theo.goto("/desk/home-page");
    await theo.getByLabel("Words").fill("# We start in March\n\nCome <script>alert(1)</script> in.");
    await press(theo, "Preview");
    expect(await theo.locator(".preview").innerText()).toContain("We start in March");
    await visitor.reload();
    expect(await headingOf(visitor)).toBe(original);
    await press(theo, "Save");
    expect(await shown(theo)).toContain("The home page has its new words");
    await picture(theo, "desk-home-page");
    await visitor.reload();
    expect(await headingOf(visitor)).toBe("We start in March");
    expect(await shown(visitor)).toContain("<script>");
    await theo
      .getByRole("list")
      .getByRole("link", { name: /^Version/ })
      .last()
      .click();
    expect(await shown(theo)).toContain("Save it to bring it back");
    await press(theo, "Save");
    await visitor.reload();
    expect(await headingOf(visitor)).toBe(original);
    await picture(visitor, "home");
  });

  test("a viewer sees everything and can change nothing", async () => {
    const vera = await stage.visitor();
    await stage.signIn(vera, "Vera Viewer");
    for (const path of [
      `/desk/enquiries/${enquiry}`,
      `/desk/events/${event}`,
      "/desk/events",
      "/desk/projects",
    ]) {
      expect((await vera.goto(path))?.status()).toBe(200);
      const buttons = vera.locator("main form[method=post]").getByRole("button");
      expect([path, await buttons.allInnerTexts()]).toEqual([path, []]);
    }
    for (const path of ["/desk/home-page", "/desk/journal", "/desk/failures"]) {
      await vera.goto(path);
      expect([path, await vera.locator("main form[method=post] button").count()]).toEqual([path, 0]);
    }
    for (const path of ["/desk/events/new", `/desk/events/${event}/edit`, "/desk/projects/new"]) {
      expect((await vera.goto(path))?.status()).toBe(403);
      expect(await headingOf(vera)).toBe("You cannot do this");
    }
    await theo.goto(`/desk/enquiries/${enquiry}`);
    const form = {
      _step: "answered",
      _form: await theo.locator("main input[name=_form]").first().inputValue(),
    };
    const refused = await vera.request.post(`/desk/enquiries/${enquiry}`, { form });
    expect(refused.status()).toBe(403);
    await theo.reload();
    expect(await shown(theo)).toContain("New");
    await vera.getByRole("link", { name: "Sign out" }).click();
    await press(vera, "Sign out");
    expect(await headingOf(vera)).toBe("You are signed out");
    await vera.goto("/desk/members");
    expect(await vera.title()).toBe("Sign in on this machine");
  });

  test("letters, failures and the journal are there to be looked at", async () => {
    await theo.goto("/desk/letters");
    await picture(theo, "desk-letters");
    await theo.getByRole("link", { name: /^Welcome to the community/ }).click();
    expect(await shown(theo)).toContain(people.amina.email);
    expect(await shown(theo)).toContain("You are now a member of the community");
    await picture(theo, "desk-letter");
    await theo.goto("/desk/failures");
    expect(await shown(theo)).toContain("Nothing has failed");
    await picture(theo, "desk-failures");
    await theo.goto("/desk/journal");
    await theo.getByLabel("What happened to one thing").fill(`enquiry:${enquiry}`);
    await press(theo, "Show");
    expect(await theo.locator("tbody").innerText()).toContain("Enquiry received");
    await picture(theo, "desk-journal");
    expect(await shown(theo)).not.toContain(people.carys.email);
  });

  test("the report comes on Monday with its picture, and is a page with its figures", async () => {
    await stage.stack.clock({ to: "2027-01-18T08:00:30Z" });
    const letter = await stage.letter("weekly-report", "team@programme.example");
    const picturePart = letter.attachments.find(({ type }) => type === "image/png");
    expect(picturePart?.size).toBeGreaterThan(3_000);
    const image = load(letter.html)("img");
    expect(image.attr("src")).toBe(`cid:${picturePart?.name}`);
    expect(image.attr("alt")).toMatch(/new members/i);
    expect(textOf(letter)).toContain(image.attr("alt")?.slice(0, 40));

    await theo.goto(linkIn(letter, "See the report at the desk"));
    await theo.getByRole("link", { name: "Theo Team" }).click();
    await theo.waitForURL("**/desk/report/2027-01-11");
    expect(await headingOf(theo)).toContain("Weekly report");
    expect(await theo.getByRole("img").getAttribute("aria-label")).toBe(image.attr("alt"));
    await picture(theo, "desk-report");
    await theo.getByRole("link", { name: /^Week after/ }).click();
    expect(await headingOf(theo)).toContain("This week so far");
    await theo.getByRole("link", { name: /^Week before/ }).click();
    const [file] = await Promise.all([
      theo.waitForEvent("download"),
      theo.getByRole("link", { name: /CSV/ }).click(),
    ]);
    expect(await readFile(await file.path(), "utf8")).toMatch(/2027-01-1\d/);
    await theo.getByRole("link", { name: /^Week before/ }).click();
    expect(theo.url()).toContain("/desk/report/2027-01-04");
    await theo.goto("/desk");
    await picture(theo, "desk-today");
  });
});

describe("the smoke test of a deployment", () => {
  test("finds the programme's name, a static file that is kept, and the way from the desk to the sign-in", async () => {
    const asked: string[] = [];
    const where = {
      environment: environmentNamed("local", stage.stack.url),
      siteAddress: undefined,
      provider: undefined,
      isNew: false,
    };
    const findings = await checkPages((url) => {
      asked.push(new URL(url).pathname);
      return getOverNetwork(url);
    }, where);
    const states = Object.fromEntries(findings.map(({ about, state }) => [about, state]));
    expect(states).toMatchObject({ Site: "ok", "Static files": "ok", "Sign-in": "ok" });
    expect(asked).toContain("/desk/sign-in");
    expect(asked.some((path) => path.endsWith("/authorize"))).toBe(true);
  });
});
