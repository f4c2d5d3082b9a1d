import type { Topic } from "../../shared/members/topics/model.ts";
import { currentKinds } from "../../shared/news/current.ts";
import { audienceValue, chosenIn } from "../../shared/newsletters/input.ts";
import { liveParts, type NewsletterWords } from "../../shared/newsletters/model.ts";
import { counted } from "../../shared/platform/text.ts";
import type { Segment } from "../../shared/segments/model.ts";
import type { DeskVisit } from "../entry-points/desk-page.ts";
import { formInProgress } from "../entry-points/form-pages.ts";
import type { PageNeeds } from "../entry-points/page.ts";
import { field, type PageRequest } from "../entry-points/request.ts";
import { tickedIn } from "../lists/ticked.ts";

/** The parts of live data that are ticked in a form. */
export const partsIn = ({ form }: PageRequest): NewsletterWords["parts"] => {
  const ticked = form.get("parts") ?? [];
  return currentKinds.filter((part) => ticked.includes(part));
};

/** The members who were ticked in the list that led here, or that the form already names; undefined where there are none. */
export const chosenMembers = async (
  needs: PageNeeds,
  { request, visit }: { readonly request: PageRequest; readonly visit: DeskVisit },
): Promise<readonly string[] | undefined> => {
  if (request.method === "POST") return chosenIn(field(request.form, "audience"));
  const going = await formInProgress(needs, visit);
  const ticked = going === undefined ? [] : tickedIn(going.form);
  return chosenIn(audienceValue({ kind: "chosen", people: [...ticked] }));
};

/** What the form of a newsletter can choose from: topics, closed ones only where the newsletter has one, and live parts. */
export const formChoices = (
  { topics, segments }: { readonly topics: readonly Topic[]; readonly segments: readonly Segment[] },
  {
    words,
    chosen,
  }: { readonly words?: NewsletterWords; readonly chosen?: readonly string[] | undefined } = {},
) => ({
  audiences: [
    ...(chosen === undefined
      ? []
      : [
          {
            value: audienceValue({ kind: "chosen", people: [...chosen] }),
            text: `The ${counted(chosen.length, "member", "members")} that you ticked`,
          },
        ]),
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
