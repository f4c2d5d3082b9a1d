import * as z from "zod/mini";
import { optionalProse } from "../pages/typed.ts";
import { emailAddress, personName } from "./person.ts";

/** Somebody as the team typed them: a name and an address. */
export interface TypedPerson {
  readonly name: string;
  readonly email: string;
}

const parseLine = (line: string): TypedPerson | string => {
  const found = /^(?<name>[^<>,;]*)[<,;]\s*(?<email>[^<>,;\s]+)\s*>?$/.exec(line.trim())?.groups;
  const name = personName.safeParse(found?.["name"] ?? "");
  const email = emailAddress.safeParse(found?.["email"] ?? "");
  if (!name.success || !email.success) return "write a name, a comma and an email address";
  return { name: name.data, email: email.data };
};

/** People whom the team types, one on each line: `Amina Example, amina@trust.example`. The same address twice is one person. */
export const typedPeople = z.lazy(() =>
  z.pipe(
    optionalProse({ name: "People", most: 20_000 }),
    z.transform((text, context): readonly TypedPerson[] => {
      const people = new Map<string, TypedPerson>();
      for (const [index, line] of text.split("\n").entries()) {
        if (line.trim() === "") continue;
        const parsed = parseLine(line);
        if (typeof parsed === "string") {
          context.issues.push({
            code: "custom",
            message: `Line ${index + 1}: ${parsed}, like Amina Example, amina@trust.example`,
            input: context.value,
          });
          return z.NEVER;
        }
        people.set(parsed.email.toLowerCase(), parsed);
      }
      return [...people.values()];
    }),
  ),
);
