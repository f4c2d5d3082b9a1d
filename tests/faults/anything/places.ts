import { paths } from "../../../shared/pages/paths.ts";
import { one, type Pick } from "./fill.ts";

const SITE = "https://programme.example";
const KEPT = 12;

/**
 * Pages that are left out: what ends the session of whoever walks, what needs a bucket or a queue (files, archives, replays: their own
 * tests try those), and the sign-in service, which is elsewhere.
 */
const LEFT_OUT =
  /^\/desk\/(sign|team|sessions|exports|imports|files|failures)|\/files$|\.(docx|pdf|csv|atom)$/;

const isOpen = (path: string): boolean => !path.includes("{");

/** The addresses that are known so far, by which page they are of: each page is as likely as any other, however many addresses it has. */
export class Places {
  readonly #shapes: readonly { readonly name: string; readonly shape: RegExp }[];
  readonly #known = new Map<string, string[]>();
  readonly seen = new Set<string>();

  constructor() {
    const wanted = Object.entries(paths).filter(([, path]) => !LEFT_OUT.test(path));
    // Of two pages that an address fits, the one with fewer blanks is meant.
    this.#shapes = wanted
      .toSorted(([, a], [, b]) => a.split("{").length - b.split("{").length)
      .map(([name, path]) => ({
        name,
        shape: new RegExp(`^${path.replaceAll(".", "\\.").replaceAll(/\{\w+\}/g, "[^/]+")}$`),
      }));
    for (const [, path] of wanted.filter(([, path]) => isOpen(path))) this.add(path);
  }

  /** Which page an address is of, undefined for one that is left out. */
  pageOf(address: string): string | undefined {
    const [path = ""] = address.split("?");
    return LEFT_OUT.test(path) ? undefined : this.#shapes.find(({ shape }) => shape.test(path))?.name;
  }

  /** Remembers an address of ours. The oldest of a page is forgotten when there are many. */
  add(found: string): void {
    const address = found.replace(SITE, "").replace(/#.*$/, "");
    if (!address.startsWith("/") || address.includes("done=")) return;
    const page = this.pageOf(address);
    if (page === undefined) return;
    const name = address.includes("ask=") ? `${page} asks` : page;
    const known = this.#known.get(name) ?? [];
    if (known.includes(address)) return;
    this.#known.set(name, [...known, address].slice(-KEPT));
  }

  /** Any page, and any address of it. */
  any(pick: Pick): string {
    const page = one(pick, [...this.#known.keys()]) ?? "";
    this.seen.add(page);
    return one(pick, this.#known.get(page) ?? []) ?? "/";
  }
}
