/** What a link to unsubscribe ends: news about one topic or, as every link did before there were topics, all of it; or being asked to take part in surveys and conversations. */
export interface Unsubscribing {
  readonly person: string;
  readonly topic?: string | undefined;
  readonly purpose?: "research" | undefined;
  /** The kind of letter and the newsletter or digest that the link stands in, where results of it are counted. */
  readonly from?: { readonly kind: string; readonly about: string } | undefined;
}

const RESEARCH = "research";

/** The id that a link to unsubscribe carries: short, because mail programs break signatures over long headers. No topic is named by nothing. */
export const unsubscribeLinkId = ({ person, topic, purpose, from }: Unsubscribing): string => {
  if (purpose !== undefined) return `${person}__${RESEARCH}`;
  if (from !== undefined) return `${person}_${topic ?? ""}_${from.kind}_${from.about}`;
  return topic === undefined ? person : `${person}_${topic}`;
};

/** What the id in a link to unsubscribe ends, and whose. */
export const openUnsubscribeLinkId = (id: string): Unsubscribing => {
  const [person = "", topic, kind, about] = id.split("_");
  if (kind === RESEARCH && about === undefined) return { person, purpose: kind };
  return {
    person,
    topic: topic === "" ? undefined : topic,
    ...(kind !== undefined && about !== undefined && { from: { kind, about } }),
  };
};
