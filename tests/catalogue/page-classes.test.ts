import { describe, expect, test } from "vitest";
import { stagePages } from "../../shared/catalogue/files/stage.ts";
import { itemOf, page, read, vocabulary } from "./page-samples.ts";

// One small input of each class of which pages of real catalogues lost something.

const outputsOf = (label: string, cell: string) =>
  itemOf(page({}, `Output|Link\n---|---\n${label}|${cell}\n`)).outputs;

const link = (url: string, text?: string) => ({ is: "link", url, ...(text === undefined ? {} : { text }) });

describe("a cell of the table of outputs", () => {
  test.each([
    ['<a href="https://example.org/code">Github</a>', [link("https://example.org/code", "Github")]],
    [
      "On request: <a href='mailto:team@example.org?subject=Report'>ask us</a>",
      [{ is: "on-request", email: "team@example.org", text: "On request: ask us" }],
    ],
    ["[Github](https://example.org) - WIP", [link("https://example.org", "Github - WIP")]],
    [
      "See [paper](https://example.org/p) (draft, do not cite)",
      [link("https://example.org/p", "See paper (draft, do not cite)")],
    ],
    [
      "https://example.org/a https://example.org/b",
      [link("https://example.org/a"), link("https://example.org/b")],
    ],
    [
      "https://example.org/a, and https://example.org/b.",
      [link("https://example.org/a"), link("https://example.org/b")],
    ],
    ["https://example.org/a (in review)", [link("https://example.org/a", "(in review)")]],
    [
      "[R](https://example.org/r) and [Python](https://example.org/py) (draft)",
      [link("https://example.org/r", "R"), link("https://example.org/py", "Python (draft)")],
    ],
    ["[](https://example.org/a)", [link("https://example.org/a")]],
  ])("%s", (cell, wanted) => {
    expect(outputsOf("Code", cell).map(({ where }) => where)).toEqual(wanted);
  });

  test.each([
    ["Digital guide", "other"],
    ["Reporting pipeline", "code"],
    ["Github", "code"],
    ["GitLab repository", "code"],
    ["Technical Report", "technical-report"],
    ["Case studies", "case-study"],
    ["Preprint", "pre-print"],
    ["Encoded data", "other"],
  ])("has the kind of whole words: %s is %s", (label, kind) => {
    expect(outputsOf(label, "https://example.org")[0]?.kind).toBe(kind);
  });
});

describe("a page", () => {
  test("has tags with the escapes of JavaScript", () => {
    const text = `---\ntitle: 'A'\nsummary: 'B'\n---\n\n<Tags tags={['parkinson\\'s disease', 'python', "nlp"]} />\n`;
    expect(itemOf(text).tags).toEqual(["python", "natural language processing"]);
    expect(itemOf(text).more["tags off the list"]).toBe("parkinson's disease");
  });

  test("names the elements of HTML that will be shown as text, each once with its first line", () => {
    const body =
      "# 1. Background<a name='background'></a>\n\n<details>x</details>\n\n<iframe></iframe>\n\n<iframe src=x>";
    const { remarks } = read(page({}, body));
    expect(remarks.map(({ line, what }) => `${line} ${what}`)).toEqual([
      "12 The element “<iframe>” of HTML is shown as text",
    ]);
  });
});

describe("pages of one import", () => {
  const staged = stagePages(
    [
      {
        file: "projects/waits.md",
        text: page(
          { title: "Waits" },
          "See [beds](../tools/beds.md#method), [gone](gone.md), [old](/tools/old-beds/).\n",
        ),
      },
      {
        file: "tools/beds.md",
        text: page(
          { title: "Beds", permalink: "/tools/old-beds/" },
          "See <a href='../projects/waits'>waits</a> and [fixed](https://example.org).\n",
        ),
      },
      { file: "tools/wards/index.md", text: page({ title: "Wards" }, "Words.\n") },
      { file: "tools/index.md", text: "---\ntitle: Tools\n---\nAll tools.\n" },
    ],
    vocabulary,
    [{ title: "Stays", outputs: [], slug: "length-of-stay", file: "projects/stays.md" }],
  );
  const [waits, beds, wards, contents] = staged;

  test("that link to each other by their files are led to the items", () => {
    expect(waits?.item?.body).toBe(
      "See [beds](/catalogue/old-beds#method), [gone](gone.md), [old](/catalogue/old-beds).",
    );
    expect(beds?.item?.body).toContain("<a href='/catalogue/waits'>waits</a>");
    expect(beds?.item?.body).toContain("[fixed](https://example.org)");
    expect(waits?.remarks.map(({ what }) => what)).toContain(
      "The link “gone.md” leads to a file that is no page of this import",
    );
    expect(JSON.stringify(beds?.remarks)).not.toContain("leads to a file");
  });

  test("are items where a folder's page has what an item has, by the name of the folder", () => {
    expect(wards?.item).toMatchObject({ slug: "wards", title: "Wards" });
    expect(contents).toMatchObject({ skipped: "It is a page of contents and no item" });
  });
});
