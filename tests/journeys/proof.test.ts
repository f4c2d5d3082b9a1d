import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { wholeTable } from "../support/whole-table.ts";
import { chooseAsMember, people, press, typeWho } from "./forms.ts";
import { headingOf, openStage, type Stage } from "./stage.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage?.stop());
afterEach(() => expect(stage.faults()).toEqual([]));

type Page = Awaited<ReturnType<Stage["visitor"]>>;

let number = 0;

// Somebody new each time: letters to one address have a limit too.
const fill = async (page: Page): Promise<void> => {
  number += 1;
  await typeWho(page, { ...people.amina, email: `amina.${number}@fernhill.example` });
  await chooseAsMember(page);
};

/** How many wishes to join came without a proof, and with one, since this was asked last. */
let before = { unchecked: 0, checked: 0 };
const counted = async () => {
  const limits = (await wholeTable(stage.stack, "LIMIT#")).map(({ pk, day }) => ({
    name: String(pk).split("#")[1],
    day: Number(day),
  }));
  const sum = (name: string) =>
    limits.filter((limit) => limit.name === name).reduce((all, { day }) => all + day, 0);
  const now = { unchecked: sum("join-unchecked"), checked: sum("join-network") };
  const more = { unchecked: now.unchecked - before.unchecked, checked: now.checked - before.checked };
  before = now;
  return more;
};

const WORKER = "**/proof-worker.js";

describe("a form's proof of work", () => {
  test("is made in the background while somebody types, moves nothing on the page, and is sent with the form", async () => {
    const page = await stage.visitor();
    await page.goto("/join");
    const height = () => page.evaluate("document.documentElement.scrollHeight");
    const empty = await height();
    const proof = page.locator("input[name=_proof]");
    expect(await proof.inputValue()).toBe("");
    await page.getByLabel("Your name").focus();
    await expect.poll(() => proof.inputValue(), { timeout: 60_000 }).not.toBe("");
    expect(await height()).toBe(empty);
    await fill(page);
    await press(page, "Join");
    expect(await headingOf(page)).toBe("Check your email");
    expect(await counted()).toEqual({ unchecked: 0, checked: 1 });
  });

  test("is made for somebody who was in the form before the script was there", async () => {
    const page = await stage.visitor();
    const { promise: ready, resolve: load } = Promise.withResolvers<void>();
    await page.route("**/proof-*.js", async (route) => {
      if (!route.request().url().includes("proof-worker")) await ready;
      await route.continue();
    });
    await page.goto("/join");
    await page.getByLabel("Your name").focus();
    load();
    await expect
      .poll(() => page.locator("input[name=_proof]").inputValue(), { timeout: 60_000 })
      .not.toBe("");
  });

  test("is waited for when the form is sent by one key before it is made, and the form goes once", async () => {
    const page = await stage.visitor();
    const { promise: sent, resolve: send } = Promise.withResolvers<void>();
    await page.route(WORKER, async (route) => {
      await sent;
      await route.continue();
    });
    await page.goto("/join");
    await fill(page);
    const form = page.url();
    await page.getByRole("button", { name: "Join" }).press("Enter");
    await page.getByRole("button", { name: "Join" }).press("Enter");
    expect(page.url()).toBe(form);
    send();
    await page.waitForURL(/check-your-email/);
    expect(await counted()).toEqual({ unchecked: 0, checked: 1 });
  });

  test("that takes too long, or cannot be made, keeps nobody: the form goes without", async () => {
    for (const handle of ["never", "abort"]) {
      const page = await stage.visitor();
      await page.route(WORKER, (route) => (handle === "abort" ? route.abort() : undefined));
      await page.goto("/join");
      await fill(page);
      await press(page, "Join");
      await page.waitForURL(/check-your-email/);
      expect(await counted()).toEqual({ unchecked: 1, checked: 0 });
      await page.unrouteAll({ behavior: "ignoreErrors" });
      stage.faults();
    }
  });

  test("is not asked of a browser without scripts", async () => {
    const page = await stage.visitor({ javaScriptEnabled: false });
    await page.goto("/join");
    await fill(page);
    await press(page, "Join");
    expect(await headingOf(page)).toBe("Check your email");
    expect(await counted()).toEqual({ unchecked: 1, checked: 0 });
  });
});
