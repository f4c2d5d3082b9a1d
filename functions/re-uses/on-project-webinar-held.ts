import { attendeesOf } from "../../shared/events/read.ts";
import { ProjectWebinarHeld } from "../../shared/follow-ups/entries.ts";
import type { DataOf } from "../../shared/journal/entry.ts";
import { changePage, oneByOne } from "../../shared/journal/fan-out.ts";
import { readDirectory } from "../../shared/organisations/read.ts";
import { readPeople } from "../../shared/people/store.ts";
import { Fault } from "../../shared/platform/keys.ts";
import { readProjectContacts } from "../../shared/projects/contacts.ts";
import { reUsesOfProject } from "../../shared/re-uses/read.ts";
import { leadOf, requestingReUse } from "../../shared/re-uses/request/commands.ts";
import { type Guest, leadsOf } from "../../shared/re-uses/request/leads.ts";
import { type FanOutPlan, fanOutReaction } from "../entry-points/fan-out.ts";
import type { Needs } from "../entry-points/needs.ts";

/** Who came, with their organisation as we know it. Two reads, and the directory. */
const guestsOf = async (needs: Needs, event: string): Promise<Guest[]> => {
  const attendees = await attendeesOf(needs.table, event);
  const [people, directory] = await Promise.all([
    readPeople(
      needs.table,
      attendees.map(({ person }) => person),
    ),
    readDirectory(needs),
  ]);
  return attendees.flatMap(({ person, organisation: typed }, index) => {
    const known = people[index];
    if (known === undefined) return [];
    const code = known.organisationCode;
    const found = code === undefined ? directory.exact(typed) : directory.resolve(code);
    const organisation = found?.organisation ?? { name: known.organisation ?? typed, code };
    return [
      {
        person,
        organisation: { name: organisation.name, code: organisation.code },
        segment: found?.organisation.segment ?? known.segment,
      },
    ];
  });
};

/** Notes every organisation whose people came to a project's webinar as a lead, each in a transaction of its own. Nobody is written to. */
export const onProjectWebinarHeld: FanOutPlan<DataOf<typeof ProjectWebinarHeld>> = async (
  needs,
  entry,
  occasion,
) => {
  const { event } = entry.data;
  const project = await readProjectContacts(needs.table, entry.subject.id);
  if (project === undefined) throw new Fault(`There is no project ${entry.subject.id}.`);
  const [guests, known] = await Promise.all([
    guestsOf(needs, event),
    reUsesOfProject(needs.table, project.reference),
  ]);
  const { reference, title, owner } = project;
  const leads = leadsOf(
    guests,
    project.partners,
    known.map(({ organisation }) => organisation),
  );
  const noteLeads = oneByOne(
    leads,
    ({ key }) => key,
    ({ key: _key, ...lead }, given) => {
      const request = leadOf({ project: { reference, title } }, event, lead, owner);
      return changePage(requestingReUse(needs, { request }, occasion), given);
    },
  );
  return [noteLeads];
};

export const handler = fanOutReaction(
  "re-uses/on-project-webinar-held",
  [ProjectWebinarHeld],
  onProjectWebinarHeld,
);
