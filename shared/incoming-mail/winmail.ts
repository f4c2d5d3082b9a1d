import type { IncomingAttachment } from "./incoming-mail.ts";

// MS-OXTNEF 2.1.3: a stream of attributes, of which these say what is attached.
const SIGNATURE = 0x223e9f78;
const ATTACH_BEGINS = 0x00069002;
const ATTACH_TITLE = 0x00018010;
const ATTACH_DATA = 0x0006800f;

const HEAD = 9;
const CHECKSUM = 2;
const MOST_ATTRIBUTES = 2000;

/** A title in the code page of western Windows, up to its final nought. */
const titleOf = (bytes: Uint8Array): string => {
  const end = bytes.indexOf(0);
  return new TextDecoder("windows-1252").decode(end < 0 ? bytes : bytes.subarray(0, end));
};

/**
 * The files inside a `winmail.dat`, in which Outlook packs them for its own kind; undefined when it is none, or broken. Reads by the lengths that it
 * states and never beyond its end; its formatted text is left, because the mail has it as plain text beside.
 */
export const openWinmail = (bytes: Uint8Array): IncomingAttachment[] | undefined => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.byteLength < 6 || view.getUint32(0, true) !== SIGNATURE) return undefined;
  const found: { name: string; bytes: Uint8Array | undefined }[] = [];
  let at = 6;
  for (let count = 0; at + HEAD <= bytes.byteLength && count < MOST_ATTRIBUTES; count += 1) {
    const id = view.getUint32(at + 1, true);
    const end = at + HEAD + view.getUint32(at + 5, true);
    if (end > bytes.byteLength) return undefined;
    const data = bytes.subarray(at + HEAD, end);
    const last = found.at(-1);
    if (id === ATTACH_BEGINS) found.push({ name: "", bytes: undefined });
    else if (id === ATTACH_TITLE && last !== undefined) last.name = titleOf(data);
    else if (id === ATTACH_DATA && last !== undefined) last.bytes = data;
    at = end + CHECKSUM;
  }
  return found.flatMap(({ name, bytes: content }) =>
    content === undefined ? [] : [{ name: name || "file", type: "application/octet-stream", bytes: content }],
  );
};
