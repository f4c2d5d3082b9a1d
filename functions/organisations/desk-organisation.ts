import { itemsOfOrganisation } from "../../shared/catalogue/items/of-organisation.ts";
import { enquiriesAmong } from "../../shared/enquiries/filed.ts";
import { eventsAmong } from "../../shared/events/events-among.ts";
import { entryTitles } from "../../shared/journal/entry-titles.ts";
import { readDirectory } from "../../shared/organisations/read.ts";
import { regions } from "../../shared/organisations/regions.ts";
import { readFiled, readOrganisations } from "../../shared/organisations/store.ts";
import { paths, toPath } from "../../shared/pages/paths.ts";
import { organisationKinds } from "../../shared/people/organisation-kinds.ts";
import { nameAtDesk } from "../../shared/people/person.ts";
import { readRelationship } from "../../shared/people/relationships/store.ts";
import { readPeople } from "../../shared/people/store.ts";
import { counted, firstOf } from "../../shared/platform/text.ts";
import { projectsAmong } from "../../shared/projects/read.ts";
import { titleOf } from "../../shared/re-uses/re-use.ts";
import { reUsesAmong } from "../../shared/re-uses/read.ts";
import { stageTag } from "../../shared/re-uses/stage-words.ts";
import { inOrderOfUse } from "../../shared/re-uses/where-used.ts";
import { readTeam } from "../../shared/sign-in/team.ts";
import { applicationsFiled } from "../applications/person-part.ts";
import { view } from "../entry-points/page-definition.ts";
import { deskPage } from "../entry-points/page-file.ts";
import { readAboutSubjects } from "../journal/subject-titles.ts";
import { carersRefusals, carersStep } from "../people/relationships/carer-steps.ts";
import { carersView } from "../people/relationships/carers-view.ts";
import organisationPage from "./desk-organisation.njk";
import { byCode } from "./organisation-form.ts";

const MOST_PEOPLE = 100;
const MOST_ROWS = 20;

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
    const [[organisation], relationship, filed, directory, team, items] = await Promise.all([
      readOrganisations(needs.table, [code]),
      readRelationship(needs.table, { kind: "organisation", id: code }),
      readFiled(needs.table, code),
      readDirectory(needs),
      readTeam(needs),
      itemsOfOrganisation(needs, code),
    ]);
    return organisation && { organisation, relationship, filed, directory, team, items };
  },
  show: async (needs, { organisation, relationship, filed, directory, team, items }, { visit }) => {
    const { code } = organisation;
    const part = firstOf(filed.people, MOST_PEOPLE);
    const applications = firstOf(applicationsFiled(filed.items), MOST_ROWS);
    const projects = firstOf(projectsAmong(filed.items).toReversed(), MOST_ROWS);
    const enquiries = firstOf(enquiriesAmong(filed.items), MOST_ROWS);
    const events = firstOf(eventsAmong(filed.items), MOST_ROWS);
    const subjects = [
      ...events.shown.map(({ event }) => `event:${event}`),
      ...applications.shown.map(({ subject }) => subject),
      ...projects.shown.map((reference) => `project:${reference}`),
    ];
    const [people, aboutOf] = await Promise.all([
      readPeople(needs.table, part.shown),
      readAboutSubjects(needs.table, subjects),
    ]);
    const { successor } = organisation;
    return view(organisationPage, {
      organisation,
      segmentName: organisationKinds[organisation.segment],
      regionName: regions[organisation.region],
      successor: successor === undefined ? undefined : linkTo(successor, directory.get(successor)?.name),
      predecessors: directory.all
        .filter((one) => one.successor === code)
        .map((one) => linkTo(one.code, one.name)),
      people: people.flatMap((person) =>
        person === undefined ? [] : [{ id: person.id, name: nameAtDesk(person) }],
      ),
      peopleHref: toPath(paths.deskOrganisationPeople, { code }),
      part: { ...part, isLeast: filed.more },
      carers: carersView(relationship, team, visit),
      applications: {
        ...applications,
        rows: applications.shown.map((row) => ({ ...row, about: aboutOf(row.subject) })),
      },
      projects: { ...projects, rows: projects.shown.map((one) => aboutOf(`project:${one}`)) },
      events: {
        ...events,
        rows: events.shown.map(({ event, attended, registered }) => ({
          about: aboutOf(`event:${event}`),
          count:
            attended > 0
              ? `${counted(attended, "person", "people")} attended`
              : `${counted(registered, "person", "people")} registered`,
        })),
      },
      items: {
        ...firstOf(items, MOST_ROWS),
        rows: firstOf(items, MOST_ROWS).shown.map(({ reference, title }) => ({
          reference,
          text: title,
          href: toPath(paths.deskCatalogueItem, { reference }),
        })),
      },
      itemsHref: `${paths.deskCatalogue}?${new URLSearchParams({ q: organisation.name })}`,
      allEnquiries: enquiries,
      enquiriesHref: `${paths.deskEnquiries}?${new URLSearchParams({ view: "all", organisation: organisation.name })}`,
      enquiries: enquiries.shown.map(({ reference, subject, receivedAt }) => ({
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
      history: filed.history.map(({ name, at, actor }) => ({
        at,
        title: entryTitles.get(name) ?? name,
        by:
          actor.kind === "team" && actor.id !== undefined
            ? { id: actor.id, name: team.knownAs(actor.id) ?? "Someone who left" }
            : undefined,
      })),
      edit: toPath(paths.deskEditOrganisation, { code }),
    });
  },
  steps: (step) => carersStep(step, "organisation"),
  refusals: carersRefusals,
  arrivals: {
    add: "The organisation is added. The public forms suggest it within five minutes.",
    edit: "The organisation is changed. The public forms show it within five minutes.",
  },
});
