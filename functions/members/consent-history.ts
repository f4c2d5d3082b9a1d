import type {
  Consents,
  GivenChannel,
  PurposeConsent,
  WithdrawnChannel,
} from "../../shared/members/consents/model.ts";
import { purposeNames, purposeTitle } from "../../shared/members/consents/purposes.ts";

type Whose = "your" | "their";

const givenBy = (whose: Whose): Readonly<Record<GivenChannel, string>> => ({
  "join-form": "on the form to join",
  "my-page": `on ${whose} page`,
  import: "in a list that was taken over",
});

const withdrawnBy = (whose: Whose): Readonly<Record<WithdrawnChannel, string>> => ({
  "my-page": `on ${whose} page`,
  "email-link": "by the link in an email",
  "one-click": "by one click in a mail program",
  left: "by leaving the community",
  team: `by the team, on ${whose} behalf`,
});

/** One consent as it is shown: what for, the exact words, and how it began and ended. */
export interface ShownConsent {
  readonly title: string;
  readonly version: string;
  readonly text: string;
  readonly at: string;
  readonly given: string;
  readonly basis: string | undefined;
  readonly withdrawn:
    | {
        readonly at: string;
        readonly channel: string;
        readonly by: string | undefined;
        readonly reason: string | undefined;
      }
    | undefined;
}

const shown = ({ purpose, consent }: PurposeConsent, whose: Whose): ShownConsent => ({
  title: purposeTitle(purpose),
  version: consent.version,
  text: consent.text,
  at: consent.at,
  given: givenBy(whose)[consent.channel],
  basis: consent.basis,
  withdrawn: consent.withdrawn && {
    at: consent.withdrawn.at,
    channel: withdrawnBy(whose)[consent.withdrawn.channel],
    by: consent.withdrawn.by,
    reason: consent.withdrawn.reason,
  },
});

/** Every consent there ever was, those that are not withdrawn first, then the latest. */
export const consentHistory = (
  consents: Consents,
  earlier: readonly PurposeConsent[],
  whose: Whose,
): readonly ShownConsent[] =>
  [
    ...purposeNames.flatMap((purpose) => {
      const consent = consents[purpose];
      return consent === undefined ? [] : [{ purpose, consent }];
    }),
    ...earlier,
  ]
    .map((one) => shown(one, whose))
    .sort((one, other) => {
      const ended = Number(one.withdrawn !== undefined) - Number(other.withdrawn !== undefined);
      return ended === 0 ? other.at.localeCompare(one.at) : ended;
    });
