import { readFile, stat } from "node:fs/promises";
import nodemailer from "nodemailer";
import * as z from "zod/mini";
import { askLocal, checkOptions, DEFAULT_LOCAL, localAddress, runCommand } from "./operator.ts";

// `npm run mail -- FILE...`: sends mails that were saved as files to the copy that `npm start` runs, as a mail server would.

const USAGE = `npm run mail -- FILE.eml ...           sends each file as a mail to the local copy
  --to ADDRESS                        to this address instead of the copy's address for enquiries
  --from ADDRESS                      as the sender of the envelope (somebody@trust.example unless said)
  --local [ADDRESS]                   where the copy is (http://localhost:3000 unless said)`;

const readySchema = z.object({ smtp: z.url(), enquiries: z.string() });

const optionOf = (args: readonly string[], option: string): string | undefined => {
  const at = args.indexOf(option);
  return at < 0 ? undefined : args[at + 1];
};

/** A mail that was saved, its lines ended as SMTP wants them. Throws a sentence when it cannot be read. */
const readMail = async (file: string): Promise<Buffer> => {
  const found = await stat(file).catch(() => undefined);
  if (found === undefined) throw new Error(`There is no file ${file}.`);
  if (!found.isFile()) throw new Error(`${file} is not a file.`);
  return Buffer.from((await readFile(file)).toString("latin1").replaceAll(/\r?\n/g, "\r\n"), "latin1");
};

await runCommand(async (args) => {
  if (args.includes("--help")) {
    console.log(USAGE);
    return;
  }
  checkOptions(args, ["--to", "--from", "--local"], USAGE);
  const files = args.filter((one, index) => !one.startsWith("-") && !args[index - 1]?.startsWith("--"));
  if (files.length === 0) throw new Error(`Which mail?\n\n${USAGE}`);
  const mails = await Promise.all(files.map(async (file) => ({ file, raw: await readMail(file) })));
  const { smtp, enquiries } = readySchema.parse(await askLocal(localAddress(args) ?? DEFAULT_LOCAL, "ready"));
  const transport = nodemailer.createTransport(smtp);
  const envelope = {
    from: optionOf(args, "--from") ?? "somebody@trust.example",
    to: [optionOf(args, "--to") ?? enquiries],
  };
  for (const { file, raw } of mails) {
    await transport.sendMail({ envelope, raw });
    console.log(`${file} sent to ${envelope.to.join(", ")}`);
  }
  transport.close();
});
