import { type CountWrite, OVERTAKEN, type Overtaken, type Write } from "../journal/commit.ts";
import { type Occasion, record } from "../journal/entry.ts";
import type { Instant } from "../platform/clock.ts";
import { plusHours } from "../platform/time.ts";
import { timerItem, timerKey } from "../timers/timer.ts";
import { OrganisationListDue } from "./entries.ts";
import { itemWithProposal } from "./kinds/store.ts";
import type { Organisation } from "./organisation.ts";
import { changesKey, organisationKey } from "./store.ts";

/** Counts a change of an organisation: from then on what is published is out of date. */
export const countedChange: CountWrite = { count: changesKey, by: { changes: 1 } };

/** The moment at which the list is published: changes of the same minute share it, and the index that it is made from has them by then. */
const dueAfter = (now: Instant): Instant => `${plusHours(now, 2 / 60).slice(0, 16)}:00.000Z`;

/** The write by which the list is published soon, for the transaction of a change. Once in a transaction. */
export const publishSoon = (occasion: Occasion): Write => {
  const due = dueAfter(occasion.now);
  const entry = record(OrganisationListDue, { subject: "list", data: {} }, occasion);
  const timer = { id: "organisation-list", due, entry };
  return { put: { ...timerItem(timer), ...timerKey(timer) } };
};

/** An organisation before (undefined for a new one) and after a change. */
export interface ChangedOrganisation {
  readonly before: Organisation | undefined;
  readonly after: Organisation;
}

const organisationPut = <Refusal extends string>(
  { before, after }: ChangedOrganisation,
  otherwise: Refusal,
): Write<Refusal> => ({
  put: itemWithProposal(after),
  when:
    before === undefined
      ? { expression: "attribute_not_exists(pk)" }
      : { expression: "organisation.version = :version", values: { ":version": before.version } },
  otherwise,
});

/** The writes of a changed organisation, for a change that is decided anew when somebody else was quicker. It is published soon. */
export const organisationUpdate = (
  change: ChangedOrganisation,
  occasion: Occasion,
): readonly Write<Overtaken>[] =>
  change.before === change.after
    ? [organisationPut(change, OVERTAKEN)]
    : [organisationPut(change, OVERTAKEN), countedChange, publishSoon(occasion)];

/** The writes of a changed organisation by an import, which sees to it that it is published. Refused when it was changed, or is there already, since it was read. */
export const organisationWrites = (change: ChangedOrganisation): readonly Write<"changed">[] => [
  organisationPut(change, "changed"),
  countedChange,
];

/** The writes that remove an organisation. Refused when it was changed since it was read. */
export const organisationRemoval = ({ code, version }: Organisation): readonly Write<"changed">[] => [
  {
    delete: organisationKey(code),
    when: { expression: "organisation.version = :version", values: { ":version": version } },
    otherwise: "changed",
  },
  countedChange,
];
