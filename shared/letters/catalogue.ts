import * as enquiries from "../enquiries/letters.ts";
import type { LetterKind } from "./letter.ts";

/** Every kind of letter that the product can send, by its name. Only the sender and the desk's preview import this. */
export const letterKinds: ReadonlyMap<string, LetterKind> = new Map(
  [...Object.values(enquiries)].map((kind): [string, LetterKind] => [kind.kind, kind]),
);
