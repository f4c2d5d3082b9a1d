import { oneLine } from "../platform/text.ts";
import { mailboxesIn } from "./addresses.ts";
import { attachedIn } from "./attachments.ts";
import { charsetOf, contentOf, type Piece } from "./content.ts";
import { textOf } from "./mail-text.ts";
import { bytesOfPart } from "./mime/body.ts";
import { readWords } from "./mime/encoded-words.ts";
import { headerText } from "./mime/header-block.ts";
import { headerOf, takeApart } from "./mime/parts.ts";

/** Of the mails that are attached so many are shown, and so much of each; all of them are files beside. */
const MOST_MAILS = 5;
const MOST_CHARACTERS = 20_000;
const MOST_BYTES = 3_000_000;
const MOST_WITHIN = 3;

/** A mail that was attached as a whole, in words: who wrote it, and what. */
const inWords = async (bytes: Buffer, within: number): Promise<string> => {
  const { root } = takeApart(bytes.subarray(0, MOST_BYTES));
  const header = (name: string) => oneLine(readWords(headerText(headerOf(root, name), charsetOf(root))));
  const [from] = mailboxesIn(headerText(headerOf(root, "from"), charsetOf(root)));
  const content = contentOf(root);
  const { text } = await textOf(content.pieces);
  const { attachments } = attachedIn(content, text !== "");
  const named = attachments.map(({ name }) => oneLine(name)).join(", ");
  const lines = [
    from === undefined ? "" : `From: ${`${from.name} <${from.address}>`.trim()}`,
    header("date") === "" ? "" : `Date: ${header("date")}`,
    `Subject: ${header("subject")}`,
    named === "" ? "" : `Files: ${named}`,
  ];
  const inner = within < MOST_WITHIN ? await attachedMails(content.pieces, within + 1) : [];
  const words = [
    lines.filter((line) => line !== "").join("\n"),
    text.trim().slice(0, MOST_CHARACTERS),
    ...inner,
  ];
  return `---------- Attached message ----------\n${words.filter((part) => part !== "").join("\n\n")}`;
};

/** The mails that are attached to a mail, each in words. */
export const attachedMails = async (pieces: readonly Piece[], within = 1): Promise<string[]> => {
  const shown: string[] = [];
  for (const piece of pieces)
    if (piece.kind === "mail" && shown.length < MOST_MAILS)
      shown.push(await inWords(bytesOfPart(piece.part), within));
  return shown;
};
