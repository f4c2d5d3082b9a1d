import * as z from "zod/mini";
import { keysOf } from "../../platform/keys.ts";

/** The two sides of a project. A supplier or a contractor works for the programme. */
export const sides = { programme: "The programme", partner: "The partner" } as const;

/** A side of a project. */
export type Side = keyof typeof sides;

/** The sides as a list. */
export const sideNames = keysOf(sides);

/** The roles that people have on either side (programme.md, section 3). `other` is told in a person's words. */
export const roles = {
  programme: {
    head: "Head of the programme",
    "technology-lead": "Data or technology lead",
    "data-scientist": "Data scientist",
    "project-manager": "Project manager",
    "community-lead": "Community lead",
    supplier: "Supplier",
    contractor: "Contractor",
    other: "Another role",
  },
  partner: {
    "product-owner": "Product owner",
    sponsor: "Sponsor among the senior leaders",
    "information-officer": "Chief information officer",
    "intelligence-lead": "Lead of business intelligence",
    clinician: "Clinician",
    "governance-lead": "Lead of information governance",
    "risk-owner": "Senior information risk owner (SIRO)",
    "data-controller": "Data controller",
    other: "Another role",
  },
} as const satisfies Readonly<Record<Side, Readonly<Record<string, string>>>>;

/** The names of the roles of a side. */
export const roleNames = (side: Side): readonly string[] => Object.keys(roles[side]);

/** A person's role on a project. */
export const roleSchema = z.lazy(() =>
  z.object({
    id: z.uuid(),
    side: z.enum(sideNames),
    /** One of the roles of its side. */
    role: z.string(),
    /** What the role is, where it is another one. */
    title: z.optional(z.string()),
    person: z.uuid(),
    startsOn: z.iso.date(),
    /** The last day; none while it goes on. */
    endsOn: z.optional(z.iso.date()),
    version: z.int().check(z.positive()),
  }),
);

/** A person's role on a project. */
export type ProjectRole = z.infer<typeof roleSchema>;

/** What a role is called. */
export const roleTitle = ({ side, role, title }: Pick<ProjectRole, "side" | "role" | "title">): string =>
  title ?? new Map<string, string>(Object.entries(roles[side])).get(role) ?? role;
