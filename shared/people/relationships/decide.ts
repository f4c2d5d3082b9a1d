import { type Refused, refused, UNCHANGED, type Unchanged } from "../../journal/answer.ts";
import { type Entry, type Occasion, record } from "../../journal/entry.ts";
import { OrganisationOwnerChanged, PersonOffersChanged, PersonOwnerChanged } from "./entries.ts";
import { isSameOffer, type Offer, type Partner, type Relationship } from "./model.ts";

/** Who is to look after somebody; nobody where it is undefined. */
export interface Carers {
  readonly owner: string | undefined;
  readonly deputy: string | undefined;
}

/** A relationship as it is from now on. */
export interface RelationshipDecision {
  readonly relationship: Relationship;
  readonly entries: readonly Entry[];
}

const next = (partner: Partner, before: Relationship | undefined): Relationship => ({
  with: { kind: partner.kind, id: partner.id },
  offers: before?.offers ?? [],
  version: (before?.version ?? 0) + 1,
});

const given = <Value extends object>(value: Value): Value => {
  const entries = Object.entries(value).filter(([, one]) => one !== undefined);
  return Object.assign({}, ...entries.map(([name, one]) => ({ [name]: one })));
};

/** Says who looks after a person or an organisation. Refused when the two are the same. */
export const setCarers = (
  partner: Partner,
  before: Relationship | undefined,
  carers: Carers,
  occasion: Occasion,
): RelationshipDecision | Refused<"same-person"> | Unchanged => {
  const { owner, deputy } = carers;
  if (owner !== undefined && owner === deputy) return refused("same-person");
  if (before?.owner === owner && before?.deputy === deputy) return UNCHANGED;
  const data = given({ owner, deputy });
  const entry =
    partner.kind === "person"
      ? record(PersonOwnerChanged, { subject: partner.id, person: partner.id, data }, occasion)
      : record(OrganisationOwnerChanged, { subject: partner.id, data }, occasion);
  return { relationship: { ...next(partner, before), ...data }, entries: [entry] };
};

/** As many as anybody offers. */
const MOST_OFFERS = 20;

/** Notes what a person offers, or that they do not any more. */
export const setOffers = (
  person: string,
  before: Relationship | undefined,
  offers: readonly Offer[],
  occasion: Occasion,
): RelationshipDecision => {
  const carers = given({ owner: before?.owner, deputy: before?.deputy });
  const data = { offers: [...new Set(offers.map(({ kind }) => kind))] };
  return {
    relationship: {
      ...next({ kind: "person", id: person }, before),
      ...carers,
      offers: [...offers],
    },
    entries: [record(PersonOffersChanged, { subject: person, person, data }, occasion)],
  };
};

/** Adds an offer. Refused when it is there already. */
export const addOffer = (
  person: string,
  before: Relationship | undefined,
  offer: Offer,
  occasion: Occasion,
): RelationshipDecision | Refused<"offered-already" | "too-many"> => {
  const offers = before?.offers ?? [];
  if (offers.some((one) => isSameOffer(one, offer))) return refused("offered-already");
  if (offers.length >= MOST_OFFERS) return refused("too-many");
  return setOffers(person, before, [...offers, offer], occasion);
};

/** Takes an offer away. */
export const removeOffer = (
  person: string,
  before: Relationship | undefined,
  offer: Pick<Offer, "kind" | "topic">,
  occasion: Occasion,
): RelationshipDecision | Unchanged => {
  const offers = (before?.offers ?? []).filter((one) => !isSameOffer(one, offer));
  return offers.length === (before?.offers ?? []).length
    ? UNCHANGED
    : setOffers(person, before, offers, occasion);
};
