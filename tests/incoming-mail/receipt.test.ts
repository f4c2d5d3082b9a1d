import { randomBytes } from "node:crypto";
import nodemailer, { type Transporter } from "nodemailer";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type LocalStack, startLocalStack } from "../../infra/local/index.ts";
import { sharedAssembly } from "../support/shared-assembly.ts";
import { wholeTable } from "../support/whole-table.ts";

let stack: LocalStack;
let post: Transporter;

beforeAll(async () => {
  stack = await startLocalStack({ assembly: await sharedAssembly() });
  post = nodemailer.createTransport(stack.addresses.smtp);
});
afterAll(async () => {
  post?.close();
  await stack?.stop();
});

const send = async (mail: string | Buffer, to = stack.addresses.enquiries): Promise<void> => {
  await post.sendMail({ envelope: { from: "ada@trust.example", to: [to] }, raw: mail });
  await stack.idle();
};

const mailOf = (subject: string, body: string, more = ""): string =>
  `From: Ada Example <ada@trust.example>\r\nTo: ${stack.addresses.enquiries}\r\nSubject: ${subject}\r\nMessage-ID: <${randomBytes(8).toString("hex")}@trust.example>\r\n${more}\r\n${body}\r\n`;

const table = async (): Promise<string> => JSON.stringify(await wholeTable(stack));

describe("mail that comes in by SMTP", () => {
  it("becomes an enquiry at the desk, with its file, and is acknowledged", async () => {
    const file = Buffer.from("%PDF-1.4 plan").toString("base64");
    await send(
      mailOf(
        "Workshops in spring",
        `--b\r\n\r\nIs there a series in spring?\r\n--b\r\nContent-Type: application/pdf; name="Plan.pdf"\r\nContent-Transfer-Encoding: base64\r\nContent-Disposition: attachment; filename="Plan.pdf"\r\n\r\n${file}\r\n--b--`,
        "MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n",
      ),
    );
    const found = await table();
    expect(found).toContain("Is there a series in spring?");
    expect(found).toContain('"name":"Plan.pdf"');
    expect(stack.letters().map(({ to }) => to.join())).toContain("ada@trust.example");
    expect(stack.refusals()).toEqual([]);
  });

  it("to an address that is none of ours is refused", async () => {
    await expect(send(mailOf("Hello", "Hello"), "someone@elsewhere.example")).rejects.toMatchObject({
      responseCode: 550,
    });
  });

  it("that is spam by its mark is never acknowledged", async () => {
    const before = stack.letters().length;
    const mark = ["XJS*C4JDBQADN1.NSBN3*2IDNEN*", "GTUBE-STANDARD-ANTI-UBE-TEST-EMAIL*C.34X"].join("");
    await send(mailOf("Cheap pills", mark));
    expect(await table()).toContain("Cheap pills");
    expect(stack.letters()).toHaveLength(before);
  });

  it("of 25 MB is taken in, and says which file was too large to keep", async () => {
    const lines = randomBytes(18 * 1_048_576)
      .toString("base64")
      .replaceAll(/(.{76})/g, "$1\r\n");
    await send(
      mailOf(
        "A large one",
        `--b\r\n\r\nThe film is attached.\r\n--b\r\nContent-Type: application/pdf; name="film.pdf"\r\nContent-Transfer-Encoding: base64\r\n\r\n${lines}\r\n--b--`,
        "MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n",
      ),
    );
    const found = await table();
    expect(found).toContain("The film is attached.");
    expect(found).toContain("was not kept: it is larger than 10.0 MB");
    const [call] = stack
      .invocations()
      .filter(({ function: label }) => label === "enquiries-on-mail-received")
      .slice(-1);
    expect(call).toMatchObject({ outcome: "ok" });
  }, 60_000);

  it("larger than 40 MB is refused", async () => {
    const large = mailOf("Too large", "x".repeat(70).concat("\r\n").repeat(600_000));
    await expect(send(large)).rejects.toMatchObject({ responseCode: 552 });
  }, 60_000);
});
