import * as z from "zod/mini";
import { lazy } from "../../platform/lazy.ts";
import { type Purpose, purposeNames } from "./purposes.ts";

/** Where a consent was given. */
export const givenChannels = ["join-form", "my-page", "import"] as const;

/** Where a consent was given. */
export type GivenChannel = (typeof givenChannels)[number];

/** Where a consent was withdrawn: by its owner, or by one of the team on their behalf. `left` means that the membership ended with it. */
export const withdrawnChannels = ["my-page", "email-link", "one-click", "left", "team"] as const;

/** Where a consent was withdrawn. */
export type WithdrawnChannel = (typeof withdrawnChannels)[number];

const withdrawnSchema = z.lazy(() =>
  z.object({
    at: z.iso.datetime(),
    channel: z.enum(withdrawnChannels),
    /** Who of the team recorded it, and what the person said. */
    by: z.optional(z.string()),
    reason: z.optional(z.string()),
  }),
);

/** How a consent ended. */
export type Withdrawn = z.infer<typeof withdrawnSchema>;

const consentShape = lazy(() =>
  z.object({
    version: z.string(),
    text: z.string(),
    at: z.iso.datetime(),
    channel: z.enum(givenChannels),
    /** For what was taken over from elsewhere: how it is known that they agreed. */
    basis: z.optional(z.string()),
    withdrawn: z.optional(withdrawnSchema),
  }),
);

/** One consent from being given until it is withdrawn: the exact words, their version, when, and where. */
export const consentSchema = z.lazy(consentShape);

/** One consent from being given until it is withdrawn. */
export type Consent = z.infer<typeof consentSchema>;

/** The latest consent for each purpose for which there ever was one. What came before lies beside the membership. */
export const consentsSchema = z.lazy(() =>
  z.object({
    news: z.optional(consentSchema),
    research: z.optional(consentSchema),
    directory: z.optional(consentSchema),
  }),
);

/** The latest consent for each purpose for which there ever was one. */
export type Consents = { readonly [P in Purpose]?: Consent | undefined };

/** A consent with what it is for. */
export interface PurposeConsent {
  readonly purpose: Purpose;
  readonly consent: Consent;
}

/** A consent whose place a newer one took, as it is kept beside the membership. */
export const earlierConsentSchema = z.lazy(() => z.extend(consentShape(), { purpose: z.enum(purposeNames) }));
