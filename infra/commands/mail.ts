import { readFile } from "node:fs/promises";
import nodemailer from "nodemailer";
import * as z from "zod";
import { localAddress, runCommand } from "./operator.ts";

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

await runCommand(async (args) => {
  const files = args.filter((one, index) => !one.startsWith("-") && !args[index - 1]?.startsWith("--"));
  if (files.length === 0) {
    console.log(USAGE);
    return;
  }
  const ready = await fetch(`${localAddress(args) ?? "http://localhost:3000"}/_local/ready`).catch(() => {
    throw new Error("There is no local copy there. Start one with npm start.");
  });
  const { smtp, enquiries } = readySchema.parse(await ready.json());
  const transport = nodemailer.createTransport(smtp);
  const envelope = {
    from: optionOf(args, "--from") ?? "somebody@trust.example",
    to: [optionOf(args, "--to") ?? enquiries],
  };
  for (const file of files) {
    const raw = (await readFile(file)).toString("latin1").replaceAll(/\r?\n/g, "\r\n");
    await transport.sendMail({ envelope, raw: Buffer.from(raw, "latin1") });
    console.log(`${file} sent to ${envelope.to.join(", ")}`);
  }
  transport.close();
});
