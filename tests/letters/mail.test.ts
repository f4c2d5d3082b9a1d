import { load } from "cheerio";
import fc from "fast-check";
import PostalMime, { type Email } from "postal-mime";
import { describe, expect, test } from "vitest";
import { letterKinds } from "../../shared/all-letters.ts";
import type { LetterContent } from "../../shared/letters/letter.ts";
import { type MailFrame, makeMail } from "../../shared/letters/sending/mail.ts";
import { isMailable } from "../../shared/letters/sending/mailbox.ts";
import { previewReader } from "../../shared/letters/writing/reader.ts";
import { type LetterFrame, oneLine, writeOut } from "../../shared/letters/writing/write-out.ts";

const frame: LetterFrame = {
  programme: "The Innovation Programme",
  siteUrl: "https://programme.example",
  purpose: "service",
  pictures: [],
};

const envelope = (more: Partial<MailFrame> = {}): MailFrame => ({
  letterId: "01933f0e-7b1a-7c3e-9d4f-3a2b1c0d9e8f",
  now: "2026-11-23T09:00:00.000Z",
  from: { name: "The Innovation Programme", address: "hello@programme.example" },
  to: { name: "Ada Example", address: "ada@trust.example" },
  pictures: new Map(),
  automatic: "auto-generated",
  ...more,
});

const received = async (
  content: LetterContent,
  more: Partial<MailFrame> = {},
  own: Partial<LetterFrame> = {},
): Promise<Email> =>
  PostalMime.parse(await makeMail(writeOut(content, { ...frame, ...own }), envelope(more)));

const header = (email: Email, name: string): string | undefined =>
  email.headers.find(({ key }) => key === name)?.value;

const hello: LetterContent = { subject: "Hello", parts: [{ paragraph: "Dear Ada" }] };
const anyText = fc.string({ unit: "grapheme", maxLength: 60 });
const nasty = fc
  .array(
    fc.oneof(
      anyText,
      fc.constantFrom(
        "\r\n",
        "\n",
        "\r",
        "\0",
        "\u2028",
        "<b>",
        "&amp;",
        "{{ 1 }}",
        "\r\nBcc: eve@evil.example\r\n",
      ),
    ),
    { maxLength: 8 },
  )
  .map((texts) => texts.join(""));

describe("every kind of letter", () => {
  const reader = previewReader({ name: "Ada Example", programme: frame.programme, siteUrl: frame.siteUrl });

  test.each([...letterKinds.values()].map((kind) => [kind.kind, kind] as const))(
    "%s reads in HTML and in text",
    (_name, kind) => {
      const content = kind.compose(kind.example, { ...reader, enclosed: kind.exampleEnclosed });
      const written = writeOut(content, { ...frame, purpose: kind.purpose });
      const $ = load(written.html);
      expect($("html").attr("lang")).toBe("en");
      expect($("title").text()).toBe(written.subject);
      expect(written.subject).not.toBe("");
      expect($("table:not([role=presentation]) th:not([scope])").length).toBe(0);
      expect($("img:not([alt])").length).toBe(0);
      for (const link of $("a").toArray()) expect($(link).attr("href")).toMatch(/^https:\/\//);
      const words = (text: string) => text.replaceAll(/[^\p{L}\p{N}]+/gu, " ").trim();
      for (const part of content.parts)
        if ("paragraph" in part) expect(words(written.text)).toContain(words(part.paragraph));
      for (const part of content.parts) if ("button" in part) expect(written.text).toContain(part.button.url);
      expect(written.text).not.toMatch(/undefined|\[object/);
      expect(written.html).not.toMatch(/undefined|\[object/);
    },
  );
});

describe("whatever somebody typed into a name or title", () => {
  test("reads as typed and adds no element", () => {
    fc.assert(
      fc.property(nasty, (typed) => {
        const plain = load(
          writeOut({ subject: "x", parts: [{ rows: [["Name", "x"]] }, { list: ["x"] }] }, frame).html,
        );
        const $ = load(
          writeOut({ subject: typed, parts: [{ rows: [[typed, "x"]] }, { list: [typed] }] }, frame).html,
        );
        expect($("h1, th, li").find("*").length).toBe(0);
        expect($("*").length).toBe(plain("*").length);
        const expected = typed.replaceAll(/\r\n?/g, "\n").replaceAll(/[^\P{Cc}\n\t]/gu, "");
        expect($("li").text()).toBe(expected);
        expect($("h1").text()).toBe(oneLine(typed));
      }),
    );
  });

  test("starts no header and reaches nobody else", async () => {
    await fc.assert(
      fc.asyncProperty(nasty, nasty, async (name, subject) => {
        const email = await received(
          { subject, parts: [{ paragraph: name }] },
          {
            to: { name, address: "ada@trust.example" },
            from: { name: subject, address: "hello@programme.example" },
          },
        );
        const keys = email.headers.map(({ key }) => key).sort();
        expect(new Set(keys)).toEqual(
          new Set([
            "auto-submitted",
            "content-type",
            "date",
            "from",
            "message-id",
            "mime-version",
            ...(oneLine(subject) === "" ? [] : ["subject"]),
            "to",
          ]),
        );
        expect(email.to?.map(({ address }) => address)).toEqual(["ada@trust.example"]);
        expect(email.bcc ?? []).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  test("keeps other scripts", async () => {
    const email = await received(
      { subject: "Ваша заявка – 登録", parts: [{ paragraph: "Dear Żółć 李" }] },
      { to: { name: "Żółć 李", address: "ada@trust.example" } },
    );
    expect(email.subject).toBe("Ваша заявка – 登録");
    expect(email.to?.[0]?.name).toBe("Żółć 李");
    expect(email.text).toContain("Dear Żółć 李");
  });

  test.each([
    "ada@trust.example\r\nBcc: eve@evil.example",
    "a@b@c",
    "ada@trust.example, eve@evil.example",
    "<ada@x.example>",
    "ada @x.example",
    "",
  ])("is no address: %j", async (address) => {
    expect(isMailable(address)).toBe(false);
    await expect(received(hello, { to: { name: "Ada", address } })).rejects.toThrow();
  });

  test("is no link when it is not one to follow", () => {
    const { html } = writeOut(
      { subject: "x", parts: [{ link: { text: "Slides", url: "javascript:alert(1)" } }] },
      frame,
    );
    expect(html).not.toContain("javascript:");
    expect(html).toContain("Slides");
  });
});

describe("headers", () => {
  test("say that nobody need answer a machine, and who sent it", async () => {
    const email = await received(hello, { replyTo: "team@programme.example" });
    expect(header(email, "auto-submitted")).toBe("auto-generated");
    expect(email.messageId).toBe("<01933f0e-7b1a-7c3e-9d4f-3a2b1c0d9e8f@programme.example>");
    expect(email.replyTo?.[0]?.address).toBe("team@programme.example");
    expect(email.from).toMatchObject({
      name: "The Innovation Programme",
      address: "hello@programme.example",
    });
    expect(new Date(email.date ?? "").toISOString()).toBe("2026-11-23T09:00:00.000Z");
  });

  test("offer to unsubscribe only where it does something, on one unfolded line", async () => {
    const unsubscribe = `https://programme.example/unsubscribe/${"x".repeat(120)}`;
    const raw = Buffer.from(
      await makeMail(writeOut(hello, { ...frame, unsubscribe }), envelope({ unsubscribe })),
    ).toString();
    expect(raw).toContain(`List-Unsubscribe: <${unsubscribe}>\r\n`);
    expect(raw).toContain("List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n");
    expect(await received(hello)).not.toHaveProperty("headers.list-unsubscribe");
    expect(header(await received(hello), "list-unsubscribe")).toBeUndefined();
    expect(header(await received(hello), "list-unsubscribe-post")).toBeUndefined();
  });

  test("the same letter is the same mail, byte for byte", async () => {
    const once = await makeMail(writeOut(hello, frame), envelope());
    const twice = await makeMail(writeOut(hello, frame), envelope());
    expect(Buffer.from(once).equals(Buffer.from(twice))).toBe(true);
  });
});

describe("pictures", () => {
  const content: LetterContent = {
    subject: "Report",
    parts: [{ picture: { name: "chart", alternative: "Members rose to 1,321" } }],
  };

  test("go inside the mail, where the HTML refers to them", async () => {
    const bytes = new Uint8Array([137, 80, 78, 71]);
    const email = await received(content, { pictures: new Map([["chart", bytes]]) }, { pictures: ["chart"] });
    expect(email.attachments).toHaveLength(1);
    expect(email.attachments[0]).toMatchObject({ contentId: "<chart>", mimeType: "image/png" });
    expect(load(email.html ?? "")("img").attr()).toMatchObject({
      src: "cid:chart",
      alt: "Members rose to 1,321",
    });
  });

  test("that are missing leave their text", async () => {
    const email = await received(content);
    expect(load(email.html ?? "")("img").length).toBe(0);
    expect(email.html).toContain("Members rose to 1,321");
    expect(email.text).toContain("Members rose to 1,321");
  });
});

describe("a letter of a conversation", () => {
  test("stands below what it answers, and says nothing of a machine when a person wrote it", async () => {
    const email = await received(hello, { answers: ["first@fernhill.example"], automatic: undefined });
    expect(email.inReplyTo).toBe("<first@fernhill.example>");
    expect(header(email, "references")).toBe("<first@fernhill.example>");
    expect(header(email, "auto-submitted")).toBeUndefined();
  });

  test("carries no id that could start a header of its own", async () => {
    const email = await received(hello, { answers: ["a>\r\nBcc: all@people.example", "b c", "<d>"] });
    expect(header(email, "bcc")).toBeUndefined();
    expect(email.inReplyTo).toBeUndefined();
  });
});
