import * as z from "zod/mini";
import { keysOf } from "../../platform/keys.ts";

/** The facets by which the catalogue is looked through, in the order of its pages (programme.md, section 2). */
export const facets = {
  domain: "Domain",
  technique: "Technique",
  "project-type": "Type of work",
  data: "Data",
  language: "Language",
  status: "Status",
  deployment: "Deployment",
} as const;

/** A facet. */
export type Facet = keyof typeof facets;

/** The facets as a list that a form or a schema can take. */
export const facetNames = keysOf(facets);

/** The list of what public pages are made of, so that one query reads it: the versions of items that the public sees by time, then the tags that were changed. */
export const PUBLIC = "CATALOGUE-PUBLIC";

/** A tag: what is stored in items (`population health`), what people read (`Public and population health`), and where it belongs. */
export const tagSchema = z.lazy(() =>
  z.object({
    /** Lower case, one space between words. Never changes. */
    value: z.string().check(z.minLength(1)),
    label: z.string().check(z.minLength(1)),
    /** At least one; a tag may sit in two (linkage is a technique and a type of work). */
    facets: z.array(z.enum(facetNames)).check(z.minLength(1)),
    /** Other spellings that mean it, in the form of a value. */
    aliases: z.array(z.string()),
    /** A tag that is no longer given to new items, with the one to give instead. */
    retired: z.optional(z.object({ since: z.iso.date(), instead: z.optional(z.string()) })),
  }),
);

/** A tag of the catalogue. */
export type Tag = z.infer<typeof tagSchema>;

/** What can become of a tag. */
export const tagChanges = ["added", "relabelled", "aliases", "facets", "retired", "brought-back"] as const;

/** What became of a tag. */
export type TagChange = (typeof tagChanges)[number];
