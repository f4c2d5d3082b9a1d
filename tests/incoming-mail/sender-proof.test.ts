import { describe, expect, it } from "vitest";
import { readMail } from "../../shared/incoming-mail/read-mail.ts";
import { mailboxOf } from "../../shared/protection/mailbox.ts";

const ours = { sender: "hello@programme.example", incomingDomain: "post.programme.example" };

const proofOf = async (results: string, from = "Ada <ada@trust.example>") => {
  const top = results === "" ? "" : `Authentication-Results: ${results}\r\n`;
  const mail = `Return-Path: <ada@trust.example>\r\n${top}Received: from a by b\r\nFrom: ${from}\r\nSubject: Hello\r\n\r\nHello\r\n`;
  return (await readMail(Buffer.from(mail), ours)).proof;
};

describe("how far it is proved who sent a mail", () => {
  it.each([
    ["dmarc", "DMARC passed for their domain", "amazonses.com; dmarc=pass header.from=trust.example;"],
    [
      "dmarc",
      "the domain is written in capitals",
      "amazonses.com; spf=none; dmarc=pass header.from=Trust.Example",
    ],
    ["none", "DMARC passed for another domain", "amazonses.com; dmarc=pass header.from=evil.example;"],
    ["none", "DMARC passed for nobody knows what", "amazonses.com; dmarc=pass;"],
    [
      "none",
      "DMARC failed though DKIM passed",
      "amazonses.com; dkim=pass header.i=@trust.example; dmarc=fail",
    ],
    ["none", "DMARC could not be asked", "amazonses.com; dkim=pass header.i=@trust.example; dmarc=temperror"],
    [
      "aligned",
      "no policy, DKIM of their domain",
      "amazonses.com; spf=fail; dkim=pass header.i=@trust.example; dmarc=none header.from=trust.example;",
    ],
    [
      "aligned",
      "no policy, SPF of a domain below theirs",
      "amazonses.com; spf=pass (spfCheck: ok) client-ip=192.0.2.1; envelope-from=b@mail.trust.example; dkim=none; dmarc=none",
    ],
    [
      "none",
      "no policy, DKIM of a mailing service",
      "amazonses.com; dkim=pass header.i=@mailer.example; dmarc=none",
    ],
    [
      "none",
      "no policy, a domain that only ends alike",
      "amazonses.com; dkim=pass header.i=@nottrust.example; dmarc=none",
    ],
    ["none", "another service looked", "mx.evil.example; dmarc=pass header.from=trust.example"],
    ["none", "nobody looked", ""],
  ])("%s: %s", async (proof, _what, results) => {
    expect(await proofOf(results)).toBe(proof);
  });

  it.each(["Ada <ada@trust.example>, Eve <eve@evil.example>", "ada@trust.example\r\nFrom: eve@evil.example"])(
    "is not at all of a mail with two authors",
    async (from) => {
      expect(await proofOf("amazonses.com; dmarc=pass header.from=trust.example", from)).toBe("none");
    },
  );
});

describe("the mailbox that limits count", () => {
  it.each([
    ["Ada@Trust.example ", "ada@trust.example"],
    ["ada+1@trust.example", "ada@trust.example"],
    ["ada+a+b@trust.example", "ada@trust.example"],
    ["a.d.a+1@gmail.com", "ada@gmail.com"],
    ["a.d.a@trust.example", "a.d.a@trust.example"],
    ["+1@trust.example", "+1@trust.example"],
    ["no address", "no address"],
  ])("of %s is %s", (address, mailbox) => {
    expect(mailboxOf(address)).toBe(mailbox);
  });
});
