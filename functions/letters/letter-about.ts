import * as z from "zod/mini";
import type { Letter } from "../../shared/letters/letter.ts";
import { subjectName, subjectPath } from "../../shared/pages/subject-path.ts";

const titled = z.looseObject({ title: z.optional(z.string()), subject: z.optional(z.string()) });

/** What a letter is about, by the title that it tells or the subject that a person wrote, and where the desk shows it. Its reference alone says little. */
export const letterAbout = ({ about, facts }: Pick<Letter, "about" | "facts">) => {
  const name = subjectName(about);
  const { title, subject = "" } = titled.safeParse(facts).data ?? {};
  const words = title ?? subject;
  const text = words === "" ? name : words.includes(name) ? words : `${words} (${name})`;
  return { text, href: subjectPath(about) };
};
