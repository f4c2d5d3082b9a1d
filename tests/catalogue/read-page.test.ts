import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { comparePages } from "../../shared/catalogue/files/compare-pages.ts";
import { itemOf, page, read } from "./page-samples.ts";

/** What is said of a page, each as `line severity what`. */
const said = (text: string, file?: string): string[] =>
  read(text, file).remarks.map(({ line, severity, what }) => `${line} ${severity} ${what}`);

const skipped = (text: string, file?: string): string => {
  const one = read(text, file);
  return "skipped" in one ? one.skipped : expect.fail("The page was read.");
};

describe("a page", () => {
  it("with nothing wrong is read without a remark", () => {
    const text = page(
      {},
      "## Results\n\nIt works.\n\nOutput|Link\n---|---\nCase Study|[Ours](https://fernhill.example/case)\n",
    );
    expect(said(text)).toEqual([]);
    expect(itemOf(text)).toEqual({
      kind: "project",
      title: "Waiting times at Fernhill",
      summary: "How long people wait, told a week ahead.",
      body: "## Results\n\nIt works.",
      tags: ["secondary care", "forecasting", "python"],
      standing: [{ value: "complete" }],
      origin: "Fernhill Data Team",
      organisations: [],
      outputs: [
        { kind: "case-study", where: { is: "link", url: "https://fernhill.example/case", text: "Ours" } },
      ],
      contacts: [],
      slug: "waiting-times",
      otherAddresses: [],
      more: {},
      said: {},
    });
  });

  it("of the older dialect has its tags in the body, and below them lines keep their numbers", () => {
    const text = `---\ntitle: 'A'\nsummary: 'B'\ncategory: 'Playbooks'\n---\n\n<Tags title="" tags={["nlp", 'Python', "complete"]} />\n\n[here]()\n`;
    expect(itemOf(text)).toMatchObject({
      kind: "playbook",
      tags: ["natural language processing", "python"],
      standing: [{ value: "complete" }],
      body: "[here]()",
    });
    expect(said(text)).toEqual([
      "7 note The tag “nlp” is another spelling",
      "9 warning The link “[here]()” is empty",
    ]);
  });

  it.each([
    ["a space before the colon", "tags : ['PYTHON', 'COMPLETE']"],
    ["no quotes", "tags: [PYTHON, COMPLETE ]"],
    ["quotes mixed", `tags: ["PYTHON" ,COMPLETE,]`],
    ["several lines", "tags: [\n  'PYTHON',\n  COMPLETE\n]"],
    ["a list of dashes", "tags:\n  - PYTHON\n  - 'COMPLETE'"],
    ["typographic quotes", "tags: [‘PYTHON’, “COMPLETE”]"],
    ["words with commas", "tags: PYTHON, COMPLETE"],
  ])("may have tags with %s", (_how, tags) => {
    const text = `--- \t\ntitle: 'A'\nsummary: 'B'\n${tags}\n---  \nWords.\n`;
    expect(itemOf(text)).toMatchObject({ tags: ["python"], standing: [{ value: "complete" }] });
    expect(said(text)).toEqual([]);
  });

  it("has tags of the list only: others are mapped, or named with the nearest and kept", () => {
    const text = page({
      tags: "[MULTI-MODAL, Work In Progress, UNSTRUCTURED, PUBLIC/POPULATION HEALTH, MATLAB, TEXT, FDP, TEXT, PYTHON]",
    });
    expect(itemOf(text)).toMatchObject({
      tags: ["multi modal", "unstructured data", "population health", "python"],
      standing: [{ value: "wip" }],
      more: { "tags off the list": "TEXT, FDP" },
    });
    const { remarks } = read(text);
    expect(said(text)).toEqual([
      "6 note The tag “MULTI-MODAL” is another spelling",
      "6 note The tag “Work In Progress” is another spelling",
      "6 note The tag “UNSTRUCTURED” is another spelling",
      "6 note The tag “PUBLIC/POPULATION HEALTH” is another spelling",
      "6 note The tag “MATLAB” is no longer given",
      "6 warning The tag “TEXT” is not on the list",
      "6 warning The tag “FDP” is not on the list",
      "6 note The tag “TEXT” is given more than once",
      "6 note The tag “PYTHON” is given more than once",
    ]);
    expect(remarks[5]?.advice).toContain("TEXT DATA");
  });

  it("that says two things of its status, or none, says so", () => {
    expect(said(page({ tags: "[PYTHON, WIP, COMPLETE, DEPLOYED]" }))).toEqual([
      "6 warning The page says of its status both WIP and COMPLETE",
    ]);
    expect(said(page({ tags: "[PYTHON]" }))).toEqual(["6 note No tag says how far the work is"]);
    expect(said(page({ tags: "" }))).toEqual(["6 warning The page has no tag of the list"]);
    expect(said("---\ntitle: A\nsummary: B\n# tags: ['PYTHON']\n---\n")).toEqual([
      "1 warning The page has no tag of the list",
      "4 warning The tags are commented out with #",
    ]);
    expect(said(page({ tags: "[PYTHON, COMPLETE, DEPLOYED]" }, "The service was retired in July."))).toEqual([
      "8 note The page says “The service was retired in July.” and its tag says DEPLOYED",
    ]);
  });

  it("loses what nobody sees, and says where it was", () => {
    const text = `\uFEFF${page({ summary: "'More\u200B efficient\u00A0waiting'" }).replaceAll("\n", "\r\n")}`;
    expect(itemOf(text)).toMatchObject({
      summary: "More efficient waiting",
      body: "## Results\n\nIt works.",
    });
    expect(said(text)).toEqual([
      "1 note The file begins with a byte order mark",
      "1 note The file has line ends of Windows",
      "3 note There are characters without width (U+200B and the like) in line 3",
      "3 note There are non-breaking spaces in line 3",
    ]);
  });

  it("has a title and a summary, escaped as YAML does", () => {
    expect(itemOf(page({ title: "'People''s waiting'" }))).toMatchObject({ title: "People's waiting" });
    expect(itemOf(page({ title: "‘Waiting’" }))).toMatchObject({ title: "Waiting" });
    expect(said(page({ title: "" }, "# **Waiting** times\n"))).toEqual(["2 warning The page has no title"]);
    expect(skipped(page({ title: "" }, ""))).toContain("error");
    expect(said(page({ summary: `'${"long ".repeat(40)}'` }))).toEqual([
      "3 warning The summary has 199 characters",
    ]);
    expect(said(page({ summary: "'ONE LINE SUMMARY GOES HERE'" }))[0]).toContain("words of the pattern");
  });

  it("has a kind and an origin under their own names", () => {
    expect(itemOf(page({ category: "Playbook" })).kind).toBe("playbook");
    expect(said(page({ category: "Playbook" }))).toEqual(["4 note The category is spelled “Playbook”"]);
    expect(itemOf(page({ category: "CaseStudies" })).kind).toBe("case-study");
    expect(said(page({ category: "Sundries" }))).toEqual(["4 warning “Sundries” is no category"]);
    expect(itemOf(page({ origin: "FDT" })).origin).toBe("Fernhill Data Team");
    expect(itemOf(page({ origin: "''" })).origin).toBeUndefined();
    expect(
      itemOf(page({ origin: "'Fernhill Data  (this is for legacy pages mainly, so we know)'" })).origin,
    ).toBe("Fernhill Data Team");
  });

  it("has the address that readers know; the name of its file leads there, and fields without a place are kept", () => {
    const text = page({ layout: "base", permalink: "waits_2.html", year: "2024" });
    expect(itemOf(text, "our_work/P21_waits.md")).toMatchObject({
      slug: "waits-2",
      otherAddresses: ["p21-waits"],
      more: { layout: "base", permalink: "waits_2.html", year: "2024" },
    });
    expect(said(text, "p21_waits.md")).toEqual([
      "8 note The permalink “waits_2.html” differs from the name of the file",
      "9 note The catalogue has no place for the field “year”",
    ]);
    expect(itemOf(page({ permalink: "/our-work/p21_waits/" }), "p21_waits.md").otherAddresses).toEqual([]);
  });

  it("that is none is left out with the reason", () => {
    expect(skipped("# Our work\n", "docs/index.md")).toContain("page of contents");
    expect(skipped(page({ title: "'TITLE GOES HERE'" }), "new.md")).toContain("pattern");
    expect(skipped(page({ category: "Team" }))).toContain("about the site");
    expect(skipped("Words without any front matter.")).toContain("no front matter");
    expect(said("Words without any front matter.")).toEqual(["1 error The page has no front matter"]);
    expect(said("---\ntitle: A\n\nno end")).toEqual(["1 error The front matter has no end"]);
    expect(
      said("---\nsummary: x\ntitle: A: B\ntags: ['A' 'B']\n---\n").map((each) => each.slice(0, 7)),
    ).toEqual(["3 error", "4 error"]);
    expect(said("---\ntitle: A\nsummary: B\ntags: [PYTHON, WIP]\ntitle: C\n---\n")[0]).toContain("5 warning");
  });
});

describe("the outputs of a page", () => {
  const outputs = (rows: string, head = "Output|Link\n---|---") =>
    itemOf(page({}, `Before.\n\n${head}\n${rows}\n\nAfter.`)).outputs;

  it("are read from every shape of the table", () => {
    const rows = [
      "| Open Source Code & Documentation | [Repository]( https://code.example/a) and [Docs](https://docs.example/a) |",
      "Open Source Code & Documentation (Currently Private) | Coming soon!",
      "Case Study|Awaiting Sign-Off",
      "Technical report|On request: [ask](mailto:team@fernhill.example?subject=Report%20(2))",
      "Algorithmic Impact Assessment|N/A",
      "Pre-print| https://preprints.example/10.1101/x",
      "Slides|",
      "Technical Report|[Here](https://code.example/a/report%20(2).pdf)",
    ].join("\n");
    expect(outputs(rows)).toEqual([
      { kind: "code", where: { is: "link", url: "https://code.example/a", text: "Repository" } },
      { kind: "code", where: { is: "link", url: "https://docs.example/a", text: "Docs" } },
      {
        kind: "code",
        label: "Open Source Code & Documentation (Currently Private)",
        where: { is: "to-come", text: "Coming soon!" },
      },
      { kind: "case-study", where: { is: "to-come", text: "Awaiting Sign-Off" } },
      {
        kind: "technical-report",
        where: { is: "on-request", email: "team@fernhill.example", text: "On request: ask" },
      },
      { kind: "impact-assessment", where: { is: "none", text: "N/A" } },
      { kind: "pre-print", where: { is: "link", url: "https://preprints.example/10.1101/x" } },
      { kind: "other", label: "Slides", where: { is: "none" } },
      {
        kind: "technical-report",
        where: { is: "link", url: "https://code.example/a/report%20(2).pdf", text: "Here" },
      },
    ]);
  });

  it("are taken out of the body, and other tables stay", () => {
    const table = "| Score | Share |\n|--|--|\n| A | 4% |";
    const text = page({}, `${table}\n\n|Output | Link|\n|---|---|\n\nAfter.`);
    expect(itemOf(text).body).toBe(`${table}\n\n\nAfter.`);
    expect(said(text)).toEqual(["12 note The table of outputs is empty"]);
  });

  it("that have the words of the pattern or no address are named by line", () => {
    const rows =
      "Code|[Repository](#add URL)\nTechnical report|[e.g. arxiv]()\nCase Study|e.g. N/A\nReport|[x](../x.pdf)";
    const text = page({}, `Output|Link\n---|---\n${rows}\n`);
    expect(said(text).map((each) => each.slice(0, 40))).toEqual([
      "10 warning An output still has the words",
      "11 warning The link “[e.g. arxiv]()” is ",
      "12 warning An output still has the words",
    ]);
  });
});

describe("the body of a page", () => {
  it("is looked through for what was left in and for links that lead nowhere", () => {
    const body = [
      "On {DATE SELECTED} the team of {PROJECT NAME} met, see (add-link-here).",
      "[Old](https://www.nhsx.nhs.uk/ai-lab/), [older](https://transform.england.nhs.uk/ai-lab/x)",
      "and [all](https://github.com/fernhill/).",
      "",
      "![Picture](../images/a.png) [script](javascript:alert(1))",
      "```",
      "{NOT THIS} [x]()",
      "```",
    ].join("\n");
    expect(said(page({}, body)).map((each) => each.replace(/ “.*/, ""))).toEqual([
      "8 warning Words of a pattern were left in:",
      "9 warning The link",
      "9 warning The link",
      "10 warning The link",
      "12 warning The picture",
      "12 warning The link",
    ]);
  });

  it("that gives two lengths of the project is doubted; other weeks are not", () => {
    const body =
      "The project took 12 weeks.\n\nIt forecasts 3 weeks ahead.\n\nA 14-week project at Fernhill.";
    expect(said(page({}, body))).toEqual([
      "12 warning The page speaks of 12 weeks (line 8) and 14 weeks (line 12)",
    ]);
  });
});

describe("pages together", () => {
  const paragraph = "Everybody in the waiting room was asked the same three questions. ".repeat(4);
  const body = (link: string) => `${paragraph}\n\nOutput|Link\n---|---\nPre-print|[It](${link})`;

  it("that share a title, an output, a paragraph or all tags are named with each other", () => {
    const pages = [
      read(page({}, body("https://preprints.example/1")), "a.md"),
      read(
        page(
          { tags: "[PYTHON, LINKAGE, FORECASTING, BEST PRACTICE, WIP]" },
          body("http://www.preprints.example/1/"),
        ),
        "b.md",
      ),
      read(page({ title: "Another" }), "c.md"),
    ];
    const remarks = comparePages(pages, [{ title: "another", slug: "another", outputs: [] }]);
    expect(remarks.get("a.md")?.map(({ what }) => what.slice(0, 30))).toEqual([
      "The title is also that of “b.m",
      "The output “https://preprints.",
      "The words “Everybody in the wa",
    ]);
    expect(remarks.get("c.md")?.map(({ what }) => what)).toEqual(["The title is also that of “another”"]);
  });

  it("are not compared with the items that were imported from them", () => {
    const neighbours = [{ title: "Waiting times at Fernhill", slug: "moved", file: "a.md", outputs: [] }];
    expect(comparePages([read(page(), "a.md")], neighbours).get("a.md")).toEqual([]);
  });
});

describe("names of fields in a front matter", () => {
  it("that are lists or maps are refused, however deep, at a cost that does not double with each", () => {
    const deep = `---\ntitle: x\n${"? ".repeat(60)}x\n---\nb`;
    expect(said(deep)).toContainEqual(
      expect.stringContaining("error The name of a field is a list or a map"),
    );
    const own = `---\nformat: convenor-catalogue-1\nslug: x\noutputs:\n- ${"? ".repeat(60)}x\n---\nb`;
    expect(skipped(own)).toContain("an error that must be put right");
  });

  it("that mean something to objects or to the table are left out, and said", () => {
    const text = page({ constructor: "1", "'__proto__'": "2", "''": "3", colour: "4" });
    expect(itemOf(text).more).toEqual({ colour: "4" });
    expect(said(text).filter((each) => each.includes("cannot have the name"))).toHaveLength(3);
  });
});

describe("no text", () => {
  const text = fc.oneof(
    fc.string({ unit: "binary", maxLength: 400 }),
    fc
      .array(
        fc.constantFrom(
          "---",
          "\n",
          "title: ",
          "tags: [",
          "'",
          '"',
          "|",
          "Output|Link\n---|---\n",
          "[x](",
          ")",
          "<Tags tags={[",
          "]} />",
          "&a *a",
          "\u200B",
          "\r",
          "# ",
          "a",
        ),
        { maxLength: 60 },
      )
      .map((parts) => parts.join("")),
  );
  const whole = page(
    { permalink: "x.html" },
    "Output|Link\n---|---\nCode|[x](https://a.example)\n\n<Tags tags={['PYTHON']} />\n",
  );
  const mutated = fc
    .tuple(fc.nat(whole.length), fc.nat(30), text)
    .map(([at, length, words]) => whole.slice(0, at) + words + whole.slice(at + length));

  it("makes the reader throw, and every remark has a line of the file", () => {
    fc.assert(
      fc.property(fc.oneof(text, mutated), fc.string({ maxLength: 20 }), (words, file) => {
        const { remarks } = read(words, file);
        const lines = words.split(/\r\n|\r|\n/).length;
        for (const { line } of remarks) expect(line).toBeLessThanOrEqual(lines);
      }),
      { numRuns: 400 },
    );
    for (const much of ["[a][b]", "[", "- ", "{a: ", "> ", "*", "? "]) {
      const deep = `---\ntitle: ${much.repeat(9000)}\n---\n${much.repeat(9000)}`;
      expect(read(deep).file).toBe("waiting-times.md");
    }
  });
});
