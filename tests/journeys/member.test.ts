import { SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { paths, toPath } from "../../shared/pages/paths.ts";
import { makeLink } from "../../shared/platform/links.ts";
import { fetchSigningKeys } from "../../shared/platform/secret.ts";
import { picture } from "./browsing.ts";
import { join, people, press, type Someone } from "./forms.ts";
import { headingOf, linkIn, openStage, type Stage, textOf } from "./stage.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage?.stop());
afterEach(() => expect(stage.faults()).toEqual([]));

const entries = (name: string) => stage.stack.entries().filter((entry) => entry["name"] === name);
const confirmLink = async (who: Someone): Promise<string> =>
  linkIn(await stage.letter("membership-confirm", who.email), "Confirm that I want to join");
const becomeMember = async (who: Someone): Promise<string> => {
  const page = await stage.visitor();
  await join(page, who);
  const link = await confirmLink(who);
  await page.goto(link);
  await press(page, "Confirm and join");
  return link;
};

// Letters of news are still to come, so their unsubscribe address is made here as the sender of letters makes it.
const unsubscribeLink = async (who: Someone): Promise<string> => {
  const { template, client, url } = stage.stack;
  const secret = template.ofType("AWS::SecretsManager::Secret")[0]?.name ?? "";
  const keys = await fetchSigningKeys(secret, new SecretsManagerClient(client));
  const welcome = await stage.letter("member-welcome", who.email);
  const [person = ""] =
    linkIn(welcome, "Your membership, and how to leave").split("/").at(-1)?.split(".") ?? [];
  return url + toPath(paths.unsubscribe, { token: makeLink(keys, "unsubscribe", person) });
};

describe("membership", () => {
  test("is asked for, confirmed by a button behind a link, welcomed, and left", async () => {
    const page = await stage.visitor();
    await join(page, people.amina);
    expect(await headingOf(page)).toBe("Check your email");
    expect(page.url()).not.toMatch(/okafor|fernhill/i);
    await picture(page, "check-your-email");
    const link = await confirmLink(people.amina);

    const scanned = await fetch(link, { headers: { "user-agent": "LinkScanner/1.0" } });
    expect([scanned.status, scanned.headers.getSetCookie().length]).toEqual([200, 1]);
    for (const _time of ["first", "second"]) {
      await page.goto(link);
      expect(await headingOf(page)).toBe("Confirm that you want to join");
    }
    await stage.stack.idle();
    expect(entries("MemberJoined")).toEqual([]);
    await picture(page, "join-confirm");
    await press(page, "Confirm and join");
    expect(await headingOf(page)).toBe("You are a member");

    const welcome = await stage.letter("member-welcome", people.amina.email);
    await page.goto(linkIn(welcome, "See what is on"));
    expect(await headingOf(page)).toBe("Events");
    const membership = linkIn(welcome, "Your membership, and how to leave");
    await page.goto(membership);
    expect(await page.locator("main").innerText()).toContain(people.amina.organisation);
    await picture(page, "membership");
    await press(page, "Leave the community");
    expect(await headingOf(page)).toBe("You have left the community");
    expect(textOf(await stage.letter("member-goodbye", people.amina.email))).toContain("no more news");
    await page.goto(link);
    expect(await headingOf(page)).toBe("You have left the community");
    expect(entries("MemberLeft")).toHaveLength(1);
  });

  test("is changed on one's own page: topics, how often, consents and details", async () => {
    const page = await stage.visitor();
    await becomeMember(people.amina);
    await page.goto(paths.askForMyPage);
    await page.getByLabel("Your email address").fill(people.amina.email);
    await press(page, "Send me the link");
    await page.goto(linkIn(await stage.letter("my-page-link", people.amina.email), "See your page"));
    await picture(page, "my-page");
    await page.getByRole("link", { name: "News and consent" }).click();
    await page.getByLabel("Results and case studies").check();
    await page.getByLabel("How often").selectOption("Once a month, in one email");
    await page.getByLabel("Members’ directory").check();
    await press(page, "Save");
    expect(await page.locator("main").innerText()).toContain("You get news about 2 topics.");
    await picture(page, "my-choices");
    await page.getByLabel("News by email").uncheck();
    await press(page, "Save");
    expect(await page.locator("main").innerText()).toContain("You get no news by email.");
    await page.getByRole("link", { name: "Your page" }).first().click();
    await page.getByRole("link", { name: "Your details" }).click();
    await page.getByLabel("Your role").selectOption("Researcher or academic");
    await picture(page, "my-details");
    await press(page, "Save");
    expect(await page.getByLabel("Your role").inputValue()).toBe("research");
    await stage.stack.idle();
    expect(entries("ConsentWithdrawn").at(-1)).toMatchObject({
      data: { purposes: ["news"], channel: "my-page" },
    });
  });

  test("a link that was used, altered, replaced or is too old says so and leads on", async () => {
    const page = await stage.visitor();
    const used = await becomeMember(people.björn);
    await page.goto(used);
    expect(await headingOf(page)).toBe("You are a member");
    expect(await page.getByRole("button").count()).toBe(0);
    const altered = await page.goto(used.slice(0, -3));
    expect([altered?.status(), await headingOf(page)]).toEqual([404, "This link does not work"]);
    await picture(page, "bad-link");

    await join(page, people.carys);
    const first = await confirmLink(people.carys);
    await join(page, people.carys);
    const second = await confirmLink(people.carys);
    await page.goto(first);
    expect(await headingOf(page)).toBe("There is a newer email");
    await stage.stack.clock({ advance: "P8D" });
    const late = await page.goto(second);
    expect([late?.status(), await headingOf(page)]).toEqual([410, "This link has expired"]);
    await page.getByRole("link", { name: "Get a new link" }).click();
    expect(await headingOf(page)).toBe("Join the community");
    expect(entries("MemberJoined").length).toBe(3);
  });

  test("asking again as a member changes nothing, and the page does not tell who is one", async () => {
    const page = await stage.visitor();
    await join(page, people.björn);
    expect(await headingOf(page)).toBe("Check your email");
    const letter = await stage.letter("already-member", people.björn.email);
    await page.goto(linkIn(letter, "Your membership, and how to leave"));
    expect(await headingOf(page)).toBe("Your membership");
  });

  test("goes on without news after one click in a mail program, without cookies or a form of ours; looking does nothing", async () => {
    await becomeMember(people.dev);
    const link = await unsubscribeLink(people.dev);
    const page = await stage.visitor();
    await page.goto(link);
    expect(await headingOf(page)).toBe("Unsubscribe");
    await stage.stack.idle();
    expect(entries("ConsentWithdrawn").filter(({ data }) => Object(data).channel === "one-click")).toEqual(
      [],
    );
    const oneClick = { method: "POST", body: new URLSearchParams({ "List-Unsubscribe": "One-Click" }) };
    for (const _time of ["first", "second"]) expect((await fetch(link, oneClick)).status).toBe(200);
    await stage.stack.idle();
    expect(
      entries("ConsentWithdrawn").filter(({ data }) => Object(data).channel === "one-click"),
    ).toHaveLength(1);
    await press(page, "Unsubscribe");
    expect(await headingOf(page)).toBe("You are unsubscribed");
  });
});
