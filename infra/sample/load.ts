import { openTable } from "../../shared/platform/dynamo.ts";
import { loadEnquiries, loadEvents, loadMembers, loadProjects, loadTeam } from "./load-steps.ts";
import { samplePeople } from "./people.ts";
import { sampleMoments } from "./sample-needs.ts";

/** Where the sample goes: a running stack. */
export interface SampleTarget {
  readonly client: Parameters<typeof openTable>[1];
  readonly addresses: { readonly table?: string | undefined };
  readonly now: () => Date;
  /** Answers when nothing is in flight. */
  readonly idle: () => Promise<void>;
}

/** Told how far the load is: of `total` steps, `done` are done; `doing` says what comes now. */
export type SampleProgress = (done: number, total: number, doing: string) => void;

/**
 * Loads the sample programme through the product's own commands, as of the stack's present moment: the same people, references and
 * figures every time. Throws when a command is refused, because then the sample or the product is wrong.
 */
export const loadSample = async (target: SampleTarget, progress: SampleProgress): Promise<void> => {
  const { table } = target.addresses;
  if (table === undefined) throw new Error("The stack has no table to load the sample into.");
  const today = target.now().toISOString();
  const people = samplePeople(today);
  const opened = openTable(table, target.client);
  const sample = { moments: (part: string) => sampleMoments(opened, part), today, people };
  const steps = [
    { doing: "the team", load: () => loadTeam(sample) },
    {
      doing: "1,321 members",
      load: () => loadMembers(sample, (done) => progress(done, total, "1,321 members")),
    },
    { doing: "events and registrations", load: () => loadEvents(sample) },
    { doing: "projects and their follow-ups", load: () => loadProjects(sample) },
    { doing: "enquiries", load: () => loadEnquiries(sample) },
  ];
  const total = people.length;
  for (const { doing, load } of steps) {
    progress(doing === "the team" ? 0 : total, total, doing);
    await load();
  }
};
