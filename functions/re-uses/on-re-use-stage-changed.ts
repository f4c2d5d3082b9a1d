import { UNCHANGED } from "../../shared/journal/answer.ts";
import { changeStored, expectDone } from "../../shared/journal/change.ts";
import type { DataOf } from "../../shared/journal/entry.ts";
import { subjectOf } from "../../shared/journal/store.ts";
import { type Letter, letter, waitingLetter } from "../../shared/letters/letter.ts";
import { countWaiting } from "../../shared/letters/outbox-count.ts";
import { type ProjectContacts, readProjectContacts } from "../../shared/projects/contacts.ts";
import { ReUseStageChanged } from "../../shared/re-uses/entries.ts";
import { reUseInUse } from "../../shared/re-uses/letters.ts";
import { draftForPartner, reUsePartner } from "../../shared/re-uses/partner-letter.ts";
import { type ReUse, titleOf } from "../../shared/re-uses/re-use.ts";
import { isInUse } from "../../shared/re-uses/stages.ts";
import { putSameReUse, readReUse } from "../../shared/re-uses/store.ts";
import { type Reaction, type ReactionOccasion, reaction } from "../entry-points/entry.ts";
import type { Needs } from "../entry-points/needs.ts";
import { firstReader } from "./reader-of.ts";

const partnerLetter = (
  reUse: ReUse,
  stage: "piloting" | "live",
  { partnerContact }: ProjectContacts,
  occasion: ReactionOccasion,
): Letter[] =>
  partnerContact === undefined
    ? []
    : [
        waitingLetter(
          reUsePartner,
          {
            to: { person: partnerContact },
            about: `re-use:${reUse.reference}`,
            facts: draftForPartner(reUse, stage),
          },
          occasion,
        ),
      ];

/** The project that it came of, and who of the team is thanked. */
const readersOf = async ({ table }: Needs, reUse: ReUse) => {
  const project =
    reUse.project === undefined ? undefined : await readProjectContacts(table, reUse.project.reference);
  return { project, to: await firstReader(table, [project?.owner, project?.deputy, reUse.owner]) };
};

/**
 * Somebody pilots what a project made, or it is live there: thanks to the project's owner, and a draft for the partner that waits in the outbox. Each
 * once for a re-use and stage; nothing when the step was taken back before this was reached.
 */
export const onReUseStageChanged: Reaction<DataOf<typeof ReUseStageChanged>> = async (
  needs,
  entry,
  occasion,
) => {
  const stage = entry.data.to;
  if (!isInUse(stage)) return;
  const changed = await changeStored(needs, occasion, {
    read: async () => {
      const reUse = await readReUse(needs.table, entry.subject.id);
      return reUse && { reUse, ...(await readersOf(needs, reUse)) };
    },
    decide: ({ reUse, project }) => {
      if (reUse.stage !== stage || reUse.told.some((one) => one.stage === stage)) return UNCHANGED;
      return { partner: project === undefined ? [] : partnerLetter(reUse, stage, project, occasion) };
    },
    save: ({ reUse, to }, { partner }) => {
      const told = [...reUse.told, { stage, letter: partner[0]?.id }];
      const facts = {
        reUse: reUse.reference,
        title: titleOf(reUse),
        organisation: reUse.organisation.name,
        stage,
      };
      return {
        writes: [
          ...putSameReUse(reUse, { ...reUse, told, version: reUse.version + 1 }),
          ...countWaiting(partner.length),
        ],
        letters: [letter(reUseInUse, { to, about: subjectOf(entry), facts }, occasion), ...partner],
      };
    },
  });
  expectDone(changed, `Thanking people for ${entry.subject.id}`);
};

export const handler = reaction("re-uses/on-re-use-stage-changed", ReUseStageChanged, onReUseStageChanged);
