import type { DataOf } from "../../shared/journal/entry.ts";
import { subjectOf } from "../../shared/journal/store.ts";
import { type Letter, letter, waitingLetter } from "../../shared/letters/letter.ts";
import { type ProjectContacts, readProjectContacts } from "../../shared/projects/contacts.ts";
import { ReUseStageChanged } from "../../shared/re-uses/entries.ts";
import { reUseInUse } from "../../shared/re-uses/letters.ts";
import { draftForPartner, reUsePartner } from "../../shared/re-uses/partner-letter.ts";
import { type ReUse, titleOf } from "../../shared/re-uses/re-use.ts";
import { isInUse } from "../../shared/re-uses/stages.ts";
import { putReUse, readReUse, saveChange } from "../../shared/re-uses/store.ts";
import { type Reaction, type ReactionOccasion, reaction } from "../entry-points/entry.ts";
import type { Needs } from "../entry-points/needs.ts";
import { firstReader } from "./reader-of.ts";

const MOST_TRIES = 8;

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

/** Whom to thank, and what is drafted for the partner. */
const lettersOf = async (
  { table }: Needs,
  reUse: ReUse,
  stage: "piloting" | "live",
  about: string,
  occasion: ReactionOccasion,
) => {
  const project =
    reUse.project === undefined ? undefined : await readProjectContacts(table, reUse.project.reference);
  const to = await firstReader(table, [project?.owner, project?.deputy, reUse.owner]);
  const facts = {
    reUse: reUse.reference,
    title: titleOf(reUse),
    organisation: reUse.organisation.name,
    stage,
  };
  const thanks = letter(reUseInUse, { to, about, facts }, occasion);
  const partner = project === undefined ? [] : partnerLetter(reUse, stage, project, occasion);
  return { thanks, partner };
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
  for (let attempt = 1; attempt <= MOST_TRIES; attempt += 1) {
    const reUse = await readReUse(needs.table, entry.subject.id);
    if (reUse === undefined) throw new Error(`There is no re-use ${entry.subject.id}.`);
    if (reUse.stage !== stage || reUse.told.some((one) => one.stage === stage)) return;
    const { thanks, partner } = await lettersOf(needs, reUse, stage, subjectOf(entry), occasion);
    const told = [...reUse.told, { stage, letter: partner[0]?.id }];
    const writes = putReUse(reUse, { ...reUse, told, version: reUse.version + 1 });
    const letters = [thanks, ...partner];
    const saved = await saveChange<"changed">(needs, { once: occasion.once, writes, letters });
    if (saved.outcome !== "refused") return;
  }
  throw new Error(`The re-use ${entry.subject.id} kept changing while people were to be thanked.`);
};

export const handler = reaction("re-uses/on-re-use-stage-changed", ReUseStageChanged, onReUseStageChanged);
