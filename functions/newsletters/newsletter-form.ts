import type { Topic } from "../../shared/members/topics/model.ts";
import { currentKinds } from "../../shared/news/current.ts";
import { audienceValue } from "../../shared/newsletters/input.ts";
import { liveParts, type NewsletterWords } from "../../shared/newsletters/model.ts";
import type { Segment } from "../../shared/segments/model.ts";
import type { PageRequest } from "../entry-points/request.ts";

/** The parts of live data that are ticked in a form. */
export const partsIn = ({ form }: PageRequest): NewsletterWords["parts"] => {
  const ticked = form.get("parts") ?? [];
  return currentKinds.filter((part) => ticked.includes(part));
};

/** What the form of a newsletter can choose from: topics, closed ones only where the newsletter has one, and live parts. */
export const formChoices = (
  { topics, segments }: { readonly topics: readonly Topic[]; readonly segments: readonly Segment[] },
  words?: NewsletterWords,
) => ({
  audiences: [
    { value: "everybody", text: "Everybody who agreed to news" },
    ...topics
      .filter(({ id, open }) => open || (words !== undefined && audienceValue(words.audience) === id))
      .map(({ id, name, about }) => ({
        value: id,
        text: `Members who chose ${name}`,
        hint: { text: about },
      })),
    ...segments.map(({ id, name }) => ({
      value: audienceValue({ kind: "segment", segment: id }),
      text: `Segment: ${name}`,
    })),
  ],
  live: currentKinds.map((value) => ({ value, text: liveParts[value] })),
});
