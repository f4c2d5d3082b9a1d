import type { Write } from "../../journal/commit.ts";
import { type Item, type Key, queryAll, type Table } from "../../platform/dynamo.ts";
import type { ListSource } from "../../platform/list-page.ts";
import type { Organisation } from "../organisation.ts";
import { organisationItem, toOrganisation } from "../store.ts";
import { proposedKind } from "./proposed-kind.ts";

const KIND_PROPOSED = "organisations:kind-proposed";

/** An organisation as it is written: also among those for which a kind is proposed, if one is. */
export const itemWithProposal = (organisation: Organisation): Item & Key => ({
  ...organisationItem(organisation),
  ...(proposedKind(organisation) === undefined
    ? {}
    : { subject: KIND_PROPOSED, subjectSort: organisation.code }),
});

/** What an item of an organisation is to be written as where it is not among those for which a kind is proposed although one is, or the other way round. */
export const proposalPlaceOf = (item: Item): readonly Write[] => {
  const after = itemWithProposal(toOrganisation(item));
  return item["subject"] === after["subject"] ? [] : [{ put: after }];
};

/** The organisations for which a kind is proposed, in order of code, to be read in pages. */
export const kindProposedSource =
  (table: Table): ListSource<Organisation> =>
  async (after, limit, backwards = false) => {
    const beyond = backwards ? "subjectSort < :after" : "subjectSort > :after";
    const items = await queryAll(
      table,
      {
        IndexName: "by-subject",
        KeyConditionExpression: `subject = :subject${after === undefined ? "" : ` AND ${beyond}`}`,
        ExpressionAttributeValues: { ":subject": KIND_PROPOSED, ":after": after },
        ScanIndexForward: !backwards,
      },
      { limit },
    );
    return items.map((item) => ({ place: String(item["subjectSort"]), thing: toOrganisation(item) }));
  };
