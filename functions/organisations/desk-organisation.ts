import { enquiriesAmong } from "../../shared/enquiries/filed.ts";
import { entryTitles } from "../../shared/journal/entry-titles.ts";
import { readDirectory } from "../../shared/organisations/read.ts";
import { regions } from "../../shared/organisations/regions.ts";
import { readFiled, readOrganisations } from "../../shared/organisations/store.ts";
import { paths, toPath } from "../../shared/pages/paths.ts";
import { nameAtDesk } from "../../shared/people/person.ts";
import { segments } from "../../shared/people/segments.ts";
import { readPeople } from "../../shared/people/store.ts";
import { firstOf } from "../../shared/platform/text.ts";
import { titleOf } from "../../shared/re-uses/re-use.ts";
import { reUsesAmong } from "../../shared/re-uses/read.ts";
import { stageTag } from "../../shared/re-uses/stage-words.ts";
import { inOrderOfUse } from "../../shared/re-uses/where-used.ts";
import { view } from "../entry-points/page-definition.ts";
import { deskPage } from "../entry-points/page-file.ts";
import organisationPage from "./desk-organisation.njk";
import { byCode } from "./organisation-form.ts";

const MOST_PEOPLE = 100;

const linkTo = (code: string, name: string | undefined) => ({
  code,
  name: name ?? code,
  href: toPath(paths.deskOrganisation, { code }),
});

/** One organisation: what is known of it, what came before and after it, its people and enquiries, and what happened to it. */
export const page = deskPage({
  path: paths.deskOrganisation,
  names: byCode,
  load: async (needs, code) => {
    const [[organisation], filed, directory] = await Promise.all([
      readOrganisations(needs.table, [code]),
      readFiled(needs.table, code),
      readDirectory(needs),
    ]);
    return organisation && { organisation, filed, directory };
  },
  show: async (needs, { organisation, filed, directory }) => {
    const { code } = organisation;
    const part = firstOf(filed.people, MOST_PEOPLE);
    const people = await readPeople(needs.table, part.shown);
    const { successor } = organisation;
    return view(organisationPage, {
      organisation,
      segmentName: segments[organisation.segment],
      regionName: regions[organisation.region],
      successor: successor === undefined ? undefined : linkTo(successor, directory.get(successor)?.name),
      predecessors: directory.all
        .filter((one) => one.successor === code)
        .map((one) => linkTo(one.code, one.name)),
      people: people.flatMap((person) =>
        person === undefined ? [] : [{ id: person.id, name: nameAtDesk(person) }],
      ),
      part: { ...part, isLeast: filed.more },
      enquiries: enquiriesAmong(filed.items).map(({ reference, subject, receivedAt }) => ({
        reference,
        text: subject,
        receivedAt,
        href: toPath(paths.deskEnquiry, { reference }),
      })),
      reUses: inOrderOfUse(reUsesAmong(filed.items)).map((use) => ({
        title: titleOf(use),
        href: toPath(paths.deskReUse, { reference: use.reference }),
        tag: stageTag(use.stage),
      })),
      history: filed.history.map(({ name, at }) => ({ at, title: entryTitles.get(name) ?? name })),
      edit: toPath(paths.deskEditOrganisation, { code }),
    });
  },
  arrivals: {
    add: "The organisation is added. The public forms suggest it within five minutes.",
    edit: "The organisation is changed. The public forms show it within five minutes.",
  },
});
