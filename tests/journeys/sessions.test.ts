import type { Locator, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { paths } from "../../shared/pages/paths.ts";
import { picture } from "./browsing.ts";
import { fillEnquiry, people, press } from "./forms.ts";
import { headingOf, openStage, type Stage } from "./stage.ts";

let stage: Stage;
let ada: Page;

beforeAll(async () => {
  stage = await openStage();
  for (const who of ["Theo Team", "Vera Viewer"] as const) await stage.signIn(await stage.visitor(), who);
  ada = await stage.visitor();
  await stage.signIn(ada, "Ada Admin");
});
afterAll(() => stage?.stop());
afterEach(() => expect(stage.faults()).toEqual([]));

const shown = (page: Page) => page.locator("main").innerText();
const openMember = async (who: string) => {
  await ada.goto(paths.deskTeam);
  await ada.getByRole("link", { name: who, exact: true }).click();
  await ada.getByRole("heading", { level: 1, name: who }).waitFor();
};

describe("somebody of the team", () => {
  test("who is taken out while they write saves nothing and loses nothing, and is let back in", async () => {
    const theo = await stage.visitor();
    await stage.signIn(theo);
    await theo.goto(paths.deskHomePage);
    await theo.getByLabel("Words").fill("# Written by Theo\n\nAll of <it>.");

    await openMember("Theo Team");
    await picture(ada, "desk-team-member");
    await ada.getByRole("link", { name: "Theo Team has left the team" }).click();
    await picture(ada, "desk-team-member-leave");
    await press(ada, "Yes, they have left");
    expect(await shown(ada)).toContain("They have left the team and are signed out");

    await press(theo, "Save");
    expect(await headingOf(theo)).toBe("You are signed out");
    await picture(theo, "session-over");
    const visitor = await stage.visitor();
    await visitor.goto("/");
    expect(await headingOf(visitor)).not.toBe("Written by Theo");

    const [tab] = await Promise.all([
      theo.context().waitForEvent("page"),
      theo.getByRole("link", { name: /^Sign in/ }).click(),
    ]);
    await tab.getByRole("link", { name: "Theo Team" }).click();
    await tab.getByRole("heading", { level: 1, name: "You are not signed in" }).waitFor();
    expect(await shown(tab)).toContain("You have left the team");

    await press(ada, "Let back in");
    expect(await shown(ada)).toContain("They can sign in again");
    await tab.goto("/desk/sign-in");
    await tab.getByRole("link", { name: "Theo Team" }).click();
    await tab.getByRole("heading", { level: 1, name: "Today" }).waitFor();
    await press(theo, "Send it again");
    expect(await shown(theo)).toContain("The home page has its new words");
    await visitor.reload();
    expect(await headingOf(visitor)).toBe("Written by Theo");
    expect(await shown(visitor)).toContain("All of <it>.");
  });

  test("whose role is lowered can only look from the next click on", async () => {
    const theo = await stage.visitor();
    await stage.signIn(theo);
    await theo.goto(paths.deskHomePage);
    await openMember("Theo Team");
    await ada.getByRole("radio", { name: /^Viewer/ }).check();
    await press(ada, "Save role");
    await press(theo, "Save");
    expect(await headingOf(theo)).toBe("You cannot do this");
    await ada.getByRole("radio", { name: /^Team/ }).check();
    await press(ada, "Save role");
    await theo.goto(paths.deskHomePage);
    expect(await theo.getByRole("button", { name: "Save" }).count()).toBe(1);
  });

  test("who leaves has what they looked after handed over, by keyboard and without a script", async () => {
    const theo = await stage.visitor();
    await stage.signIn(theo);
    const page = await stage.visitor();
    await fillEnquiry(page, people.amina, "Who looks after us now?");
    await press(page, "Send enquiry");
    const enquiry = /ENQ-[\w-]+/.exec(await page.locator(".nhsuk-panel").innerText())?.[0] ?? "";
    await theo.goto(`/desk/enquiries/${enquiry}`);
    await press(theo, "Assign to me");
    await stage.stack.idle();

    const plain = await stage.visitor({ javaScriptEnabled: false });
    await stage.signIn(plain, "Ada Admin");
    const enter = async (control: Locator) => {
      await control.focus();
      await Promise.all([plain.waitForEvent("load"), plain.keyboard.press("Enter")]);
    };
    await plain.goto(paths.deskTeam);
    await enter(plain.getByRole("link", { name: /^What they look after.*Theo Team/ }));
    expect(await shown(plain)).toMatch(/Enquiries\s*1[\s\S]*Who looks after us now\?/);
    const to = plain.getByLabel("Give everything to");
    await to.focus();
    await plain.keyboard.type("Ada");
    await enter(plain.getByRole("button", { name: "Give everything" }));
    expect(await headingOf(plain)).toMatch(/^Give \d+ things? to Ada Admin\?$/);
    await enter(plain.getByRole("button", { name: /^Give \d+ things? to Ada Admin$/ }));
    await stage.stack.idle();
    await plain.reload();
    await picture(plain, "desk-hand-over");
    expect(await shown(plain)).toMatch(/\d+ things? given to Ada Admin/);
    await plain.goto(`/desk/enquiries/${enquiry}`);
    expect(await shown(plain)).toContain("Ada Admin");
    await plain.goBack();
    await enter(plain.getByRole("link", { name: "Undo the hand-over" }));
    await enter(plain.getByRole("button", { name: /^Take back \d+ things?$/ }));
    await stage.stack.idle();
    await plain.goto(paths.deskTeam);
    await enter(plain.getByRole("link", { name: /^What they look after.*Theo Team/ }));
    expect(await shown(plain)).toContain("Who looks after us now?");
  });

  test("sees where they are signed in, and ends the session on the other computer", async () => {
    const [ward, office] = [await stage.visitor(), await stage.visitor()];
    for (const page of [ward, office]) await stage.signIn(page);
    await office.goto(paths.deskSessions);
    await picture(office, "desk-sessions");
    expect(await shown(office)).toContain("(this one)");
    await press(office, "Sign out everywhere else");
    expect(await shown(office)).toContain("You are signed out everywhere else");
    await ward.goto(paths.deskEnquiries);
    expect(await ward.title()).toBe("Sign in on this machine");
    await office.goto(paths.deskEnquiries);
    expect(await headingOf(office)).toContain("Enquiries");
  });

  test("who signs out is signed out of the sign-in service too, and a copied cookie is worth nothing", async () => {
    const theo = await stage.visitor();
    await stage.signIn(theo);
    const before = await theo.context().cookies();
    const siteOf = (wanted: string) => before.find(({ name }) => name === wanted)?.domain;
    // Another site, as in AWS: neither gets the other's cookies, and no form of ours may end there.
    expect([siteOf("local-sign-in"), siteOf("__Host-desk")]).toEqual(["127.0.0.1", "localhost"]);
    await theo.getByRole("link", { name: "Sign out" }).click();
    await press(theo, "Sign out");
    await theo.waitForURL(`**${paths.signedOut}`);
    expect(await headingOf(theo)).toBe("You are signed out");
    const after = (await theo.context().cookies()).map(({ name }) => name);
    expect(after).not.toContain("local-sign-in");
    expect(after).not.toContain("__Host-desk");
    await theo.context().addCookies(before);
    await theo.goto(paths.deskMembers);
    expect(await theo.title()).toBe("Sign in on this machine");
  });

  test("who may only look is offered for nothing that changes something", async () => {
    const page = await stage.visitor();
    await fillEnquiry(page, people.carys, "Where do I begin?");
    await press(page, "Send enquiry");
    const enquiry = /ENQ-[\w-]+/.exec(await page.locator(".nhsuk-panel").innerText())?.[0] ?? "";
    await ada.goto(`/desk/enquiries/${enquiry}`);
    const offered = await ada.locator("select[name=assignee] option").allInnerTexts();
    expect(offered).toContain("Theo Team");
    expect(offered).not.toContain("Vera Viewer");
  });

  test("who did nothing for half an hour signs in anew", async () => {
    const theo = await stage.visitor();
    await stage.signIn(theo);
    await stage.stack.clock({ advance: "PT25M" });
    await theo.goto(paths.deskEnquiries);
    expect(await headingOf(theo)).toContain("Enquiries");
    await stage.stack.clock({ advance: "PT29M" });
    await theo.goto(paths.deskEnquiries);
    expect(await headingOf(theo)).toContain("Enquiries");
    await stage.stack.clock({ advance: "PT30M" });
    await theo.goto(paths.deskEnquiries);
    expect(await theo.title()).toBe("Sign in on this machine");
    await theo.getByRole("link", { name: "Theo Team" }).click();
    await theo.waitForURL(`**${paths.deskEnquiries}`);
  });
});
