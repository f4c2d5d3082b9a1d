import type { Write } from "../journal/commit.ts";
import { mailboxOf } from "./mailbox.ts";
import { type Counting, countOne, type Limit } from "./rate-limit.ts";

/** Which limit a form ran into: of the address that was typed in, of the network it came from, or of the form itself. */
export type LimitRefusal = "address-limit" | "network-limit" | "form-limit";

/**
 * How many letters a form may cause to one address: whoever does not find the first asks again, and again the next day; nobody needs
 * more, and somebody else's inbox is not to be filled with our letters.
 */
export const lettersToAddress = (form: string): Limit => ({
  name: `${form}-address`,
  perHour: 3,
  perDay: 6,
});

/**
 * How many forms with a proof of work come from one network. A whole hospital, or a provider of the health network, may be behind one address
 * when a newsletter asks everybody to join. In 8 shards, so that they do not wait for one another.
 */
export const fromNetwork = (form: string): Limit => ({
  name: `${form}-network`,
  perHour: 800,
  perDay: 4000,
  shards: 8,
});

/**
 * How many forms without a proof come from one network: few people are without scripts, and most robots are. Of 1,000 people behind one
 * address about ten. One item, because so few do not get in each other's way.
 */
export const uncheckedFromNetwork = (form: string): Limit => ({
  name: `${form}-unchecked`,
  perHour: 30,
  perDay: 100,
});

/**
 * How often one form, and so one proof, can be sent with different answers: somebody goes back, corrects and sends again. What makes a
 * second use of a proof dear is this count; no list of used proofs is needed.
 */
export const usesOfForm: Limit = { name: "form", perHour: 3, perDay: 3 };

/** The write that counts a letter that a form, or a mail, causes to an address that nobody has proved. */
export const countLetter = (form: string, email: string, counting: Counting): Write<"address-limit"> =>
  countOne(lettersToAddress(form), mailboxOf(email), "address-limit", counting);

/**
 * The writes that count a letter which a mail causes: to its address, and to the network that it came from. A program that answers each of our letters
 * with a new mail, from whatever address, comes to an end there.
 */
export const countMailLetter = (
  form: string,
  { email, network }: { readonly email: string; readonly network: string | undefined },
  counting: Counting,
): readonly Write<LimitRefusal>[] => [
  countLetter(form, email, counting),
  ...(network === undefined
    ? []
    : [countOne(fromNetwork(`${form}-mail`), network, "network-limit", counting)]),
];

/** A form as the limits see it: where it came from, with what proof, and the address that was typed in. */
export interface LimitedForm {
  /** The form's name, which keeps its counts apart from those of others: `join`. */
  readonly form: string;
  readonly formId: string;
  readonly network: string;
  readonly checked: boolean;
  /** Left out where a form causes no letter to an address that was typed in, or where each is its own limit. */
  readonly email?: string;
  /** Whether forms with a proof are counted by network too. Not where thousands come at once and every one of them is a place. */
  readonly countNetwork: boolean;
}

/**
 * The writes that count a form against its limits, for the transaction of its command. They are the same for every address, known or not.
 */
export const limitWrites = (asked: LimitedForm, counting: Counting): readonly Write<LimitRefusal>[] => {
  const { form, formId, network, checked, email, countNetwork } = asked;
  const count = (limit: Limit, what: string, refusal: LimitRefusal) =>
    countOne(limit, what, refusal, counting);
  return [
    ...(email === undefined ? [] : [countLetter(form, email, counting)]),
    ...(checked ? [count(usesOfForm, formId, "form-limit")] : []),
    ...(checked && countNetwork ? [count(fromNetwork(form), network, "network-limit")] : []),
    ...(checked ? [] : [count(uncheckedFromNetwork(form), network, "network-limit")]),
  ];
};
