import type { Saving } from "../../journal/change.ts";
import { OVERTAKEN, type Overtaken } from "../../journal/commit.ts";
import { record } from "../../journal/entry.ts";
import { confirmedUpdate, personKey } from "../../people/store.ts";
import { type Item, type Key, listSource, readItem, type Table } from "../../platform/dynamo.ts";
import type { ListSource } from "../../platform/list-page.ts";
import { ApprovalRulesSet } from "../entries.ts";
import { type WaitingRequest, waitingRequestSchema } from "../member.ts";
import { memberKey } from "../store.ts";
import type { DeclineDecision, HoldDecision, setRules } from "./decide.ts";
import { type ApprovalRules, approvalRulesSchema, noRules } from "./model.ts";

const WAITING = "MEMBERS-WAITING";
const rulesKey: Key = { pk: "MEMBER-APPROVAL", sk: "RULES" };

/** Who has to wait for the team. One read. */
export const readRules = async (table: Table): Promise<ApprovalRules> => {
  const item = await readItem(table, rulesKey);
  return item === undefined ? noRules : approvalRulesSchema.parse(item["rules"]);
};

/** Who has to wait from now on, provided that nobody set it since it was read. */
export const saveRules = ({
  rules,
  occasion,
}: Extract<ReturnType<typeof setRules>, { readonly rules: ApprovalRules }>): Saving<Overtaken> => {
  const { version, kinds } = rules;
  return {
    writes: [
      {
        put: { ...rulesKey, rules },
        when: {
          expression: "attribute_not_exists(pk) OR #rules.version = :before",
          names: { "#rules": "rules" },
          values: { ":before": version - 1 },
        },
        otherwise: OVERTAKEN,
      },
    ],
    entries: [record(ApprovalRulesSet, { subject: "approval", data: { version, kinds } }, occasion)],
  };
};

/** That a confirmed request waits for the team: beside the membership of before, if there was one, and in the list of those that wait. */
export const saveHeld = ({ person, waiting, entries }: HoldDecision): Saving<Overtaken | "unknown"> => {
  const { name, organisation, organisationCode, segment } = waiting;
  return {
    writes: [
      {
        update: memberKey(person),
        set: "SET waiting = :waiting, #list = :list, listSort = :sort REMOVE #request",
        names: { "#request": "request", "#list": "list" },
        values: {
          ":waiting": waiting,
          ":list": WAITING,
          ":sort": `${waiting.confirmedAt}#${person}`,
          ":id": waiting.id,
        },
        when: { expression: "#request.id = :id" },
        otherwise: OVERTAKEN,
      },
      {
        update: personKey(person),
        // The link to confirm with arrived: what they wrote of themselves is theirs, whatever the team decides.
        ...confirmedUpdate({ id: person, name, organisation, organisationCode, segment }),
        when: { expression: "attribute_exists(pk)" },
        otherwise: "unknown",
      },
    ],
    entries,
  };
};

/** That a request which waited was not accepted. */
export const saveDeclined = (
  { person, request, reason, entries }: DeclineDecision,
  at: string,
): Saving<Overtaken> => ({
  writes: [
    {
      update: memberKey(person),
      set: "SET declined = :declined REMOVE waiting, #list, listSort",
      names: { "#list": "list" },
      values: { ":declined": { request, at, reason }, ":id": request },
      when: { expression: "waiting.id = :id" },
      otherwise: OVERTAKEN,
    },
  ],
  entries,
});

/** A person with the request of theirs that waits for the team. */
export interface Waiting extends WaitingRequest {
  readonly person: string;
}

const toWaiting = (item: Item): Waiting => ({
  ...waitingRequestSchema.parse(item["waiting"]),
  person: String(item["pk"]).slice("MEMBER#".length),
});

/** Those who wait for the team, the first to confirm first, to be read in pages. */
export const waitingSource = (table: Table): ListSource<Waiting> => listSource(table, WAITING, {}, toWaiting);
