import type { Locator, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { paths } from "../../shared/pages/paths.ts";
import { picture } from "./browsing.ts";
import { betweenPages, type EveryPage, fillEveryPage } from "./every-page.ts";
import { people, publishEvent, type Someone } from "./forms.ts";
import { look } from "./look.ts";
import { headingOf, linkIn, openStage, type Stage } from "./stage.ts";

let stage: Stage;
let pages: readonly [Page, Page];
let every: EveryPage;
beforeAll(async () => {
  stage = await openStage();
});
beforeAll(async () => {
  pages = [await stage.visitor(), await stage.visitor()];
  for (const page of pages) await stage.signIn(page);
  every = await fillEveryPage(stage, await stage.visitor(), pages[0]);
  // An administrator sees what everybody sees, and more.
  for (const page of pages) await stage.signIn(page, "Ada Admin");
});
afterAll(() => stage?.stop());
afterEach(() => expect(stage.faults()).toEqual([]));

const shapeOf = (path: string): RegExp =>
  new RegExp(`^${path.replaceAll(/[.*+?^$()|[\]\\]/g, String.raw`\$&`).replaceAll(/\{\w+\}/g, "[^/]+")}$`);

/** Does all of this in two windows at once, and gives what was found wrong. */
const inTwoWindows = async (looks: readonly ((page: Page) => Promise<string[]>)[]): Promise<string[]> => {
  const left = [...looks];
  const work = async (page: Page): Promise<string[]> => {
    const wrong: string[] = [];
    for (let next = left.shift(); next !== undefined; next = left.shift()) wrong.push(...(await next(page)));
    return wrong;
  };
  return (await Promise.all(pages.map(work))).flat();
};

describe("every page", () => {
  test("that has an address can be used by everybody", async () => {
    expect(Object.keys(every).toSorted()).toEqual(Object.keys(paths).toSorted());
    const addresses = new Map<string, string | undefined>(Object.entries(every));
    const looks = Object.entries(paths).map(([name, path]) => async (page: Page) => {
      const address = addresses.get(name);
      if (address === undefined) return [];
      if (address.includes("{")) return [`fillEveryPage lacks an address for ${name}`];
      await page.goto(address);
      await picture(page, `page-${name}`);
      const isThere = shapeOf(path).test(new URL(page.url()).pathname);
      return [...(isThere ? [] : [`${name} led to ${page.url()}`]), ...(await look(page, name))];
    });
    expect(await inTwoWindows(looks)).toEqual([]);
  });

  test("between those can be used by everybody too", async () => {
    const looks = Object.entries(betweenPages(every)).map(([name, go]) => async (page: Page) => {
      try {
        await go(page);
      } catch (error) {
        return [`There was no way to ${name}: ${String(error)}`];
      }
      return look(page, name);
    });
    expect(await inTwoWindows(looks)).toEqual([]);
  });
});

// The places of the desk stand before its pages, and a record has many parts.
const MOST_STOPS = 100;

/** Goes on with the Tab key until this has the focus, as somebody without a mouse does. Throws when it is never reached. */
const tabTo = async (target: Locator): Promise<void> => {
  for (let count = 0; count < MOST_STOPS; count += 1) {
    if ((await target.and(target.page().locator(":focus")).count()) > 0) return;
    await target.page().keyboard.press("Tab");
  }
  throw new Error(`The Tab key does not lead to ${target}.`);
};
const type = async (visitor: Page, label: string, text: string): Promise<void> => {
  await tabTo(visitor.getByLabel(label));
  await visitor.keyboard.type(text);
};
const follow = async (target: Locator): Promise<void> => {
  await tabTo(target);
  await Promise.all([target.page().waitForEvent("load"), target.page().keyboard.press("Enter")]);
};
const tick = async (target: Locator): Promise<void> => {
  await tabTo(target);
  await target.page().keyboard.press("Space");
};
const typeWho = async (visitor: Page, { name, email, organisation }: Someone): Promise<void> => {
  await type(visitor, "Your name", name);
  await type(visitor, "Your email address", email);
  await type(visitor, "Your organisation", organisation);
};
const button = (visitor: Page, name: string) => visitor.getByRole("button", { name, exact: true });

describe("with the keyboard alone", () => {
  test("somebody gets in touch", async () => {
    const visitor = await stage.visitor();
    await visitor.goto("/");
    await visitor.keyboard.press("Tab");
    expect(await visitor.locator(":focus").innerText()).toBe("Skip to main content");
    await follow(
      visitor.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Get in touch" }),
    );
    await tick(visitor.getByRole("radio", { name: "A general question" }));
    await follow(button(visitor, "Continue"));
    await follow(button(visitor, "Continue"));
    await tabTo(visitor.getByRole("link", { name: "Enter your message" }));
    await visitor.keyboard.press("Enter");
    await visitor.getByLabel("Your message").and(visitor.locator(":focus")).waitFor();
    await type(visitor, "Your message", "Typed without a mouse");
    await typeWho(visitor, people.dev);
    await tick(visitor.getByRole("checkbox"));
    await follow(button(visitor, "Continue"));
    await follow(button(visitor, "Send enquiry"));
    expect(await headingOf(visitor)).toBe("Enquiry sent");
  });

  test("somebody joins", async () => {
    const visitor = await stage.visitor();
    await visitor.goto("/join");
    await typeWho(visitor, people.dev);
    await tick(visitor.getByLabel("NHS trust"));
    await tabTo(visitor.getByLabel("Your role"));
    await visitor.keyboard.press("ArrowDown");
    await tick(visitor.getByLabel("Webinars and events"));
    await tick(visitor.getByLabel("News by email"));
    await follow(button(visitor, "Join"));
    const letter = await stage.letter("membership-confirm", people.dev.email);
    await visitor.goto(linkIn(letter, "Confirm that I want to join"));
    await follow(button(visitor, "Confirm and join"));
    expect(await headingOf(visitor)).toBe("You are a member");
  });

  test("somebody of the team writes to a person, and adds a task about them", async () => {
    const [desk] = pages;
    await desk.goto(every.deskPerson ?? "");
    await follow(desk.getByRole("link", { name: /^Write to/ }));
    await type(desk, "Subject", "A visit");
    await type(desk, "Letter", "May we visit you?");
    await follow(button(desk, "Preview"));
    await follow(desk.getByRole("button", { name: /^Send to/ }));
    expect(await desk.locator("main").innerText()).toContain("Your letter is on its way.");
    await desk.goto(every.deskPerson ?? "");
    await tabTo(desk.getByText("Add a task", { exact: true }));
    await desk.keyboard.press("Enter");
    await type(desk, "Task", "Ring them");
    await follow(button(desk, "Add task"));
    expect(await desk.locator("#tasks").innerText()).toContain("Ring them");
  });

  test("somebody registers for an event", async () => {
    await publishEvent(pages[0], { title: "Webinar", date: "2027-02-01", place: "Town hall", places: "5" });
    const visitor = await stage.visitor();
    await visitor.goto("/events");
    await follow(visitor.getByRole("link", { name: "Webinar" }));
    await follow(visitor.getByRole("button", { name: "Register" }));
    await typeWho(visitor, people.dev);
    await tick(visitor.getByRole("checkbox"));
    await follow(button(visitor, "Register"));
    expect(await headingOf(visitor)).toBe("Check your email");
  });
});
