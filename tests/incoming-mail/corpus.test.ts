import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkFile } from "../../shared/files/check.ts";
import { MOST_BYTES_BY_MAIL } from "../../shared/files/file.ts";
import { readMail } from "../../shared/incoming-mail/read-mail.ts";
import { bytesOfMail, corpus } from "./corpus.ts";

const ours = { sender: "hello@programme.example", incomingDomain: "post.programme.example" };

describe("the corpus", () => {
  it("has at least 160 mails, each with what becomes of it", () => {
    expect(corpus.length).toBeGreaterThanOrEqual(160);
  });

  it.each(corpus)("$file: $what", async (expected) => {
    const mail = await readMail(bytesOfMail(expected.file), ours);
    if (expected.text !== undefined) expect(mail.text).toBe(expected.text);
    expect(mail.text).toContain(expected.contains ?? "");
    if (expected.quoted === undefined) expect(mail.quoted).toBe("");
    else expect(mail.quoted).toContain(expected.quoted);
    if (expected.subjectIs !== undefined) expect(mail.subject).toBe(expected.subjectIs);
    if (expected.fromName !== undefined) expect(mail.from?.name).toBe(expected.fromName);
    if (expected.fromAddress !== undefined) expect(mail.from?.address).toBe(expected.fromAddress);
    expect(mail.from === undefined).toBe(expected.noSender === true);
    expect(mail.replyTo?.address).toBe(expected.replyTo);
    if (expected.copied !== undefined)
      expect(mail.copied.map(({ address }) => address)).toEqual(expected.copied);
    expect(mail.automatic).toBe(expected.automatic);
    expect(mail.doubt).toBe(expected.doubt);
    if (expected.files !== undefined)
      expect(mail.attachments.map(({ name }) => name)).toEqual(expected.files);
    if (expected.remark === undefined) expect(mail.remarks).toEqual([]);
    else expect(mail.remarks.join("\n")).toContain(expected.remark);
    if (expected.verdicts !== undefined) expect(mail.verdicts).toEqual(expected.verdicts);
    if (expected.proof !== undefined) expect(mail.proof).toBe(expected.proof);
    expect(mail.text.length + mail.quoted.length).toBeLessThanOrEqual(200_000);
  });

  it.each(corpus.filter(({ kept, verdicts }) => kept !== undefined && verdicts === undefined))(
    "$file: files that may be kept",
    async ({ file, kept = [] }) => {
      const { attachments } = await readMail(bytesOfMail(file), ours);
      const checked = await Promise.all(attachments.map((sent) => checkFile(sent, MOST_BYTES_BY_MAIL)));
      expect(checked.flatMap((one) => ("good" in one ? [one.good.name] : []))).toEqual(kept);
    },
  );
});

describe("whatever comes", () => {
  const samples = corpus.map(({ file }) => bytesOfMail(file)).filter(({ length }) => length < 10_000);

  it("is read without an error, and gives something that can be shown and stored", async () => {
    const mangled = fc
      .tuple(
        fc.constantFrom(...samples),
        fc.array(fc.tuple(fc.nat(10_000), fc.nat(255)), { maxLength: 20 }),
        fc.nat(10_000),
      )
      .map(([sample, changes, length]) => {
        const bytes = Buffer.from(sample);
        for (const [at, value] of changes) bytes[at % bytes.length] = value;
        return bytes.subarray(0, 1 + (length % bytes.length));
      });
    await fc.assert(
      fc.asyncProperty(fc.oneof(mangled, fc.uint8Array({ maxLength: 500 })), async (bytes) => {
        const mail = await readMail(bytes, ours);
        expect(mail.subject).not.toMatch(/[\r\n]/);
        expect(`${mail.text}${mail.quoted}${mail.subject}`.isWellFormed()).toBe(true);
        expect(mail.references.length).toBeLessThanOrEqual(50);
      }),
      { numRuns: 400 },
    );
  });

  it("a sender writes into a header puts no verdict, sender or recipient where the mail service's are read", async () => {
    const top =
      "Return-Path: <ada@trust.example>\r\nReceived: from a by b for enquiries@post.programme.example; now\r\nX-SES-Spam-Verdict: FAIL\r\nX-SES-Virus-Verdict: FAIL\r\nAuthentication-Results: amazonses.com; dmarc=fail\r\n";
    const forged = fc.constantFrom(
      "X-SES-Spam-Verdict: PASS",
      "X-SES-Virus-Verdict: PASS",
      "Authentication-Results: amazonses.com; dmarc=pass header.from=trust.example",
      "Received: from x by y",
      "Return-Path: <>",
    );
    const text = fc.string({ maxLength: 40 }).map((value) => `X-Any: ${value.replaceAll(/[\r\n]/g, "")}`);
    await fc.assert(
      fc.asyncProperty(fc.array(fc.oneof(forged, text), { maxLength: 12 }), async (lines) => {
        const mail = await readMail(
          Buffer.from(`${top}${[...lines, "From: ada@trust.example"].join("\r\n")}\r\n\r\nHello\r\n`),
          ours,
        );
        expect(mail.verdicts).toEqual({ spam: "fail", virus: "fail" });
        expect(mail.proof).toBe("none");
        expect(mail.recipients[0]).toBe("enquiries@post.programme.example");
      }),
    );
  });

  it.each([
    ["elements within elements", "text/html", "<div>".repeat(150_000)],
    ["nothing but spaces before a word", "text/plain", `${" ".repeat(150_000)}x`],
    ["a line that almost announces a quote", "text/plain", `${"On ".repeat(40_000)}wrote:`],
    ["quotes and answers in turn", "text/plain", "a\n>b\n".repeat(20_000)],
  ])("is made to keep us busy (%s) is read all the same", async (_what, type, body) => {
    const mail = await readMail(
      Buffer.from(`From: ada@trust.example\r\nContent-Type: ${type}\r\n\r\n${body}`),
      ours,
    );
    expect(mail.from?.address).toBe("ada@trust.example");
  });
});
