import tlds from "tlds" with { type: "json" };
import { lazy } from "../platform/lazy.ts";
import { normalized } from "../platform/text.ts";

/** Every ending of a host name that there is, and those of addresses for examples and for hidden services. */
const endings = /* @__PURE__ */ lazy((): ReadonlySet<string> => new Set([...tlds, "example", "onion"]));

// People write a title and their name without a space between them, and some titles are endings of host names: `Dr.med`.
const titles: ReadonlySet<string> = /* @__PURE__ */ new Set(
  "dr prof pd mr mrs ms miss mx sir dame rev fr st hon lord lady dipl ing mag phil med cand stud capt col lt maj sgt".split(
    " ",
  ),
);

// A single letter before a dot is an initial: `M.Co Lee`, `J.Li`. With these endings it is an address that somebody owns: `x.com`.
const notOfInitials: ReadonlySet<string> = new Set(["com", "net", "org", "info", "biz"]);

// The health service's mail, as its people write it after their names.
const harmless: ReadonlySet<string> = new Set(["nhs.net"]);

/** What stands in a text between what separates words, with every dot a full stop. Host names are read so by browsers (UTS 46). */
const wordsIn = (text: string): readonly string[] =>
  normalized(text, "NFKC")
    .replaceAll(/[\u3002\uff0e\uff61]/g, ".")
    .toLowerCase()
    .split(/[\s,;()<>[\]{}"“”|]/);

const isNumber = (word: string): boolean => /^\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}(?![\d.])/.test(word);

const isHost = (word: string): boolean => {
  const [host = "", path] = word.split(/[/:?#]/, 2);
  const parts = host.split(".").filter((part) => part !== "");
  if (parts.length < 2 || harmless.has(parts.join("."))) return false;
  return parts.slice(1).some((ending, at) => {
    const before = parts[at] ?? "";
    if (titles.has(before)) return false;
    if (path !== undefined) return ending.length > 1;
    // An ending of another script as it travels.
    if (ending.startsWith("xn--")) return true;
    return [...before].length > 1 ? endings().has(ending) : notOfInitials.has(ending);
  });
};

/**
 * Whether a text has something in it that a mail program makes into a link by itself: a scheme, `www.`, a host name with an ending that there
 * is, in any script and with any dot, an address of numbers, or an email address. `J.Smith` and `Dr.med` are names.
 */
export const hasWebAddress = (text: string): boolean =>
  wordsIn(text).some(
    (word) =>
      word.includes("://") ||
      word.startsWith("www.") ||
      word.startsWith("mailto:") ||
      isNumber(word) ||
      word.split("@").some(isHost),
  );
