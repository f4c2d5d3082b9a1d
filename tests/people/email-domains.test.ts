import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { desk } from "../../functions/desk.ts";
import { webHandler } from "../../functions/entry-points/page.ts";
import { commit } from "../../shared/journal/commit.ts";
import { importMembers } from "../../shared/members/import.ts";
import { defaultList } from "../../shared/people/email-domains/default-list.ts";
import { domainsForm } from "../../shared/people/email-domains/input.ts";
import { domainMeaningNames, domainOf } from "../../shared/people/email-domains/model.ts";
import { domainBook, recognise } from "../../shared/people/email-domains/recognise.ts";
import { readDomains } from "../../shared/people/email-domains/store.ts";
import { introduce } from "../../shared/people/store.ts";
import { newId } from "../../shared/platform/ids.ts";
import { Browser } from "../support/browser.ts";
import { signedIn } from "../support/desk-session.ts";
import { type RealTable, startRealTable } from "../support/real-table.ts";
import { testNeeds, testOccasion } from "../support/visiting.ts";

const book = domainBook(defaultList.domains);
const meaningOf = (address: string) => recognise(book, address).meaning;

describe("what an address says", () => {
  it.each([
    ["a@trust.nhs.uk", "public"],
    ["a@nhs.uk", "public"],
    ["A.B@Council.GOV.UK", "public"],
    ["a@x.scot.nhs.uk", "public"],
    // By whole labels: none of these is under the domain that it ends with.
    ["a@uknhs.uk", undefined],
    ["a@nhs.net.uk", undefined],
    ["a@gov.test.uk", undefined],
    ["a@evil-gov.uk", undefined],
    ["a@gov.uk.example.com", undefined],
    ["a@nhs.net", "mailbox"],
    ["a@westmere.ac.uk", "academic"],
    ["a@gmail.com", "personal"],
    // The longest counts: nhsx.nhs.uk is closed although nhs.uk is public.
    ["a@nhsx.nhs.uk", "closed"],
    ["a@mail.nhsx.nhs.uk", "closed"],
    ["a@b@trust.nhs.uk", "public"],
    ["trust.nhs.uk", undefined],
    ["", undefined],
  ])("%s: %s", (address, meaning) => {
    expect(meaningOf(address)).toBe(meaning);
  });

  it.each([
    ["enquiries@trust.nhs.uk", true],
    ["Info+2@trust.nhs.uk", true],
    ["heart.team@trust.nhs.uk", true],
    ["england.aiskunkworks@nhs.net", true],
    ["rx1.research@nhs.net", true],
    ["y01234.surgery@nhs.net", true],
    ["jane.smith@nhs.net", false],
    ["jane.smith12@nhs.net", false],
    ["jo+events@trust.nhs.uk", false],
    ["infotopia@trust.nhs.uk", false],
    ["steve.jobs@trust.nhs.uk", false],
    ["jobs@trust.nhs.uk", true],
    ["ines.formby@trust.nhs.uk", false],
  ])("%s is a shared mailbox: %s", (address, isShared) => {
    expect(recognise(book, address).isShared).toBe(isShared);
  });

  const label = fc.stringMatching(/^[a-z]([a-z0-9-]{0,8}[a-z0-9])?$/);
  const listed = fc.constantFrom(...domainMeaningNames.flatMap((name) => defaultList.domains[name]));

  it("is the same however it is written, and for whatever is under a domain of the list", () => {
    fc.assert(
      fc.property(
        listed,
        fc.array(label, { maxLength: 4 }),
        fc.string({ maxLength: 5 }),
        (domain, under, name) => {
          const own = [...under, domain].join(".");
          const { meaning, domain: by } = recognise(book, `x@${own}`);
          expect(meaning).toBeDefined();
          expect(own === by || own.endsWith(`.${by}`)).toBe(true);
          expect(by === undefined || by.length >= domain.length).toBe(true);
          expect(meaningOf(`${name}@${own.toUpperCase()}`)).toBe(meaning);
          expect(meaningOf(`x@${own}.`)).toBe(meaning);
        },
      ),
    );
  });

  it("is nothing for what only ends with a domain of the list", () => {
    fc.assert(
      fc.property(listed, label, (domain, before) => {
        const glued = `${before}${domain}`;
        const honest = recognise(book, `x@${glued}`);
        // Glued to its first label it is another domain; what is left of it may be on the list by itself.
        expect(honest.domain).not.toBe(domain);
      }),
    );
  });

  it("takes any text, in any script and of any length, in little time", () => {
    expect(domainOf("Bücher.Example")).toBe("xn--bcher-kva.example");
    expect(meaningOf("a@ｇｏｖ.ｕｋ")).toBe("public");
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 600 }), (text) => void recognise(book, text)),
    );
    const before = performance.now();
    recognise(book, `${"a.".repeat(500_000)}@${"b.".repeat(500_000)}nhs.uk`);
    domainOf("x".repeat(1_000_000));
    expect(performance.now() - before).toBeLessThan(200);
  });

  it("is typed in any usual way, once, and for one meaning", () => {
    const typed = { public: "*.Trust.NHS.uk, @gov.uk\n gov.uk.", mailbox: "nhs.net" };
    expect(domainsForm.safeParse(typed).data).toMatchObject({
      public: ["gov.uk", "trust.nhs.uk"],
      closed: [],
    });
    const wrong = (fields: object) =>
      domainsForm.safeParse(fields).error?.issues.map(({ path, message }) => [path[0], message]);
    expect(wrong({ public: "uk" })).toEqual([["public", expect.stringContaining("“uk” is not a domain.")]]);
    expect(wrong({ public: "a.uk", closed: "A.uk" })).toEqual([
      ["closed", "a.uk is in two lists. Take it out of one of them"],
    ]);
  });
});

describe("the list at the desk", () => {
  let real: RealTable;
  const clock = { now: "2026-11-23T09:00:00.000Z" };
  const needs = () => testNeeds(real.table, clock);
  beforeAll(async () => {
    real = await startRealTable();
  });
  afterAll(() => real.stop());
  const at = (role: "viewer" | "team") =>
    new Browser(
      webHandler(desk, async () => needs()),
      signedIn(needs(), role),
    );
  const PATH = "/desk/email-domains";

  it("is changed by one of two people at once, says with what numbers, and is taken back exactly", async () => {
    const [browser, other] = [at("team"), at("team")];
    const [form, stale] = [await browser.open(PATH), await other.open(PATH)];
    const domains = `${defaultList.domains.public.join("\n")}\nkidney.example`;
    const saved = await browser.send(form, { public: domains, closed: "" }, "save");
    const said = await browser.open(saved.to);
    expect(said.text).toContain("Saved. 1 domain was added and 1 removed.");
    expect((await other.send(stale, { personal: "" }, "save")).status).toBe(409);
    const taken = await browser.send(said, {}, "take-back");
    expect((await browser.open(taken.to)).text).toContain("The list is as it was before.");
    expect((await readDomains(real.table)).domains).toEqual(defaultList.domains);
    expect((await at("viewer").open(PATH)).$("main form[method=post] button")).toHaveLength(0);
    const wrong = await browser.send(await browser.open(PATH), { closed: "not a domain" }, "save");
    expect([wrong.status, wrong.$("#closed").val()]).toEqual([422, "not a domain"]);
  });

  it("says what an address would be known as", async () => {
    const tried = await at("viewer").open(`${PATH}?address=england.team%40nhs.net`);
    expect(tried.text).toContain("Address proves a mailbox only");
    expect(tried.text).toContain("Shared mailbox");
  });

  it("shows on a person’s page and in the list of members, which it filters", async () => {
    const row = (name: string, email: string) => ({
      name,
      email,
      organisation: "Vale",
      segment: "nhs-trust",
      joinedAt: "2026-11-01T09:00:00.000Z",
      consent: "Yes",
    });
    const rows = [
      row("Pat Public", "pat@vale.nhs.uk"),
      row("Nell Mailbox", "nell.mail@nhs.net"),
      row("Sam Shared", "research@vale.nhs.uk"),
      row("Una Known", "una@supplier.example"),
    ];
    await importMembers(needs(), rows, testOccasion(needs()));
    const browser = at("team");
    const names = async (address: string) => {
      const list = await browser.open(`/desk/members?address=${address}`);
      return list
        .$(".list-table__record")
        .toArray()
        .map((one) => list.$(one).text())
        .sort();
    };
    expect(await names("public")).toEqual(["Pat Public", "Sam Shared"]);
    expect(await names("mailbox")).toEqual(["Nell Mailbox"]);
    expect(await names("shared")).toEqual(["Sam Shared"]);
    expect(await names("unknown")).toEqual(["Una Known"]);
    expect((await browser.open("/desk/members")).text).toContain("Address of a public body");
    const closed = introduce({ name: "Old Timer", email: "old.timer@nhsx.nhs.uk" }, undefined, newId);
    await commit(needs(), { once: newId(), writes: closed.writes });
    expect((await browser.open(`/desk/people/${closed.id}`)).text).toContain("Address at a closed domain");
  });
});
