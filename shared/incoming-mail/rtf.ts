// MS-OXRTFCP: the text in which the dictionary begins, so that short mails are short.
const BEGINNING =
  "{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript \\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx";

const COMPRESSED = 0x75465a4c;
const UNCOMPRESSED = 0x414c454d;
const SIZE = 4096;
const MOST = 2_000_000;

/** RTF as it was before Outlook compressed it; undefined when it is broken. */
const uncompressed = (bytes: Uint8Array): string | undefined => {
  if (bytes.byteLength < 16) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const kind = view.getUint32(8, true);
  if (kind === UNCOMPRESSED) return Buffer.from(bytes.subarray(16)).toString("latin1");
  if (kind !== COMPRESSED) return undefined;
  const dictionary = Buffer.alloc(SIZE, 0x20);
  dictionary.write(BEGINNING, 0, "latin1");
  const out: number[] = [];
  let writes = BEGINNING.length;
  const put = (byte: number) => {
    out.push(byte);
    dictionary[writes] = byte;
    writes = (writes + 1) % SIZE;
  };
  for (let at = 16; at < bytes.byteLength && out.length < MOST; ) {
    const flags = bytes[at] ?? 0;
    at += 1;
    for (let bit = 0; bit < 8 && at < bytes.byteLength; bit += 1) {
      if ((flags & (1 << bit)) === 0) {
        put(bytes[at] ?? 0);
        at += 1;
        continue;
      }
      const pair = ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
      at += 2;
      const from = pair >> 4;
      if (from === writes) return Buffer.from(out).toString("latin1");
      for (let index = 0; index < (pair & 15) + 2; index += 1) put(dictionary[(from + index) % SIZE] ?? 0);
    }
  }
  return Buffer.from(out).toString("latin1");
};

const UNSHOWN =
  /^\\(fonttbl|colortbl|stylesheet|info|pict|object|generator|listtable|listoverridetable|themedata|\*)/;
const TOKEN = /\\'[0-9a-f]{2}|\\u-?\d+ ?\??|\\[a-z]+-?\d* ?|\\[^a-z]|[{}]|[^\\{}\r\n]+/gi;
const LETTERS = new TextDecoder("windows-1252");

const wordsOf = (token: string): string => {
  if (token.startsWith("\\'")) return LETTERS.decode(Buffer.from(token.slice(2), "hex"));
  const unicode = /^\\u(-?\d+)/.exec(token)?.[1];
  if (unicode !== undefined) return String.fromCharCode((Number(unicode) + 65_536) % 65_536);
  if (/^\\(par|line|row|sect|page)\b/.test(token)) return "\n";
  if (/^\\(tab|cell)\b/.test(token)) return "\t";
  if (/^\\[{}\\~]/.test(token)) return token[1] === "~" ? " " : (token[1] ?? "");
  return token.startsWith("\\") || token === "{" || token === "}" ? "" : token;
};

/** The words of RTF as Outlook puts it into `winmail.dat`; undefined when there are none to be read. */
export const textOfRtf = (bytes: Uint8Array): string | undefined => {
  const rtf = uncompressed(bytes);
  if (rtf === undefined) return undefined;
  // RTF made of HTML has the page's own elements in groups of their own, and the words between.
  const isPage = rtf.includes("\\fromhtml");
  const words: string[] = [];
  const hidden: boolean[] = [false];
  let begins = false;
  for (const [token] of rtf.slice(0, MOST).matchAll(TOKEN)) {
    if (token === "{") hidden.push(hidden.at(-1) === true);
    else if (token === "}") {
      if (hidden.length > 1) hidden.pop();
    } else if (begins && UNSHOWN.test(token)) hidden[hidden.length - 1] = true;
    else if (isPage && /^\\htmlrtf0? ?$/.test(token)) hidden[hidden.length - 1] = !token.includes("0");
    else if (hidden.at(-1) !== true) words.push(wordsOf(token));
    begins = token === "{";
  }
  const text = words.join("").trim();
  return text === "" ? undefined : text;
};
