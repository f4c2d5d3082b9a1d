import { organisationCode } from "../../shared/organisations/organisation.ts";
import { readDirectory } from "../../shared/organisations/read.ts";
import { regions } from "../../shared/organisations/regions.ts";
import { readFiled, readOrganisations } from "../../shared/organisations/store.ts";
import notFound from "../../shared/pages/not-found.njk";
import { paths, toPath } from "../../shared/pages/paths.ts";
import { segments } from "../../shared/people/segments.ts";
import { readPeople } from "../../shared/people/store.ts";
import { titleOf } from "../../shared/re-uses/re-use.ts";
import { reUsesOfOrganisation } from "../../shared/re-uses/read.ts";
import { inOrderOfUse } from "../../shared/re-uses/where-used.ts";
import type { DeskPage } from "../entry-points/desk-page.ts";
import { stageTag } from "../re-uses/stage-words.ts";
import organisationPage from "./desk-organisation.njk";
import { entryTitle } from "./entry-title.ts";

const MOST_PEOPLE = 100;

const DONE = new Map([
  ["added", "The organisation is added. The public forms suggest it within five minutes."],
  ["changed", "The organisation is changed. The public forms show it within five minutes."],
]);

const linkTo = (code: string, name: string | undefined) => ({
  code,
  name: name ?? code,
  href: toPath(paths.deskOrganisation, { code }),
});

/** One organisation: what is known of it, what came before and after it, its people and enquiries, and what happened to it. */
export const getDeskOrganisation: DeskPage = async (needs, request, visit) => {
  const code = (request.parameters["code"] ?? "").toUpperCase();
  if (!organisationCode.safeParse(code).success) return visit.show(notFound, {}, 404);
  const [[organisation], filed, directory, uses] = await Promise.all([
    readOrganisations(needs.table, [code]),
    readFiled(needs.table, code),
    readDirectory(needs),
    reUsesOfOrganisation(needs.table, code),
  ]);
  if (organisation === undefined) return visit.show(notFound, {}, 404);
  const people = await readPeople(needs.table, filed.people.slice(0, MOST_PEOPLE));
  const { successor } = organisation;
  return visit.show(organisationPage, {
    organisation,
    segmentName: segments[organisation.segment],
    regionName: regions[organisation.region],
    successor: successor === undefined ? undefined : linkTo(successor, directory.get(successor)?.name),
    predecessors: directory.all
      .filter((one) => one.successor === code)
      .map((one) => linkTo(one.code, one.name)),
    people: people.flatMap((person) => (person === undefined ? [] : [person])),
    peopleCount: filed.people.length,
    more: filed.more || filed.people.length > MOST_PEOPLE,
    enquiries: filed.enquiries.map((reference) => ({
      reference,
      href: toPath(paths.deskEnquiry, { reference }),
    })),
    reUses: inOrderOfUse(uses).map((use) => ({
      title: titleOf(use),
      href: toPath(paths.deskReUse, { reference: use.reference }),
      tag: stageTag(use.stage),
    })),
    history: filed.history.map(({ name, at }) => ({ at, title: entryTitle(name) })),
    edit: toPath(paths.deskEditOrganisation, { code }),
    done: DONE.get(request.query["done"] ?? ""),
  });
};
