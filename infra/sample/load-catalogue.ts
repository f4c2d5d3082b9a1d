import {
  askForReview,
  createItem,
  moveItem,
  publishItem,
  withdrawItem,
} from "../../shared/catalogue/items/commands.ts";
import type { ItemContent, Output } from "../../shared/catalogue/items/model.ts";
import type { Command } from "../../shared/journal/change.ts";
import type { CommitNeeds } from "../../shared/journal/commit.ts";
import { plusHours } from "../../shared/platform/time.ts";
import { addDays, fromLocal, localDate } from "../../shared/platform/wall-clock.ts";
import { type SampleItem, sampleItems } from "./catalogue.ts";
import { mustBeDone, type Sample } from "./load-steps.ts";

const CONTACT = { name: "The programme", address: "catalogue@programme.example" };

const outputsOf = ({ code, report }: SampleItem): Output[] => [
  ...(code === undefined ? [] : [{ kind: "code", where: { is: "link", url: code } } satisfies Output]),
  ...(report === "on-request"
    ? [
        {
          kind: "technical-report",
          where: { is: "on-request", email: CONTACT.address },
        } satisfies Output,
      ]
    : []),
  ...(report === "to-come" ? [{ kind: "technical-report", where: { is: "to-come" } } satisfies Output] : []),
];

const contentOf = (item: SampleItem): ItemContent => ({
  kind: item.kind,
  title: item.title,
  summary: item.summary,
  body: item.body,
  tags: [...item.tags],
  organisations: item.partner === undefined ? [] : [{ name: item.partner }],
  standing: item.standing ?? [],
  outputs: outputsOf(item),
  licence: item.code === undefined ? undefined : "MIT",
  contacts: [CONTACT],
});

type Step = (needs: CommitNeeds, reference: string, command: Command) => Promise<object>;

/** The steps of an item on its way, and which of the two of the team takes each. A new draft is version 1, and asking for a review makes it 2. */
const stepsOf = ({
  state,
}: SampleItem): readonly { readonly by: "writer" | "reviewer"; readonly step: Step }[] => {
  if (state === "draft") return [];
  const asked = { by: "writer", step: askForReview } as const;
  if (state === "in-review") return [asked];
  const publish: Step = (needs, reference, command) => publishItem(needs, { reference, version: 2 }, command);
  const published = [asked, { by: "reviewer", step: publish } as const];
  if (state === "withdrawn") {
    const reason =
      "It was found to tell who had written a letter, and not how urgent the letter was. Nobody should use it.";
    const withdraw: Step = (needs, reference, command) => withdrawItem(needs, { reference, reason }, command);
    return [...published, { by: "writer", step: withdraw }];
  }
  if (state === "moved") {
    const slug = "ambulance-handover";
    const move: Step = (needs, reference, command) => moveItem(needs, { reference, slug }, command);
    return [...published, { by: "writer", step: move }];
  }
  return published;
};

const loadItem = async (
  sample: Sample,
  item: SampleItem,
  { name, reviewer }: { readonly name: string; readonly reviewer: string },
): Promise<void> => {
  const writtenAt = fromLocal(`${addDays(localDate(sample.today), -item.writtenDaysAgo)}T09:30`);
  const at = sample.moments(name);
  const written = at(writtenAt, { kind: "team", id: sample.worker });
  const given = { occasion: written.occasion, once: name };
  const { done } = await createItem(written.needs, contentOf(item), given);
  for (const [nth, { by, step }] of stepsOf(item).entries()) {
    const id = by === "writer" ? sample.worker : reviewer;
    const { needs, occasion } = at(plusHours(writtenAt, nth + 1), { kind: "team", id });
    mustBeDone("catalogue", await step(needs, done.reference, { occasion, once: `${name}:${nth}` }));
  }
  sample.loaded(1);
};

/** A catalogue with items of all kinds: published, in review, being written, withdrawn, and one that has another address now. */
export const loadCatalogue = async (sample: Sample): Promise<void> => {
  const { reviewer } = sample;
  await Promise.all(
    sampleItems.map((item, nth) => loadItem(sample, item, { name: `sample:catalogue:${nth}`, reviewer })),
  );
};
