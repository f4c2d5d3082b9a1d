import * as z from "zod";
import { line } from "../pages/typed.ts";
import { facetNames } from "./tag.ts";
import { tagValue } from "./tag-set.ts";

const MOST_ALIASES = 30;

const details = {
  label: line("Enter what people read", "Label", 60),
  facets: z
    .string()
    .default("")
    .transform((text) => facetNames.filter((name) => text.split(",").includes(name)))
    .refine((list) => list.length > 0, "Select at least one facet"),
  aliases: z
    .string()
    .default("")
    .transform((text) =>
      text
        .split(/\r?\n/)
        .map(tagValue)
        .filter((each) => each !== ""),
    )
    .refine((list) => list.length <= MOST_ALIASES, `Enter at most ${MOST_ALIASES} other spellings`)
    .refine((list) => list.every((each) => each.length <= 60), "Each spelling must be 60 characters or less"),
};

/** What the form says of a tag. Facets come joined by commas, other spellings one a line. */
export const tagForm = z.object(details);

/** What the form says of a new tag; its value is made of its label unless that has other letters than a value can have. */
export const newTagForm = z.object(details).transform(({ label, ...rest }, context) => {
  const value = tagValue(label)
    .replaceAll(/[^a-z0-9]+/g, " ")
    .trim();
  if (value === "")
    context.addIssue({ code: "custom", path: ["label"], message: "Label must have letters from a to z" });
  return { ...rest, label, value };
});
