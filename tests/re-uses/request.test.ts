import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { withdrawItem } from "../../shared/catalogue/items/commands.ts";
import { makeLink } from "../../shared/platform/links.ts";
import { plus } from "../../shared/platform/wall-clock.ts";
import { newsLinkId } from "../../shared/re-uses/news/link.ts";
import { asha, at } from "../catalogue/made-up.ts";
import type { Met } from "../support/browser.ts";
import { theo } from "../support/desk-session.ts";
import { type RealTable, startRealTable } from "../support/real-table.ts";
import { World } from "../support/world.ts";
import { publishItem, reUseNow } from "./items.ts";

let real: RealTable;
let world: World;
let slug: string;
const clock = { now: "2026-12-01T09:00:00.000Z" };

beforeAll(async () => {
  real = await startRealTable();
  world = new World(real, clock);
  ({ slug } = await publishItem(real, clock, { title: "Bed forecast" }));
});
afterAll(() => real.stop());

const answers = {
  whatFor: "Our morning meeting guesses.",
  howFar: "interested",
  name: "Amina Example",
  email: "amina@trust.example",
  organisation: "Quite Invented Hospitals",
  mayBeNamed: "yes",
};

/** Fills in the form and sends it; gives the page that confirms it. */
const ask = async (more: Readonly<Record<string, string>> = {}): Promise<Met> => {
  const visitor = world.onSite();
  const form = await visitor.open(`/catalogue/${slug}/use`);
  const checked = await visitor.send(form, { ...answers, ...more });
  const check = await visitor.open(checked.to);
  expect(check.text).toContain("Check your answers");
  const sent = await visitor.send(check, {}, "send");
  return visitor.open(sent.to);
};

const referenceOn = (page: Met): string => /RUS-[\w-]+/.exec(page.text)?.[0] ?? "";

describe("the form", () => {
  test("asks for what is missing, and keeps what was typed", async () => {
    const visitor = world.onSite();
    const form = await visitor.open(`/catalogue/${slug}/use`);
    expect(form.text).toContain("Bed forecast");
    const refused = await visitor.send(form, { whatFor: "Our wards" });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain("Select how far you are already");
    expect(refused.$("textarea").val()).toBe("Our wards");
  });

  test("leads to a reference, a letter that says what happens next, and one to the team", async () => {
    const page = await ask();
    expect(referenceOn(page)).toMatch(/^RUS-/);
    await world.settle();
    expect(world.lettersOf("re-use-requested")).toHaveLength(1);
    const [team] = world.lettersOf("re-use-to-look-after");
    expect(team?.to).toEqual({ team: true });
    expect(await reUseNow(world, referenceOn(page))).toMatchObject({ stage: "interested", mayBeNamed: true });
  });

  test("sent by a colleague joins, keeps both, and names the organisation only if both agreed", async () => {
    const first = referenceOn(await ask());
    const second = await ask({
      email: "bea@trust.example",
      name: "Bea Example",
      organisation: "The Quite Invented Hospitals",
      howFar: "piloting",
      mayBeNamed: "",
    });
    expect(referenceOn(second)).toBe(first);
    expect(await reUseNow(world, first)).toMatchObject({ stage: "piloting", mayBeNamed: false });
    expect((await real.items(`RE-USE#${first}`)).filter(({ asking }) => asking !== undefined)).toHaveLength(
      3,
    );
    expect(await real.items("USE-OF#")).toHaveLength(1);
  });

  test("filled in by a robot changes nothing and tells it nothing", async () => {
    const before = await real.items("RE-USE#");
    const visitor = world.onSite();
    const form = await visitor.open(`/catalogue/${slug}/use`);
    const sent = await visitor.send(form, { ...answers, _website: "https://robot.example" });
    expect((await visitor.open(sent.to)).text).toContain("RUS-");
    expect(await real.items("RE-USE#")).toEqual(before);
  });

  test("of a withdrawn item says so, with the reason", async () => {
    const item = await publishItem(real, clock, { title: "Old model" });
    const asked = { reference: item.reference, reason: "It no longer works." };
    await withdrawItem(world.needs, asked, { occasion: at(clock.now, asha), once: "withdraw" });
    const page = await world.onSite().open(`/catalogue/${item.slug}/use`);
    expect(page.status).toBe(410);
    expect(page.text).toContain("It no longer works.");
  });
});

describe("the item’s public page", () => {
  const publicPage = () => world.onSite().open(`/catalogue/${slug}`);

  test("says nothing of what an anonymous form said", async () => {
    const page = await publicPage();
    expect(page.text).toContain("No one has confirmed yet that they use it.");
    expect(page.text).not.toContain("Quite Invented Hospitals");
  });

  test("tells what is confirmed, use and pilots and looks apart, no small number, and names who agreed", async () => {
    const named = { howFar: "live", organisation: "Glad To Be Named", email: "gil@glad.example" };
    const others = { ...named, organisation: "Rather Not", email: "rae@rather.example", mayBeNamed: "" };
    const team = world.atDesk(theo);
    for (const asked of [named, others]) {
      const reference = referenceOn(await ask(asked));
      expect((await publicPage()).text).not.toContain(asked.organisation);
      await team.send(await team.open(`/desk/re-uses/${reference}`), { owner: theo.id }, "save");
    }
    const after = await publicPage();
    expect(after.text).toContain("Using it: fewer than 5 Piloting it: none Looking at it: none");
    expect(after.text).toContain("Live at Glad To Be Named These organisations agreed");
    expect(after.text).not.toContain("Rather Not");
  });
});

describe("news", () => {
  const linkOf = async (reference: string, day: 30 | 90): Promise<string> => {
    const { contact = "" } = await reUseNow(world, reference);
    const token = makeLink(world.needs.keys, "tell-re-use", newsLinkId({ reference, day, person: contact }));
    return `/re-use/${token}`;
  };

  test("is asked after 30 days; a look changes nothing, the button does, and the answer can be changed", async () => {
    const reference = referenceOn(await ask({ organisation: "Nowhere Trust", email: "cam@nowhere.example" }));
    await world.settle();
    clock.now = plus(clock.now, "P31D");
    await world.settle();
    const [letter] = world.lettersOf("re-use-news").filter(({ about }) => about.endsWith(reference));
    expect(letter?.facts).toMatchObject({ day: 30 });
    const link = await linkOf(reference, 30);
    const visitor = world.onSite();
    const page = await visitor.open(`${link}?answer=live`);
    expect(page.$("input:checked").val()).toBe("live");
    expect(page.$("main button[type=submit], main form button")).toHaveLength(1);
    expect((await reUseNow(world, reference)).stage).toBe("interested");
    const saved = await visitor.send(page, { words: "It was easy.", benefit: "Calmer mornings" });
    expect((await reUseNow(world, reference)).stage).toBe("live");
    const again = await visitor.open(saved.to);
    expect(again.text).toContain("You told us: It is live");
    await visitor.send(again, { answer: "adapting" });
    const reUse = await reUseNow(world, reference);
    expect(reUse).toMatchObject({ stage: "adapting", benefits: [{ what: "Calmer mornings" }] });
    expect(reUse.news?.asked).toMatchObject([{ day: 30, answer: "adapting" }]);
    await visitor.send(await visitor.open(link), { words: "One thing more." });
    expect((await real.items(`RE-USE#${reference}`)).filter(({ note }) => note !== undefined)).toHaveLength(
      2,
    );
  });

  test("that nobody gives twice brings the team in; who stopped is not asked again", async () => {
    const reference = referenceOn(await ask({ organisation: "Silent Trust", email: "dev@silent.example" }));
    for (const days of [30, 60, 90]) {
      clock.now = plus(clock.now, `P${days}D`);
      await world.settle();
    }
    const ofIt = async (kind: string) =>
      world.lettersOf(kind).filter(({ about }) => about === `re-use:${reference}`).length;
    expect(await ofIt("re-use-news")).toBe(3);
    expect(await ofIt("re-use-no-news")).toBe(1);
    const visitor = world.onSite();
    const page = await visitor.open(`${await linkOf(reference, 90)}?answer=stopped`);
    await visitor.send(page, {});
    clock.now = plus(clock.now, "P365D");
    await world.settle();
    expect(await ofIt("re-use-news")).toBe(3);
    expect((await reUseNow(world, reference)).nextContactOn).toBeUndefined();
  });

  test("by a link that somebody altered is refused", async () => {
    const page = await world.onSite().open("/re-use/RUS-0000-0000~30~x.0.abc");
    expect(page.status).toBe(404);
  });
});

describe("the pages of the form", () => {
  test("have an address for each page, so that back, forward and reload work, and Change leads to its question", async () => {
    const visitor = world.onSite();
    const form = await visitor.open(`/catalogue/${slug}/use`);
    const checked = await visitor.send(form, {
      ...answers,
      email: "wil@trust.example",
      organisation: "Back and Forward Clinic",
    });
    expect(checked.status).toBe(303);
    const check = await visitor.open(checked.to);
    const change = check.$(`main a[href*="#email"]`).attr("href") ?? "";
    const again = await visitor.open(change.split("#")[0] ?? "");
    expect(again.$("#email").val()).toBe("wil@trust.example");
    expect((await visitor.open(checked.to)).text).toContain("Our morning meeting guesses.");
    const sent = await visitor.send(check, {}, "send");
    const later = await visitor.send(await visitor.open(checked.to), {}, "send");
    expect(referenceOn(await visitor.open(later.to))).toBe(referenceOn(await visitor.open(sent.to)));
    expect((await world.onSite().open(checked.to)).to).toBe(`/catalogue/${slug}/use`);
    expect(checked.to).not.toContain("wil");
  });
});
