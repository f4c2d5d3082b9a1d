/** What a reference names, told by its first letters, so that a person on the telephone knows where to look. */
export const referencePrefixes = {
  enquiry: "ENQ",
  event: "EVT",
  registration: "REG",
  project: "PRJ",
  call: "CAL",
  application: "PRB",
  item: "CAI",
  reUse: "RUS",
  survey: "SUR",
  erasure: "ERA",
  accessRequest: "SAR",
  newsletter: "NWS",
  contribution: "GIV",
} as const;

/** The kinds of thing that people cite by a short reference. */
export type ReferenceKind = keyof typeof referencePrefixes;

/** Gives so many random bytes. Passed in; in production it is the system's secure source. */
export type RandomBytes = (count: number) => Uint8Array;

// Crockford's base 32: no I, L, O or U, so nothing looks like 1 or 0 and no word is spelt by accident.
const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const LENGTH = 7;

const characterAt = (index: number): string => ALPHABET.charAt(index % ALPHABET.length);

// Weights 1, 3, 5 ... are odd, so that every single wrong character changes a sum modulo 32, as do most swaps of neighbours.
const checkCharacter = (body: string): string => {
  let sum = 0;
  for (let index = 0; index < body.length; index += 1)
    sum += (2 * index + 1) * ALPHABET.indexOf(body.charAt(index));
  return characterAt(sum);
};

/** A new reference such as `ENQ-4F7K-2Q9C`: 35 random bits and a check character. Uniqueness is the store's to enforce. */
export const newReference = (kind: ReferenceKind, random: RandomBytes): string => {
  const body = Array.from(random(LENGTH), characterAt).join("");
  const code = body + checkCharacter(body);
  return `${referencePrefixes[kind]}-${code.slice(0, 4)}-${code.slice(4)}`;
};

/** The reference in its one spelling, however a person typed it (case, spaces, O for 0, I or L for 1); null if it cannot be one of that kind. */
export const parseReference = (kind: ReferenceKind, typed: string): string | null => {
  const prefix = referencePrefixes[kind];
  const compact = typed.toUpperCase().replaceAll(/[\s-]/g, "");
  if (!compact.startsWith(prefix)) return null;
  const code = compact.slice(prefix.length).replaceAll("O", "0").replaceAll(/[IL]/g, "1");
  if (code.length !== LENGTH + 1 || [...code].some((letter) => !ALPHABET.includes(letter))) return null;
  if (checkCharacter(code.slice(0, LENGTH)) !== code.charAt(LENGTH)) return null;
  return `${prefix}-${code.slice(0, 4)}-${code.slice(4)}`;
};
