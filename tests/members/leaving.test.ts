import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { type Route, served, type Visit } from "../../functions/entry-points/page.ts";
import { servePage } from "../../functions/entry-points/page-server.ts";
import { page as deskMembersPage } from "../../functions/members/desk-members.ts";
import { page as leavePage } from "../../functions/members/leave.ts";
import { page as unsubscribePage } from "../../functions/members/unsubscribe.ts";
import { unsubscribeLinkId } from "../../shared/letters/unsubscribe-link.ts";
import { choose } from "../../shared/members/choices/commands.ts";
import { memberSchema } from "../../shared/members/member.ts";
import { newId } from "../../shared/platform/ids.ts";
import { makeLink } from "../../shared/platform/links.ts";
import { utcDate } from "../../shared/platform/time.ts";
import { plus } from "../../shared/platform/wall-clock.ts";
import { testSession } from "../support/desk-session.ts";
import { type RealTable, startRealTable } from "../support/real-table.ts";
import { seen, testNeeds, testOccasion, testRequest, testVisit } from "../support/visiting.ts";
import { joining } from "./joining.ts";

// A table of its own and hundreds of calls: on a busy machine that takes its time.
vi.setConfig({ testTimeout: 120_000 });

let real: RealTable;
const clock = { now: "2026-11-23T09:00:00.000Z" };
const { ask, react, kindsToday, joined, begin } = joining(() => real, clock);

beforeAll(async () => {
  real = await startRealTable();
});
afterAll(() => real.stop());
beforeEach(begin);

describe("leaving", () => {
  test("by the page: shows the membership, one button, a goodbye letter, once", async () => {
    const { person } = await joined();
    const token = makeLink(testNeeds(real.table, clock).keys, "manage-membership", person);
    const page = await ask(servePage(leavePage).get, { parameters: { token } });
    expect(page.text).toMatch(/Member since.*Example Trust.*NHS trust.*Leave the community/);
    await ask(servePage(leavePage).post, { parameters: { token }, form: {} });
    await ask(servePage(leavePage).post, { parameters: { token }, form: {} });
    await react();
    expect((await kindsToday()).filter((kind) => kind === "member-goodbye")).toHaveLength(1);
    expect((await ask(servePage(leavePage).get, { parameters: { token } })).text).toContain(
      "You have left the community",
    );
    const [item] = await real.items(`MEMBER#${person}`);
    expect(item?.["list"]).toBeUndefined();
    expect(item?.["subject"]).toBeUndefined();
  });

  test("and coming back is joining again", async () => {
    const { person } = await joined();
    const token = makeLink(testNeeds(real.table, clock).keys, "manage-membership", person);
    await ask(servePage(leavePage).post, { parameters: { token }, form: {} });
    clock.now = plus(clock.now, "P1D");
    const again = await joined();
    expect(again.person).toBe(person);
    expect((await ask(servePage(leavePage).get, { parameters: { token } })).text).toContain("Member since");
    clock.now = plus(clock.now, "P1D");
    await ask(servePage(leavePage).post, { parameters: { token }, form: {} });
    expect((await ask(servePage(leavePage).get, { parameters: { token } })).text).toContain(
      "You have left the community",
    );
  });

  test("by one click: opening the address changes nothing, posting to it does, and every address is answered alike", async () => {
    const { person } = await joined();
    const { keys } = testNeeds(real.table, clock);
    const token = makeLink(keys, "unsubscribe", person);
    const form = { "List-Unsubscribe": "One-Click" };
    const looked = await ask(servePage(unsubscribePage).get, { parameters: { token } });
    expect(looked.text).toContain("Unsubscribe");
    expect(await real.items(`MEMBER#${person}`)).toMatchObject([{ member: { status: "member" } }]);

    const good = await ask(servePage(unsubscribePage).post, { parameters: { token }, form });
    const again = await ask(servePage(unsubscribePage).post, { parameters: { token }, form: {} });
    const nobody = await ask(servePage(unsubscribePage).post, {
      parameters: { token: makeLink(keys, "unsubscribe", newId()) },
      form,
    });
    const altered = await ask(servePage(unsubscribePage).post, { parameters: { token: "x.0.y" }, form });
    const other = await ask(servePage(unsubscribePage).post, {
      parameters: { token: makeLink(keys, "manage-membership", person) },
      form,
    });
    for (const answer of [again, nobody, altered, other]) expect(answer).toEqual(good);
    expect(good.status).toBe(200);
    expect(await real.items(`MEMBER#${person}`)).toMatchObject([
      { member: { status: "member", consents: { news: { withdrawn: { channel: "one-click" } } } } },
    ]);
    const today = await real.entries(utcDate(clock.now));
    expect(today.filter(({ name }) => name === "ConsentWithdrawn").map(({ data }) => data)).toEqual([
      { purposes: ["news"], channel: "one-click" },
    ]);
    expect(today.filter(({ name }) => name === "MemberLeft")).toEqual([]);
  });
});

test("the desk lists the latest members first, 50 to a page, without anybody twice or left out", async () => {
  const needs = testNeeds(real.table, clock);
  const visit = {
    ...testVisit(needs),
    session: testSession(needs, { id: newId(), name: "Viewer" }, "viewer"),
  };
  const { importMembers } = await import("../../shared/members/import.ts");
  const rows = Array.from({ length: 120 }, (_, index) => ({
    name: `Person ${index}`,
    email: `person.${index}@supplier.example`,
    organisation: "Example Supplier",
    segment: "supplier",
    joinedAt: plus("2025-01-01T00:00:00.000Z", `PT${index}H`),
    consents: [{ purpose: "news", text: "Words of the old list." }],
  }));
  await importMembers(needs, rows, visit.occasion);
  const names: string[] = [];
  let query: Record<string, string> = { segment: "supplier" };
  const sizes: number[] = [];
  for (let page = 0; page < 5; page += 1) {
    const { html } = seen(await servePage(deskMembersPage).get(needs, testRequest({ query }), visit));
    const found = [...html.matchAll(/<a class="list-table__record"[^>]*>(Person \d+)</g)].map(
      ([, name = ""]) => name,
    );
    sizes.push(found.length);
    names.push(...found);
    const next = /href="[^"]*\?([^"]+)">Next page/.exec(html)?.[1];
    if (next === undefined) break;
    query = Object.fromEntries(new URLSearchParams(next.replaceAll("&amp;", "&")));
  }
  expect(sizes).toEqual([50, 50, 20]);
  expect(names).toEqual(rows.map(({ name }) => name).reverse());
});

// How mail programs call it: Gmail's own form body, a multipart body (RFC 8058 3.2), a Thunderbird add-on's empty body and one without a type.
test.each([
  ["application/x-www-form-urlencoded", "List-Unsubscribe=One-Click"],
  [
    "multipart/form-data; boundary=x",
    '--x\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--x--\r\n',
  ],
  ["application/x-www-form-urlencoded", ""],
  [undefined, "List-Unsubscribe=One-Click"],
  ["application/json", "{"],
])(
  "a mail program's one click stops one topic without form, cookie or page of ours: %s %j",
  async (type, body) => {
    const { person } = await joined({ email: `${newId()}@trust.example` });
    const needs = testNeeds(real.table, clock);
    const both = { choices: { topics: ["events", "calls"] }, chosenBy: { withdrawn: "my-page" } } as const;
    await choose(needs, { person, ...both }, { once: newId(), occasion: testOccasion(needs) });
    const token = makeLink(needs.keys, "unsubscribe", unsubscribeLinkId({ person, topic: "events" }));
    const [route] = served<Visit, Route>(
      [
        {
          method: "POST",
          path: "/unsubscribe/{token}",
          page: async () => servePage(unsubscribePage).post,
          fromAnywhere: true,
        },
      ],
      async () => ({ actor: { kind: "person" }, complete: (visit) => visit }),
    );
    const path = `/unsubscribe/${token}`;
    const answer = await route?.answer(needs, {
      version: "2.0",
      routeKey: "$default",
      rawPath: path,
      rawQueryString: "",
      headers: { ...(type !== undefined && { "content-type": type }), "sec-fetch-site": "cross-site" },
      requestContext: {
        accountId: "1",
        apiId: "1",
        domainName: "programme.example",
        domainPrefix: "programme",
        requestId: newId(),
        routeKey: "$default",
        stage: "$default",
        time: "",
        timeEpoch: 0,
        http: { method: "POST", path, protocol: "HTTP/1.1", sourceIp: "192.0.2.1", userAgent: "" },
      },
      pathParameters: { token },
      body,
      isBase64Encoded: false,
    });
    expect([answer?.statusCode, answer?.headers?.["location"]]).toEqual([200, undefined]);
    const [item] = await real.items(`MEMBER#${person}`);
    const { topics, consents } = memberSchema.parse(item?.["member"]);
    expect(topics).toEqual(["calls"]);
    expect(consents.news?.withdrawn).toBeUndefined();
  },
);
