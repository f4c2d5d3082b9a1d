import * as z from "zod/mini";
import { line, maybeSentBack, optionalLine, optionalProse, orNothing } from "../../pages/typed.ts";
import { seenForm } from "../items/step-input.ts";
import { facetNames } from "./model.ts";
import { tagValue } from "./tag-set.ts";

const MOST_ALIASES = 30;

const details = {
  label: line({ missing: "Enter what people read", name: "Label", most: 60 }),
  facets: z
    .pipe(
      maybeSentBack(),
      z.transform((text) => facetNames.filter((name) => text.split(",").includes(name))),
    )
    .check(z.refine((list) => list.length > 0, "Select at least one facet")),
  aliases: z
    .pipe(
      optionalProse({ name: "Other spellings", most: 5000 }),
      z.transform((text) =>
        text
          .split(/\r?\n/)
          .map(tagValue)
          .filter((each) => each !== ""),
      ),
    )
    .check(
      z.refine((list) => list.length <= MOST_ALIASES, `Enter at most ${MOST_ALIASES} other spellings`),
      z.refine(
        (list) => list.every((each) => each.length <= 60),
        "Each spelling must be 60 characters or fewer",
      ),
    ),
};

/** What the form says of a tag. Facets come joined by commas, other spellings one a line. */
export const tagForm = z.object(details);

/** What the form says of a new tag; its value is made of its label unless that has other letters than a value can have. */
export const newTagForm = z.pipe(
  z.object(details),
  z.transform(({ label, ...rest }, context) => {
    const value = tagValue(label)
      .replaceAll(/[^a-z0-9]+/g, " ")
      .trim();
    if (value === "")
      context.issues.push({
        code: "custom",
        path: ["label"],
        message: "Label must have letters from a to z",
        input: context.value,
      });
    return { ...rest, label, value };
  }),
);

/** Which tag is used instead of one that is retired, if any, and the version of it that the person saw. */
export const retireForm = z.extend(seenForm, {
  instead: z.pipe(optionalLine({ name: "Tag", most: 60 }), z.transform(orNothing)),
});
