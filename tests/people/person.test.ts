import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  emailAddress,
  nameAtDesk,
  nameInLetters,
  organisationName,
  personName,
} from "../../shared/people/person.ts";

const messageOf = (read: ReturnType<typeof personName.safeParse>): string | undefined =>
  read.error?.issues[0]?.message;

describe("a name that nobody has confirmed", () => {
  const typed = { name: "Dame Ada Example", asTyped: true } as const;
  const known = { name: "Ada Example" };

  it("is marked at the desk, so that nobody takes it for one that is known", () => {
    expect([nameAtDesk(typed), nameAtDesk(known)]).toEqual(["Dame Ada Example (as typed)", "Ada Example"]);
  });

  it("is in no letter: a stranger may have typed it beside somebody else's address", () => {
    expect([nameInLetters(typed), nameInLetters(known), nameInLetters(undefined)]).toEqual([
      "",
      "Ada Example",
      "",
    ]);
  });
});

describe("a person's name", () => {
  it.each([
    "Ada Example",
    "Siân O’Brien-D'Souza",
    "J.R.R. Invented",
    "J.Smith",
    "Dr. A. B. Made-Up (she/her)",
    "李小龍",
    "Владимир Выдуманный",
    "محمد بن عبد الله",
    "שרה בדויה",
    "ஆதவன்",
    "नमूना देवी",
    "Zoë 🦄 Invented",
    "👩🏽‍⚕️ Nurse",
    "X Æ A-12",
    "Ravi s/o Kumar",
    "Dr.med Anna Weber",
    "Prof.dr Jan de Vries",
    "Dr.med.dent. Eva Muster",
    "M.Co Lee",
    "J.Li",
    "St.John Invented",
    "Ada Example (NHS.net)",
    "Ada Example, 3.5 days a week",
    "Mary-Jane O.Neill",
  ])("%s is kept as it is", (name) => {
    expect(personName.parse(name)).toBe(name);
  });

  it("written with combining marks is stored in one spelling", () => {
    expect(personName.parse("Zoe\u0308")).toBe("Zoë");
    expect(personName.parse("Z\u0351\u0352\u0353alg\u0310o")).toBe("Z\u0353\u0351\u0352alg\u0310o");
  });

  it("is one line whatever was typed, so that it cannot add a header to an email", () => {
    expect(personName.parse("  Ada\t Example  ")).toBe("Ada Example");
    expect(personName.parse("Ada\r\nBcc: everybody")).toBe("Ada Bcc: everybody");
    expect(personName.safeParse("Ada\r\nBcc: everybody@elsewhere.example").success).toBe(false);
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 60 }), (typed) => {
        const read = personName.safeParse(typed);
        if (read.success) expect(read.data).not.toMatch(/[\p{Cc}\u2028\u2029]/u);
        else expect(messageOf(read)).toMatch(/^(Enter|Your name must be)/);
      }),
      { numRuns: 1000 },
    );
  });

  it("may have 100 characters, not 101", () => {
    expect(personName.parse("n".repeat(100))).toHaveLength(100);
    expect(messageOf(personName.safeParse("n".repeat(101)))).toBe(
      "Your name must be 100 characters or fewer",
    );
    expect(personName.parse(` ${"n".repeat(100)} `)).toHaveLength(100);
  });

  it.each([undefined, "", "   ", "\n", "\u3000", "\u200b\u200b", "\u2066\u2069", "\u0301"])(
    "is missing when it shows nothing: %j",
    (name) => {
      expect(messageOf(personName.safeParse(name))).toBe("Enter your name");
    },
  );

  it.each([
    ["Ada\u0000", "Ada"],
    ["A\u0007da", "A da"],
    ["Ada\u0085Example", "Ada Example"],
    ["\u001b[31mAda", "[31mAda"],
  ])("loses control characters: %j is %j", (typed, name) => {
    expect(personName.parse(typed)).toBe(name);
  });

  it("cannot turn round the text that follows it", () => {
    expect(personName.parse("Ada \u202Eelpmaxe\u202C Example")).toBe("Ada elpmaxe Example");
    expect(personName.parse("\u2067שרה\u2069")).toBe("שרה");
    // Marks that scripts need to join or to place their letters stay.
    expect(personName.parse("نم\u200cونه")).toBe("نم\u200cونه");
  });

  it.each([
    "Win at https://prize.example",
    "www.prize.example",
    "WWW.PRIZE.EXAMPLE",
    "Claim at prize.com now",
    "prize.co.uk",
    "PRIZE.COM",
    "bit.ly/abc",
    "Ada (prize.example)",
    "Prize.Shop",
    "prize.SHOP",
    "Prize.App now",
    "приз.рф",
    "evil\u3002com",
    "evil\uff0ecom",
    "win.xn--p1ai",
    "x.com",
    "192.168.1.1/x",
    "call 10.0.0.1",
    "mailto:x@y.z",
    "ada@trust.example",
    "a.b.prize.shop",
    "(prize.shop)",
    "prize.shop.",
    "nhs.net.prize.shop",
    "Dr.prize.shop",
  ])("with a web address is refused: %s", (name) => {
    expect(messageOf(personName.safeParse(name))).toBe("Enter your name without a web address");
  });

  it("with markup is kept as text: pages and letters escape it", () => {
    expect(personName.parse("<script>alert(1)</script>")).toBe("<script>alert(1)</script>");
  });
});

describe("an organisation's name", () => {
  it("may have 200 characters, not 201, and may be named like its web site", () => {
    expect(organisationName.parse("o".repeat(200))).toHaveLength(200);
    expect(messageOf(organisationName.safeParse("o".repeat(201)))).toBe(
      "Your organisation must be 200 characters or fewer",
    );
    expect(organisationName.parse("Patients.example")).toBe("Patients.example");
    expect(messageOf(organisationName.safeParse("http://patients.example"))).toBe(
      "Enter your organisation without a web address",
    );
  });
});

describe("an email address", () => {
  const wrong = "Enter an email address in the correct format, like name@example.com";

  it.each([
    ["ada@trust.example", "ada@trust.example"],
    ["  ada@trust.example\n", "ada@trust.example"],
    ["Ada.O'Brien+nhs@Trust.Example", "Ada.O'Brien+nhs@Trust.Example"],
    ["ada@xn--mnchen-3ya.example", "ada@xn--mnchen-3ya.example"],
    ["ada@münchen.example", "ada@xn--mnchen-3ya.example"],
  ])("%j is %s", (typed, address) => {
    expect(emailAddress.parse(typed)).toBe(address);
  });

  it.each([
    "ada",
    "ada@",
    "@trust.example",
    "ada@trust",
    "ada @trust.example",
    "ada@trust..example",
    "ada@trust.example, bob@trust.example",
    "ada@trust.example;bob@trust.example",
    "Ada <ada@trust.example>",
    "ada@trust.example\r\nBcc: everybody@elsewhere.example",
    "ada\u0000@trust.example",
    "аda@trust.example\u0000",
    '"><script>alert(1)</script>@trust.example',
    `${"a".repeat(65)}@trust.example`,
  ])("%j is refused", (typed) => {
    expect(messageOf(emailAddress.safeParse(typed))).toBe(wrong);
  });

  it("may have 254 characters, not 255", () => {
    const host = `${"h".repeat(60)}.${"h".repeat(60)}.${"h".repeat(60)}.example`;
    const long = (length: number) => `${"l".repeat(length - host.length - 1)}@${host}`;
    expect(emailAddress.parse(long(254))).toHaveLength(254);
    expect(messageOf(emailAddress.safeParse(long(255)))).toBe(
      "Email address must be 254 characters or fewer",
    );
  });

  it("that is missing is asked for", () => {
    for (const typed of [undefined, "", "  "])
      expect(messageOf(emailAddress.safeParse(typed))).toBe("Enter your email address");
  });

  it("never holds a line break or a space, whatever was typed", () => {
    const address = fc.tuple(fc.string({ unit: "binary" }), fc.string({ unit: "binary" }));
    fc.assert(
      fc.property(address, ([before, after]) => {
        const read = emailAddress.safeParse(`${before}@${after}.example`);
        if (read.success) expect(read.data).toMatch(/^[\x21-\x7e]+@[\x21-\x7e]+$/);
      }),
      { numRuns: 1000 },
    );
  });
});
