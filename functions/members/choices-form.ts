import { isGiven } from "../../shared/members/consents/decide.ts";
import type { Consents } from "../../shared/members/consents/model.ts";
import {
  type Purpose,
  presentWording,
  purposeNames,
  purposeTitle,
} from "../../shared/members/consents/purposes.ts";
import { frequencies, frequencyNames } from "../../shared/members/frequencies.ts";
import { roleNames, roles } from "../../shared/members/roles.ts";
import { isTopicId, type Topic } from "../../shared/members/topics/model.ts";
import { type FormErrors, formError } from "../../shared/pages/form-errors.ts";
import { firstOf } from "../../shared/platform/text.ts";
import type { PageRequest } from "../entry-points/request.ts";

/** More than the team can make. */
const MOST_TOPICS = 30;

/** The roles as a select offers them. */
export const roleItems = [
  { value: "", text: "Select your role" },
  ...roleNames.map((value) => ({ value, text: roles[value] })),
];

/** How often, as radios offer it. */
export const frequencyItems = frequencyNames.map((value) => ({ value, text: frequencies[value] }));

/** The open topics, and those of somebody's own that are closed by now, as checkboxes offer them. */
export const topicItems = (topics: readonly Topic[], own: readonly string[] = []) =>
  topics
    .filter(({ id, open }) => open || own.includes(id))
    .map(({ id, name, about }) => ({ value: id, text: name, hint: { text: about } }));

/** The topics that were ticked, and the purposes that were agreed to. */
export interface Ticked {
  readonly topics: readonly string[];
  readonly purposes: readonly Purpose[];
}

/** What is ticked in a form: ids that could be a topic's, and known purposes. */
export const tickedIn = ({ form }: Pick<PageRequest, "form">): Ticked => ({
  topics: firstOf((form.get("topics") ?? []).filter(isTopicId), MOST_TOPICS).shown,
  purposes: purposeNames.filter((purpose) => form.get("consents")?.includes(purpose)),
});

/** What is wrong with what is ticked: news about nothing is no news. */
export const tickedErrors = ({ topics, purposes }: Ticked): FormErrors | undefined =>
  purposes.includes("news") && topics.length === 0
    ? formError("topics", "Select at least one topic, or do not agree to news by email")
    : undefined;

/** The words that somebody agreed to, or that they are asked to agree to now. */
const wordsOf = (purpose: Purpose, consents: Consents = {}): string =>
  isGiven(consents, purpose) ? (consents[purpose]?.text ?? "") : presentWording(purpose).text;

/** The purposes as checkboxes ask for them: each with its title and the exact words that are agreed to, and how it stands for somebody who is a member. */
export const consentItems = (since?: (purpose: Purpose) => string | undefined, consents?: Consents) =>
  purposeNames.map((value) => ({
    value,
    text: purposeTitle(value),
    hint: {
      text: [wordsOf(value, consents), since?.(value)].filter(Boolean).join(" "),
    },
  }));
