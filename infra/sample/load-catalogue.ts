import { createItem, type ItemStep, takeStep } from "../../shared/catalogue/commands-items.ts";
import type { ItemContent, Output } from "../../shared/catalogue/item.ts";
import { plusHours } from "../../shared/platform/time.ts";
import { addDays, fromLocal, localDate } from "../../shared/platform/wall-clock.ts";
import { welcomeTeamMember } from "../../shared/sign-in/team.ts";
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
  ...(item.code === undefined ? {} : { licence: "MIT" }),
  contacts: [CONTACT],
});

/** The steps of an item on its way, and which of the two of the team takes each. A new draft is version 1, and asking for a review makes it 2. */
const stepsOf = ({
  state,
}: SampleItem): readonly { readonly by: "writer" | "reviewer"; readonly step: ItemStep }[] => {
  if (state === "draft") return [];
  const asked = { by: "writer", step: { step: "ask-for-review" } } as const;
  if (state === "in-review") return [asked];
  const published = [asked, { by: "reviewer", step: { step: "publish", version: 2 } } as const];
  if (state === "withdrawn") {
    const reason =
      "It was found to tell who had written a letter, and not how urgent the letter was. Nobody should use it.";
    return [...published, { by: "writer", step: { step: "withdraw", reason } }];
  }
  if (state === "moved")
    return [...published, { by: "writer", step: { step: "move", slug: "ambulance-handover" } }];
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
  const reference = await createItem(written.needs, contentOf(item), given);
  for (const [nth, { by, step }] of stepsOf(item).entries()) {
    const id = by === "writer" ? sample.worker : reviewer;
    const { needs, occasion } = at(plusHours(writtenAt, nth + 1), { kind: "team", id });
    mustBeDone("catalogue", await takeStep(needs, reference, step, { occasion, once: `${name}:${nth}` }));
  }
  sample.loaded(1);
};

/** A catalogue with items of all kinds: published, in review, being written, withdrawn, and one that has another address now. */
export const loadCatalogue = async (sample: Sample): Promise<void> => {
  const { needs } = sample.moments("catalogue")(sample.today);
  const ada = { name: "Ada Admin", email: "ada.admin@programme.example", role: "admin" } as const;
  const reviewer = await welcomeTeamMember(needs, ada, "sample:catalogue:reviewer");
  await Promise.all(
    sampleItems.map((item, nth) => loadItem(sample, item, { name: `sample:catalogue:${nth}`, reviewer })),
  );
};
