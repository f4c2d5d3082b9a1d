import { readMail } from "../../shared/incoming-mail/read-mail.ts";

// A process that reads one mail of 25 MB and tells its highest memory. memory.test.ts starts one for each shape.

const BYTES = 25 * 1_048_576;
const ours = { sender: "hello@programme.example", incomingDomain: "post.programme.example" };
const head = "From: Ada <ada@trust.example>\r\nTo: enquiries@post.programme.example\r\nSubject: Large\r\n";

const filled = (before: string, one: string, after = ""): Buffer =>
  Buffer.concat([
    Buffer.from(before),
    Buffer.alloc(BYTES - before.length - after.length, one),
    Buffer.from(after),
  ]);

const plain = (type = "text/plain", more = ""): string => `${head}Content-Type: ${type}\r\n${more}\r\n`;
const multipart = `${head}Content-Type: multipart/mixed; boundary=b\r\n\r\n`;
const base64 = `${"QUJD".repeat(19)}\r\n`;
const file = "--b\r\nContent-Type: application/pdf; name=a.pdf\r\nContent-Transfer-Encoding: base64\r\n\r\n";

const within = (depth: number): string =>
  Array.from(
    { length: depth },
    (_part, at) => `Content-Type: multipart/mixed; boundary=b${at}\r\n\r\n--b${at}\r\n`,
  ).join("");

const shapes: Readonly<Record<string, () => Buffer>> = {
  "short lines": () => filled(plain(), "word \r\n"),
  "short lines of a page": () => filled(plain("text/html"), "<p>a</p>\r\n"),
  "long lines": () => filled(plain(), `${"word ".repeat(180)}\r\n`),
  "one long line": () => filled(plain(), "word "),
  "flowed lines": () => filled(plain("text/plain; format=flowed"), "a \r\n"),
  "quoted-printable": () =>
    filled(
      plain("text/plain; charset=utf-8", "Content-Transfer-Encoding: quoted-printable\r\n"),
      "=C3=BC=\r\n",
    ),
  "many parts": () => filled(multipart, "--b\r\n\r\na\r\n"),
  "parts within parts": () => filled(`${head}${within(200)}`, "a\r\n"),
  "many headers": () => filled(head, "X-A: b\r\n", "\r\n\r\nHello\r\n"),
  "a long header": () => filled(`${head}X-A: b`, "b", "\r\n\r\nHello\r\n"),
  "one file": () => filled(`${multipart}--b\r\n\r\nSee file.\r\n${file}`, base64, "\r\n--b--\r\n"),
  "many files": () => filled(multipart, `${file}${base64.repeat(3000)}`, "\r\n--b--\r\n"),
  "quoted lines": () => filled(plain(), "> a\r\nb\r\n"),
  "attached mails": () =>
    filled(multipart, `--b\r\nContent-Type: message/rfc822\r\n\r\nSubject: a\r\n\r\n${"a\r\n".repeat(10)}`),
};

const [, , shape = ""] = process.argv;
const mail = shapes[shape]?.();
if (mail === undefined) throw new Error(`There is no shape "${shape}".`);
const begun = performance.now();
const { text, remarks } = await readMail(mail, ours);
process.send?.({
  // In kilobytes: the highest that the process ever had, its own code and the mail included.
  peak: process.resourceUsage().maxRSS * 1024,
  seconds: (performance.now() - begun) / 1000,
  text: text.length,
  remarks,
});
process.disconnect();
