import { domainMeanings } from "../../../shared/people/email-domains/model.ts";
import { addressFilters, type Recognised } from "../../../shared/people/email-domains/recognise.ts";

/** What an address says, as a tag and in a sentence. */
export interface AddressTag {
  readonly text: string;
  readonly classes: string;
  readonly says: string;
}

const classes = {
  public: "nhsuk-tag--green",
  mailbox: "nhsuk-tag--aqua-green",
  academic: "nhsuk-tag--blue",
  personal: "nhsuk-tag--grey",
  closed: "nhsuk-tag--red",
} as const;

const SHARED: AddressTag = {
  text: "Shared mailbox",
  classes: "nhsuk-tag--orange",
  says: "Its name is that of a team or a role. Several people may read it, so it is not one person’s: it gives no consent and casts no vote for anybody.",
};

/** What an address says of the person who has it, for pages of the desk: nothing where the list does not know its domain and it has a person's name. */
export const addressWords = ({ meaning, isShared }: Recognised): readonly AddressTag[] => [
  ...(meaning === undefined
    ? []
    : [
        {
          text: domainMeanings[meaning].address,
          classes: classes[meaning],
          says: domainMeanings[meaning].proves,
        },
      ]),
  ...(isShared ? [SHARED] : []),
];

/** The filters as a select offers them. */
export const addressChoices = addressFilters.map((value) => ({
  value,
  text:
    value === "unknown"
      ? "Domain that is not on the list"
      : value === "shared"
        ? SHARED.text
        : domainMeanings[value].address,
}));
