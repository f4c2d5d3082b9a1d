import type { LocalStack } from "../../infra/local/index.ts";
import type { Browser, Met } from "../support/browser.ts";
import { visit } from "../support/over-http.ts";

type SentLetter = ReturnType<LocalStack["letters"]>[number];

/** A person shown an error sends the same again, but not for ever. */
const PATIENCE = 3;

/** One telling of a story: people and things of its own, found by a name that nothing else contains. */
export class Run {
  readonly #stack: LocalStack;
  readonly #patience: number;
  readonly name: string;
  /** Under which all that this telling leads to is found. */
  readonly correlation: string;
  /** What the story remembers from one stage to the next: the references of what it made. */
  readonly known = new Map<string, string>();

  /** Its people send again what failed so many times at most. */
  constructor(stack: LocalStack, name: string, patience = PATIENCE) {
    this.#stack = stack;
    this.#patience = patience;
    this.name = name;
    this.correlation = `run-${name}`;
  }

  /** The address of one of its people. */
  address(who: string): string {
    return `${who.toLowerCase()}@${this.name}.example`;
  }

  /** The fields by which one of its people is known, as every public form asks for them. */
  person(who: string): Record<string, string> {
    return {
      name: `${who} Example`,
      email: this.address(who),
      organisation: `House ${this.name}`,
      consent: "yes",
    };
  }

  /** Somebody new at the site; with the cookies of the team, at the desk. */
  visit(cookies: Readonly<Record<string, string>> = {}): Browser {
    return visit(this.#stack, { correlation: this.correlation, cookies, patience: this.#patience });
  }

  /** What was remembered under this name. Throws when nothing was. */
  recall(name: string): string {
    const found = this.known.get(name);
    if (found === undefined) throw new Error(`${this.name} remembers no ${name}.`);
    return found;
  }

  /** The letters of this telling, in the order they went out. */
  letters(): SentLetter[] {
    return this.#stack.letters().filter(({ correlations }) => correlations.includes(this.correlation));
  }

  /** The path of a link that a letter of this kind gave somebody; the path begins so. Throws when there is none. */
  linkTo(who: string, kind: string, path: string): string {
    const letter = this.letters().find((one) => one.kind === kind && one.to.includes(this.address(who)));
    const link = letter?.text.split(/[\s<>]+/).find((word) => word.startsWith(this.#stack.url + path));
    if (link === undefined) throw new Error(`${this.name}: ${who} got no ${kind} with a link to ${path}.`);
    return link.slice(this.#stack.url.length);
  }
}

/** The answer, if it is a page. Throws with what it says instead. */
export const shown = (met: Met, what: string): Met => {
  if (met.status !== 200) throw new Error(`${what}: ${met.status} ${met.to} ${met.text.slice(0, 300)}`);
  return met;
};

/** Where a form that was taken leads to. Throws with what the page says instead. */
export const taken = (met: Met, what: string): string => {
  if (met.status !== 303) throw new Error(`${what}: ${met.status} ${met.text.slice(0, 300)}`);
  return met.to;
};

/** The reference in an address. Throws when it has none. */
export const referenceIn = (path: string): string => {
  const [reference] = /\b[A-Z]{3}-[0-9A-Z]{4}-[0-9A-Z]{2,4}\b/.exec(decodeURIComponent(path)) ?? [];
  if (reference === undefined) throw new Error(`There is no reference in ${path}.`);
  return reference;
};
