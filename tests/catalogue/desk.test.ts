import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Browser, Met } from "../support/browser.ts";
import { type RealTable, startRealTable } from "../support/real-table.ts";
import { tickedForm } from "../support/ticked.ts";
import { World } from "../support/world.ts";
import { letTimePass } from "./items.ts";

let real: RealTable;
let world: World;
let asha: Browser;
let ben: Browser;
const clock = { now: "2027-01-11T09:00:00.000Z" };

const known = async (name: string): Promise<Browser> => {
  const id = await world.teamMember(name);
  return world.atDesk({ id, name });
};

beforeAll(async () => {
  real = await startRealTable();
  world = new World(real, clock);
  asha = await known("Asha");
  ben = await known("Ben");
});
afterAll(() => real.stop());

const NEW = "/desk/catalogue/new";

const good = {
  kind: "tool",
  title: "Bed forecast",
  summary: "Says how many beds are free.",
  body: "It **counts**.",
  "output-kind-1": "code",
  "output-where-1": "link",
  "output-address-1": "https://code.example/beds",
  "contact-name-1": "The team",
  "contact-address-1": "team@programme.example",
  "standing-value-1": "wip",
  "standing-since-1": "2026-01-05",
  "standing-value-2": "complete",
  "standing-since-2": "2026-10-01",
  origin: "NHSD",
  organisation: "Quite Invented Hospitals",
  licence: "MIT",
};

/** Sends the form of an item with these answers and tags, by the button of this step. */
const sendForm = async (
  browser: Browser,
  page: Met,
  answers: Readonly<Record<string, string>>,
  {
    tags = ["forecasting", "python"],
    step,
  }: { readonly tags?: readonly string[]; readonly step?: string } = {},
): Promise<Met> => {
  const form = page.$("main form[method=post]").first();
  const kept = form
    .serializeArray()
    .filter(({ name }) => name !== "tags" && answers[name] === undefined)
    .map(({ name, value }) => [name, value] as const);
  const ticked = tags.map((tag) => ["tags", tag] as const);
  return browser.post(form.attr("action") ?? "", [
    ...kept,
    ...Object.entries(answers),
    ...ticked,
    ["_step", step ?? (form.find("button[value=created], button[value=changed]").attr("value") || "")],
  ]);
};

const create = async (title: string): Promise<string> => {
  const made = await sendForm(asha, await asha.open(NEW), { ...good, title });
  return made.to.replace(/\?.*/, "");
};

const press = async (
  browser: Browser,
  path: string,
  step: string,
  answers: Readonly<Record<string, string>> = {},
) => browser.send(await browser.open(path), answers, step);

/** The addresses that are looked after because the public finds them in the catalogue. */
const lookedAfter = async (): Promise<readonly unknown[]> =>
  (await real.items("")).flatMap(({ link }) =>
    typeof link === "object" && link !== null && "url" in link ? [link.url] : [],
  );

describe("an item at the desk", () => {
  test("is written by a form that says what is wrong, and shows what the text will look like", async () => {
    const page = await asha.open(NEW);
    const wrong = await sendForm(asha, page, {
      ...good,
      summary: "x".repeat(151),
      "output-address-1": "code.example",
      "standing-since-1": "2026-12-01",
      project: "42",
    });
    expect(wrong.status).toBe(422);
    for (const words of ["150 characters or fewer", "begins with https://", "Dates must be in order", "PRJ-"])
      expect(wrong.text).toContain(words);
    expect(wrong.$("input[name=tags][value=python]").attr("checked")).toBeDefined();
    const preview = await sendForm(asha, page, { ...good, title: "" }, { step: "preview" });
    expect(preview.status).toBe(303);
    const shown = await asha.open(preview.to);
    expect(shown.$(".item-body strong").text()).toBe("counts");
    expect(shown.$("input[name=tags][value=python]").attr("checked")).toBeDefined();
    // It is an address as any other: to come back to it shows it again, and the form goes on from there.
    expect((await asha.open(preview.to)).text).toBe(shown.text);
    const saved = await sendForm(asha, shown, { title: "Written after a look at it" });
    expect((await asha.open(saved.to)).text).toContain("Saved as a draft");
  });

  test("reaches the public by a second person only, and tells what is different when it is changed", async () => {
    const path = await create("Bed forecast");
    expect((await asha.open(path)).text).toContain("There is no tag of the facet “Domain”");
    await press(asha, path, "ask-for-review");
    expect((await asha.open(path)).$("button[value=publish]")).toHaveLength(0);
    expect((await asha.open(path)).text).toContain("a colleague who did not has to publish it");
    expect((await press(ben, path, "publish")).to).toContain("done=publish");
    expect((await world.onSite().open("/catalogue/bed-forecast")).text).toContain("NHS Digital");
    expect(await lookedAfter()).toEqual(["https://code.example/beds"]);
    const edit = await asha.open(`${path}/edit`);
    const body = "It **counts**.\n\nAnd it draws.";
    const changed = await sendForm(
      asha,
      edit,
      { title: "Bed forecasts", body },
      { tags: ["python", "workforce"] },
    );
    expect(changed.to).toContain("done=changed");
    const item = await ben.open(path);
    for (const words of [
      "“Bed forecast” is now “Bed forecasts”",
      "Added: Workforce",
      "Taken away: Forecasting",
      "Added: And it draws.",
    ])
      expect(item.text).toContain(words);
    letTimePass(world);
    expect((await world.onSite().open("/catalogue/bed-forecast")).html).not.toContain("And it draws");
    const stale = await ben.open(`${path}/edit`);
    await sendForm(asha, await asha.open(`${path}/edit`), { licence: "Apache-2.0" });
    const late = await sendForm(ben, stale, { title: "Ben was late" });
    expect(late.status).toBe(409);
  });

  test("is sent back with what to change, withdrawn with the reason, and moved where nobody was", async () => {
    const path = await create("Another tool");
    await press(asha, path, "ask-for-review");
    expect((await press(ben, path, "send-back")).status).toBe(422);
    await press(ben, path, "send-back", { "reason-send-back": "Say for whom it is." });
    expect((await asha.open(path)).text).toContain("Say for whom it is.");
    await press(asha, path, "ask-for-review");
    await press(ben, path, "publish");
    const taken = await press(asha, path, "move", { slug: "bed-forecast" });
    expect(taken.status).toBe(409);
    expect(taken.text).toContain("Another item has or had this address");
    expect((await press(asha, path, "move", { slug: "Not An Address" })).status).toBe(422);
    expect((await press(asha, path, "move", { slug: "better-tool" })).to).toContain("done=move");
    await press(asha, path, "withdraw", { "reason-withdraw": "Its results were wrong." });
    expect(await lookedAfter()).toEqual(["https://code.example/beds"]);
    const gone = await world.onSite().open("/catalogue/better-tool");
    expect([gone.status, gone.text.includes("Its results were wrong.")]).toEqual([410, true]);
    expect((await world.onSite().open("/catalogue/another-tool")).to).toBe("/catalogue/better-tool");
  });

  test("keeps a second item of one title apart, and a double click to one item", async () => {
    const page = await asha.open(NEW);
    const [one, again] = [
      await sendForm(asha, page, { ...good, title: "Twice" }),
      await sendForm(asha, page, { ...good, title: "Twice" }),
    ];
    expect(again.to).toBe(one.to);
    const other = await create("Twice");
    expect(other).not.toBe(one.to.replace(/\?.*/, ""));
    expect((await asha.open(other)).text).toContain("/catalogue/twice-2");
  });

  test("is found in the list by words, by where it stands and by its reference", async () => {
    const titles = async (query: string) => {
      const page = await asha.open(`/desk/catalogue?${query}`);
      return page
        .$("tbody th a")
        .toArray()
        .map((one) => page.$(one).text());
    };
    expect(await titles("status=withdrawn")).toEqual(["Another tool"]);
    // Others are found by their tag, which a typing mistake finds as well; the title counts for more.
    expect((await titles("q=forcasts"))[0]).toBe("Bed forecasts");
    expect(await titles("kind=playbook")).toEqual([]);
    const counted = async () =>
      (await asha.open("/desk/catalogue")).$("#status option, #kind option").text().replaceAll(/\s+/g, " ");
    expect(await counted()).toMatch(/Withdrawn \(1\).*Tool \(\d+\)/);
    const reference = (await create("Found by reference")).split("/").at(-1) ?? "";
    expect(await titles(`q=${reference.toLowerCase()}`)).toEqual(["Found by reference"]);
  });

  test("takes each step once however often its button is pressed", async () => {
    const path = await create("Pressed twice");
    const twice = async (browser: Browser, step: string, answers: Readonly<Record<string, string>> = {}) => {
      const page = await browser.open(path);
      const [one, again] = [await browser.send(page, answers, step), await browser.send(page, answers, step)];
      expect([one.status, again.status, again.to], step).toEqual([303, 303, one.to]);
    };
    await twice(asha, "ask-for-review");
    await twice(ben, "send-back", { "reason-send-back": "Say for whom it is." });
    await twice(asha, "ask-for-review");
    await twice(ben, "publish");
    await twice(asha, "move", { slug: "pressed-once" });
    const edit = await asha.open(`${path}/edit`);
    const [changed, again] = [
      await sendForm(asha, edit, { title: "Pressed again" }),
      await sendForm(asha, edit, { title: "Pressed again" }),
    ];
    expect([changed.status, again.status, again.to]).toEqual([303, 303, changed.to]);
    await twice(asha, "discard-changes");
    await twice(asha, "withdraw", { "reason-withdraw": "Nobody uses it." });
    const steps = (await asha.open(path)).text;
    expect(steps.match(/Withdrawn, /g)).toHaveLength(1);
  });
});

describe("tags at the desk", () => {
  const TAGS = "/desk/catalogue/tags";
  const fields = (page: Met, more: readonly (readonly [string, string])[]) => [
    ["_form", page.$("main form[method=post] input[name=_form]").first().attr("value") ?? ""] as const,
    ["_version", page.$("input[name=_version]").first().attr("value") ?? ""] as const,
    ...more,
  ];

  test("are added, called otherwise, put into other facets and retired, with their history", async () => {
    const page = await asha.open(TAGS);
    const taken = await asha.post(
      TAGS,
      fields(page, [
        ["label", "Forecasting"],
        ["facets", "technique"],
      ]),
    );
    expect(taken.text).toContain("“forecasting” already means “Forecasting”");
    expect(taken.$("input[name=facets][value=technique]").attr("checked")).toBeDefined();
    const added = await asha.post(
      TAGS,
      fields(page, [
        ["label", "Graph methods"],
        ["facets", "technique"],
        ["aliases", "GNN\nknowledge graph"],
      ]),
    );
    expect(added.to).toContain("done=added");
    const own = `${TAGS}/graph%20methods`;
    const tag = await asha.open(own);
    const answers = [
      ["label", "Graphs"],
      ["facets", "technique"],
      ["facets", "data"],
      ["aliases", "gnn"],
    ] as const;
    expect((await asha.post(own, fields(tag, [...answers, ["_step", "change"]]))).to).toContain(
      "done=change",
    );
    expect(
      (await asha.post(own, fields(tag, [...answers, ["label", "x"], ["_step", "retire"]]))).status,
    ).toBe(409);
    const retire = fields(await asha.open(own), [
      ["instead", "machine learning"],
      ["_step", "retire"],
    ]);
    expect((await asha.post(own, retire)).to).toContain("done=retire");
    expect((await asha.post(own, retire)).to).toContain("done=retire");
    const after = await asha.open(own);
    expect(after.text).toContain("Use “Machine learning” instead");
    for (const words of ["Added", "Called otherwise, other spellings changed, facets changed", "Retired"])
      expect(after.text).toContain(words);
    expect((await asha.open(NEW)).$("input[name=tags][value='graph methods']")).toHaveLength(0);
  });

  test("keep what a shipped tag is stored as while what people read changes everywhere", async () => {
    const own = "/desk/catalogue/tags/forecasting";
    const answers = [
      ["label", "Prediction of what comes"],
      ["facets", "technique"],
      ["_step", "change"],
    ] as const;
    await asha.post(own, fields(await asha.open(own), answers));
    letTimePass(world);
    const page = await world.onSite().open("/catalogue?technique=forecasting");
    expect(page.$(".catalogue__chosen").text()).toContain("Prediction of what comes");
    expect(page.$("h3").text()).toContain("Bed forecast");
  });
});

test("several items are sent to review at once; those that are not ready are left, and why", async () => {
  for (const title of ["Second forecast", "Third forecast"])
    await sendForm(asha, await asha.open(NEW), { ...good, title });
  await sendForm(asha, await asha.open(NEW), { ...good, title: "Fourth forecast" }, { tags: [] });
  letTimePass(world);
  const list = await asha.open("/desk/catalogue?status=draft");
  const ids = list
    .$("tbody tr")
    .toArray()
    .filter((row) => /(Second|Third|Fourth) forecast/.test(list.$(row).text()))
    .map((row) => list.$(row).find("[name=ticked]").val()?.toString() ?? "");
  expect(ids).toHaveLength(3);
  const sent = await asha.post("/desk/catalogue", tickedForm(list, { _step: "review" }, ids));
  expect((await asha.open(sent.to)).text).toContain(
    "You sent 2 items to review. 1 has no tags yet, and was left.",
  );
});
