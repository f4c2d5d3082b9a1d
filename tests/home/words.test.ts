import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { desk } from "../../functions/desk.ts";
import { webHandler } from "../../functions/entry-points/page.ts";
import { site } from "../../functions/site.ts";
import { defaultWords } from "../../shared/home/default-words.ts";
import { editWords, wordsForm } from "../../shared/home/words.ts";
import { newId } from "../../shared/platform/ids.ts";
import { utcDate } from "../../shared/platform/time.ts";
import { plus } from "../../shared/platform/wall-clock.ts";
import { versionsOf } from "../../shared/written-together/merge.ts";
import { ask, Browser } from "../support/browser.ts";
import { signedIn, theo, vera } from "../support/desk-session.ts";
import { type RealTable, startRealTable } from "../support/real-table.ts";
import { testNeeds } from "../support/visiting.ts";

let real: RealTable;
const clock = { now: "2026-11-23T09:00:00.000Z" };
const needs = () => testNeeds(real.table, clock);
const onSite = webHandler(site, async () => needs());
const onDesk = webHandler(desk, async () => needs());
const path = "/desk/home-page";

beforeAll(async () => {
  real = await startRealTable();
});
afterAll(() => real.stop());
beforeEach(() => {
  clock.now = plus(clock.now, "P1D");
});

const someone = (who: { readonly id: string; readonly name: string } = theo) =>
  new Browser(onDesk, signedIn(needs(), "team", who));
const save = async (browser: Browser, words: string) =>
  browser.send(await browser.open(path), { words }, "save");
const edits = async () => (await real.entries(utcDate(clock.now))).map(({ data }) => data);

describe("the words that the product comes with", () => {
  it("say what the programme is, how it works and how to get in touch", async () => {
    const page = await ask(onSite, "/");
    expect(page.status).toBe(200);
    expect(page.$("h1")).toHaveLength(1);
    expect(page.text).toMatch(/with our own team.*with a short-term specialist.*with a supplier/);
    expect(page.text).toMatch(/We make it with you.*You learn while it happens/);
    const links = page
      .$("main a")
      .toArray()
      .map((link) => page.$(link).attr("href"));
    expect(links).toEqual(expect.arrayContaining(["/join", "/events", "/enquiry"]));
    expect(page.$("title").text()).toBe(`${page.$("h1").text()} – The Innovation Programme`);
    expect(wordsForm.parse({ words: defaultWords }).words).toBe(defaultWords.trim());
  });

  it("are the only page that a search engine may keep", async () => {
    expect((await ask(onSite, "/")).$("meta[name=robots]").attr("content")).toBe("index");
    expect((await ask(onSite, "/enquiry")).$("meta[name=robots]").attr("content")).toBe("noindex");
  });
});

describe("editing the home page", () => {
  it("shows how new words will look without saving them", async () => {
    const browser = someone();
    const asked = await browser.send(await browser.open(path), { words: "# Preview\n\nOnly" }, "preview");
    const page = await browser.open(asked.to);
    expect(page.$(".preview").text()).toContain("Only");
    expect(page.$("textarea").val()).toBe("# Preview\n\nOnly");
    expect((await ask(onSite, "/")).text).not.toContain("Only");
  });

  it("gives the site its new words, and the journal an entry without them", async () => {
    const browser = someone();
    const saved = await save(browser, "# Our programme\n\nNew words.");
    expect(saved.to).toBe("/desk/home-page?done=save");
    expect((await browser.open(saved.to)).$(".nhsuk-notification-banner").text()).toContain(
      "The home page has its new words.",
    );
    expect((await ask(onSite, "/")).text).toBe("Our programme New words.");
    expect((await ask(onSite, "/")).$("title").text()).toBe("Our programme – The Innovation Programme");
    expect(await edits()).toEqual([{ version: expect.any(Number) }]);
  });

  it("never makes words into a script", async () => {
    await save(
      someone(),
      "# Hello <script>alert(1)</script>\n\n[x](javascript:alert(1)) <img src=x onerror=alert(1)>",
    );
    const page = await ask(onSite, "/");
    expect(page.$("main script, main img, main a")).toHaveLength(0);
    expect(page.$("title").text()).toContain("<script>alert(1)</script>");
    expect(page.$("head script")).toHaveLength(1);
  });

  it.each([
    ["", "Enter the words of the home page"],
    ["No heading", "Start with a heading: a line that begins with # and a space"],
    [`# ${"x".repeat(20_000)}`, "The words must be 20,000 characters or fewer"],
  ])("is refused with words when what was typed is not right, and keeps it", async (words, message) => {
    const page = await save(someone(), words);
    expect(page.status).toBe(422);
    expect(page.$(".nhsuk-error-summary").text()).toContain(message);
    expect(page.$("textarea").val()).toBe(words);
  });

  it("by a double click saves once, without a word of others", async () => {
    const browser = someone();
    const page = await browser.open(path);
    const sends = [1, 2].map(() => browser.send(page, { words: "# Twice" }, "save"));
    for (const sent of await Promise.all(sends)) expect(sent.to).toBe("/desk/home-page?done=save");
    expect((await browser.send(page, { words: "# Twice" }, "save")).to).toBe("/desk/home-page?done=save");
    expect(await edits()).toHaveLength(1);
  });

  it("by two people at once keeps the first, and gives the second their words back", async () => {
    const [first, second] = [someone(theo), someone(vera)];
    const [one, two] = [await first.open(path), await second.open(path)];
    expect((await first.send(one, { words: "# From the first" }, "save")).status).toBe(303);
    const refused = await second.send(two, { words: "# From the second" }, "save");
    expect(refused.status).toBe(409);
    expect(refused.$(".nhsuk-error-summary").text()).toContain("Someone else changed the home page");
    expect(refused.$("textarea").val()).toBe("# From the second");
    expect(refused.$(".nhsuk-inset-text").text()).toContain("# From the first");
    expect((await ask(onSite, "/")).text).toBe("From the first");
    expect((await second.send(refused, {}, "save")).status).toBe(303);
    expect((await ask(onSite, "/")).text).toBe("From the second");
  });

  it("with a mistake in it, too, is shown what somebody else saved meanwhile, and what was typed stays", async () => {
    const [first, second] = [someone(theo), someone(vera)];
    const [one, two] = [await first.open(path), await second.open(path)];
    await first.send(one, { words: "# Saved first" }, "save");
    const wrong = await second.send(two, { words: "No heading" }, "save");
    expect(wrong.status).toBe(422);
    expect(wrong.$(".nhsuk-inset-text").text()).toContain("# Saved first");
    expect(wrong.$("textarea").val()).toBe("No heading");
    const again = await second.send(await second.open(path), { words: "# Seen" }, "preview");
    await first.send(await first.open(path), { words: "# Saved later" }, "save");
    const preview = await second.open(again.to);
    expect(preview.$(".nhsuk-inset-text").text()).toContain("# Saved later");
    expect(preview.$("textarea").val()).toBe("# Seen");
  });

  it("at the very same moment by many keeps one", async () => {
    const people = Array.from({ length: 6 }, (_, index) => someone({ id: newId(), name: `T${index}` }));
    const pages = await Promise.all(people.map((person) => person.open(path)));
    const sends = await Promise.all(
      people.map((person, index) =>
        person.send(pages[index] ?? expect.fail(), { words: `# Race ${index}` }, "save"),
      ),
    );
    expect(sends.map(({ status }) => status).sort()).toEqual([303, 409, 409, 409, 409, 409]);
    expect(await edits()).toHaveLength(1);
  });

  it("brings an earlier version back as a new one", async () => {
    const browser = someone();
    await save(browser, "# Before");
    await save(browser, "# After");
    const versions = await browser.open(path);
    const shipped = versions.$("main ul a").last().attr("href");
    const before = versions.$("main ul a").first().attr("href");
    const page = await browser.open(String(before));
    expect(page.$("textarea").val()).toBe("# Before");
    expect(page.text).toContain("Save it to bring it back");
    await browser.send(page, {}, "save");
    expect((await ask(onSite, "/")).text).toBe("Before");
    await browser.send(await browser.open(String(shipped)), {}, "save");
    expect((await ask(onSite, "/")).text).toContain("with our own team");
    expect((await browser.open(path)).$("main ul li").length).toBeGreaterThan(3);
  });

  it.each(["999", "-1", "x", "", "1e9", "NaN", "0x1"])(
    "does not stumble over ?version=%s",
    async (version) => {
      expect((await someone().open(`${path}?version=${version}`)).status).toBe(200);
    },
  );

  it("is not offered to a viewer", async () => {
    const page = await new Browser(onDesk, signedIn(needs(), "viewer")).open(path);
    expect(page.status).toBe(200);
    expect(page.$("main button")).toHaveLength(0);
  });
});

describe("deciding on new words", () => {
  const occasion = {
    now: "2026-11-23T09:00:00.000Z",
    newId,
    actor: { kind: "team", id: theo.id },
    correlation: "c",
  } as const;

  it("counts versions and names the editor; the same words are no new version", () => {
    const now = { version: 3, words: "# Old" };
    const seen = versionsOf({ words: now.words });
    expect(editWords(now, { words: "# Old", seen }, occasion)).toEqual({ unchanged: true });
    expect(editWords(now, { words: "# New", seen }, occasion)).toMatchObject({
      home: { version: 4, words: "# New", editedBy: theo.id, editedAt: occasion.now },
      entries: [{ name: "HomePageEdited", subject: { kind: "page", id: "home" }, data: { version: 4 } }],
    });
  });
});
