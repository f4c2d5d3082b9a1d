import { describe, expect, it } from "vitest";
import { desk } from "../../functions/desk.ts";
import enquiryPage from "../../functions/enquiries/form/enquiry.njk";
import { type Route, served, type Visit, webHandler } from "../../functions/entry-points/page.ts";
import { readForm } from "../../functions/entry-points/request.ts";
import { site } from "../../functions/site.ts";
import { outOfProportion } from "../../infra/checks/growth.ts";
import type { Table } from "../../shared/platform/dynamo.ts";
import { ask, Browser, context, toEvent } from "../support/browser.ts";
import { testNeeds } from "../support/visiting.ts";

/** Whoever asks this table for anything fails, as when the table cannot be reached. */
const brokenTable: Table = {
  name: "broken",
  get client(): never {
    throw new Error("ada@trust.example could not be read");
  },
};
const needs = testNeeds(brokenTable, { now: "2026-11-23T09:00:00.000Z" });
const onSite = webHandler(site, async () => needs);
const onDesk = webHandler(desk, async () => needs);

const anyone = (routes: readonly Route[]) =>
  webHandler(
    served<Visit, Route>(routes, async () => ({ actor: { kind: "person" }, complete: (visit) => visit })),
    async () => needs,
  );

describe("every answer", () => {
  const asked = [
    ["a page", () => ask(onSite, "/enquiry")],
    ["a page that is not there", () => ask(onSite, "/no/such/page")],
    ["a page that fails", () => ask(onSite, "/")],
    ["a form without its token", () => ask(onSite, "/enquiry", { method: "POST", body: "name=Ada" })],
    ["the way to sign in", () => ask(onDesk, "/desk/enquiries")],
    [
      "a file",
      () =>
        ask(
          anyone([
            {
              method: "GET",
              path: "/file",
              page: async () => async () => ({ file: "a,b", type: "text/csv", name: "list.csv" }),
            },
          ]),
          "/file",
        ),
    ],
  ] as const;

  it.each(asked)("has the security headers: %s", async (_what, answer) => {
    const { headers } = await answer();
    expect(headers["content-security-policy"]).toContain("default-src 'none'");
    expect(headers["content-security-policy"]).toContain("form-action 'self'");
    expect(headers["content-security-policy"]).toContain("frame-ancestors 'none'");
    expect(headers["content-security-policy"]).not.toMatch(/unsafe|\*/);
    expect(headers["strict-transport-security"]).toMatch(/max-age=63072000/);
    expect(headers["x-content-type-options"]).toBe("nosniff");
    expect(headers["referrer-policy"]).toBe("no-referrer");
    expect(headers["cache-control"]).toBe("no-store");
  });

  it("gives the visitor one cookie, out of reach of scripts and of other sites", async () => {
    const { cookies } = await ask(onSite, "/enquiry");
    expect(cookies).toHaveLength(1);
    expect(cookies[0]).toMatch(/^__Host-visitor=[\w-]{22}; Path=\/; Secure; HttpOnly; SameSite=Lax$/);
  });

  it("keeps the cookie of a visitor it knows, and replaces one that it did not make", async () => {
    const known = { cookies: ["other=1", "__Host-visitor=AAAAAAAAAAAAAAAAAAAAAA"] };
    expect((await ask(onSite, "/enquiry", known)).cookies).toEqual([]);
    const made = await ask(onSite, "/enquiry", { cookies: ["__Host-visitor=<script>"] });
    expect(made.cookies).toHaveLength(1);
  });

  it("holds no script and no style of its own", async () => {
    const { $ } = await ask(onSite, "/enquiry");
    expect($("script:not([src]), style, [style], [onclick]")).toHaveLength(0);
  });
});

describe("a file", () => {
  const named = async (name: string): Promise<string> => {
    const route = {
      method: "GET",
      path: "/file",
      page: async () => async () => ({ file: "x", type: "text/plain", name }),
    } as const;
    return String((await ask(anyone([route]), "/file")).headers["content-disposition"]);
  };

  it.each([
    ["list.csv", 'attachment; filename="list.csv"'],
    ["Gwŷnedd 中.pdf", `attachment; filename="Gwynedd _.pdf"; filename*=UTF-8''Gw%C5%B7nedd%20%E4%B8%AD.pdf`],
    ['../a"b\\c:d.pdf', 'attachment; filename=".. a b c d.pdf"'],
    ["(it's).pdf", 'attachment; filename="(it\'s).pdf"'],
    ["ŵ(it's).pdf", `attachment; filename="w(it's).pdf"; filename*=UTF-8''%C5%B5%28it%27s%29.pdf`],
    ["a\r\nSet-Cookie: x\u0000.pdf", 'attachment; filename="a Set-Cookie x.pdf"'],
    ["\ud800.pdf", `attachment; filename="_.pdf"; filename*=UTF-8''%EF%BF%BD.pdf`],
    ["", 'attachment; filename="file"'],
  ])("called %j has a name that is safe in a header and on a disk", async (name, header) => {
    expect(await named(name)).toBe(header);
  });

  it("with a name without an end keeps its ending", async () => {
    expect(await named(`${"x".repeat(5000)}.docx`)).toBe(`attachment; filename="${"x".repeat(120)}.docx"`);
  });
});

describe("a page that is not there", () => {
  it.each([
    "/no/such/page",
    "/enquiry/sent",
    "/%E0%A4%A",
    "/..%2f..%2fetc/passwd",
    "//enquiry",
    "/__proto__",
    "/enquiry/sent/a/b",
    `/catalogue/${"x".repeat(2100)}`,
    `/catalogue/${"é".repeat(700)}/item.json`,
    `/events/${"x".repeat(2100)}/register`,
    `/my-page/${"x".repeat(2100)}`,
  ])("%s says so", async (url) => {
    const met = await ask(onSite, url);
    expect(met.status).toBe(404);
    expect(met.$("h1").text()).toBe("Page not found");
    expect(met.$("nav a").length).toBeGreaterThan(0);
  });

  it("says so to other methods too, without doing anything", async () => {
    for (const method of ["PUT", "DELETE", "PATCH", "OPTIONS"])
      expect((await ask(onSite, "/enquiry", { method })).status).toBe(404);
  });
});

describe("a HEAD request", () => {
  it("is answered as GET is, without the page", async () => {
    const met = await ask(onSite, "/enquiry", { method: "HEAD" });
    expect(met.status).toBe(200);
    expect(met.headers["content-type"]).toBe("text/html; charset=utf-8");
    expect(met.html).toBe("");
    expect((await ask(onSite, "/nowhere", { method: "HEAD" })).status).toBe(404);
  });
});

describe("a page that fails", () => {
  it("apologises, names the request, and reveals nothing", async () => {
    const met = await ask(onSite, "/");
    expect(met.status).toBe(500);
    expect(met.$("h1").text()).toBe("Sorry, there is a problem");
    expect(met.text).toContain("JKJaXmPLvHcESHA=");
    expect(met.html).not.toMatch(/ada@trust|could not be read|at .*\.ts|node_modules/);
  });

  it("apologises even when nothing that pages need can be had", async () => {
    const handler = webHandler(site, () => Promise.reject(new Error("no secret")));
    for (const url of ["/", "/nowhere"]) {
      const met = await ask(handler, url);
      expect(met.status).toBe(500);
      expect(met.$("h1").text()).toBe("Sorry, there is a problem");
      expect(met.text).toContain("JKJaXmPLvHcESHA=");
      expect(met.headers["content-security-policy"]).toContain("default-src 'none'");
      expect(met.html).not.toContain("no secret");
    }
  });
});

describe("a form", () => {
  const page = anyone([
    {
      method: "GET",
      path: "/form",
      page: async () => async (_needs, _request, visit) =>
        visit.show(enquiryPage, { answers: {}, kinds: [] }),
    },
    {
      method: "POST",
      path: "/form",
      page: async () => async (_needs, request) => ({
        html: JSON.stringify([...request.form].filter(([name]) => name !== "_form")),
      }),
    },
    {
      method: "POST",
      path: "/one-click",
      fromAnywhere: true,
      page: async () => async () => ({ html: "left" }),
    },
  ]);
  const type = { "content-type": "application/x-www-form-urlencoded" };
  const visitor = "__Host-visitor=AAAAAAAAAAAAAAAAAAAAAA";
  const token = async (cookies = [visitor]) => {
    await ask(onSite, "/enquiry?about=general");
    return String(
      (await ask(onSite, "/enquiry?about=general", { cookies })).$("input[name=_form]").attr("value"),
    );
  };
  const send = async (more: Parameters<typeof ask>[2] & { fields?: string } = {}) =>
    ask(page, "/form", {
      method: "POST",
      body: `_form=${encodeURIComponent(await token())}&${more.fields ?? "a=1"}`,
      cookies: [visitor],
      ...more,
      headers: { ...type, ...more.headers },
    });

  it("that came from our page is taken, in both of the spellings of API Gateway", async () => {
    for (const base64 of [true, false]) {
      const met = await send({ base64, fields: "a=%C3%A9&b=x%0D%0Ay&b=2&c=%F0%9F%A6%84+u" });
      expect(met.status).toBe(200);
      expect(met.html).toBe(
        JSON.stringify([
          ["a", ["é"]],
          ["b", ["x\ny", "2"]],
          ["c", ["🦄 u"]],
        ]),
      );
    }
  });

  it.each([
    ["without a token", { body: "a=1" }],
    ["with a made-up token", { body: "_form=made.up" }],
    ["by someone else", { cookies: ["__Host-visitor=BBBBBBBBBBBBBBBBBBBBBB"] }],
    ["without the cookie", { cookies: [] }],
    ["from another site", { headers: { "sec-fetch-site": "cross-site" } }],
    ["as JSON", { headers: { "content-type": "application/json" } }],
  ])("sent %s is refused with a page", async (_how, more) => {
    const met = await send(more);
    expect(met.status).toBe(403);
    expect(met.$("h1").text()).toBe("We could not check your form");
  });

  it.each(["%", "%zz=%zz&%E0%A4%A=1", "=", "&&&&", "__proto__=1&constructor=2", "a".repeat(100)])(
    "that is malformed does no harm: %s",
    async (fields) => {
      expect((await send({ fields })).status).toBe(200);
    },
  );

  it("has no field that is called like what all objects have, or as none of ours can be", async () => {
    const met = await send({ fields: "constructor=1&__proto__=2&toString=3&=4&a%20b=5&good-name_1=6" });
    expect(met.html).toBe(JSON.stringify([["good-name_1", ["6"]]]));
  });

  it("of any length that one of ours can have is read", async () => {
    expect((await send({ fields: `words=${encodeURIComponent("語".repeat(20_000))}` })).status).toBe(200);
  });

  it("that is far too long is refused with a page that says so", async () => {
    const met = await send({ fields: `message=${"x".repeat(2_000_000)}` });
    expect(met.status).toBe(413);
    expect(met.$("h1").text()).toBe("What you sent is too long");
  });

  it("of one field again and again costs what its length costs, and is refused as too long", async () => {
    const works = {
      "a field that is repeated": (size: number) => {
        const event = toEvent("/form", { method: "POST", body: "a=1&".repeat(size / 4), headers: type });
        return () => readForm(event);
      },
    };
    expect(outOfProportion(works)).toBeUndefined();
    const met = await send({ fields: "a=1&".repeat(60_000) });
    expect(met.status).toBe(413);
    expect(met.$("h1").text()).toBe("What you sent is too long");
  });

  it("of somebody who never was here is not read at the desk", async () => {
    const unread = {
      ...toEvent("/desk/events/new", { method: "POST", headers: type }),
      get body(): string {
        throw new Error("The body was read.");
      },
    };
    const sent = await onDesk(unread, context);
    expect(sent.statusCode).toBe(401);
  });

  it("of a mail program is not read, however long it is", async () => {
    const met = await ask(page, "/one-click", { method: "POST", body: "x".repeat(300_000), headers: type });
    expect(met.html).toBe("left");
  });

  it("with too large files is refused with a page that says so, and leads back to the form", async () => {
    const files = anyone([
      { method: "POST", path: "/files", takesFiles: true, page: async () => async () => ({ html: "taken" }) },
    ]);
    const headers = { "content-type": "multipart/form-data; boundary=x" };
    const met = await ask(files, "/files", { method: "POST", body: Buffer.alloc(5_000_000), headers });
    expect(met.status).toBe(413);
    expect(met.$("h1").text()).toBe("Your files are too large");
    expect(met.text).toContain("up to 4 MB");
    expect(met.$("main a").attr("href")).toBe("/files");
  });

  it("of a mail program needs no token where the route says so", async () => {
    const met = await ask(page, "/one-click", {
      method: "POST",
      body: "List-Unsubscribe=One-Click",
      headers: type,
    });
    expect(met.html).toBe("left");
  });

  it("that somebody opened twice can be sent from both", async () => {
    const browser = new Browser(onSite);
    const [one, two] = [
      await browser.open("/enquiry?about=press"),
      await browser.open("/enquiry?about=press"),
    ];
    expect((await browser.send(one, {})).status).toBe(422);
    expect((await browser.send(two, {})).status).toBe(422);
  });
});

describe("the correlation id", () => {
  const seen = anyone([
    {
      method: "GET",
      path: "/id",
      page: async () => async (_needs, request) => ({ html: request.correlation }),
    },
  ]);

  it.each([
    ["0199e7a0-4c1c-7000-8000-000000000000", "0199e7a0-4c1c-7000-8000-000000000000"],
    ["", "JKJaXmPLvHcESHA="],
    [" ", "JKJaXmPLvHcESHA="],
    ["ada@trust.example", "JKJaXmPLvHcESHA="],
    ["x".repeat(65), "JKJaXmPLvHcESHA="],
  ])("is a header's only when it is an id: %j", async (sent, used) => {
    expect((await ask(seen, "/id", { headers: { "x-correlation-id": sent } })).html).toBe(used);
  });
});
