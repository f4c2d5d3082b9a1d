import type { Write } from "../../../shared/journal/commit.ts";
import { countLetter } from "../../../shared/protection/limits.ts";
import type { PageNeeds } from "../../entry-points/page.ts";

/** What counts the letter to a new address, whoever asks for it: nobody fills somebody else's inbox with our letters. */
export const lettersTo = (needs: PageNeeds, email: string): readonly Write<"address-limit">[] => [
  countLetter("address-change", email, { keys: needs.keys, now: needs.now(), random: needs.random }),
];
