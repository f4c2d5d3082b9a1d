/** Whose news a link to unsubscribe ends: about one topic or, as every link did before there were topics, all of it. */
export interface Unsubscribing {
  readonly person: string;
  readonly topic?: string | undefined;
}

/** The id that a link to unsubscribe carries: short, because mail programs break signatures over long headers. */
export const unsubscribeLinkId = ({ person, topic }: Unsubscribing): string =>
  topic === undefined ? person : `${person}_${topic}`;

/** Whose news the id in a link to unsubscribe ends. */
export const openUnsubscribeLinkId = (id: string): Unsubscribing => {
  const [person = "", topic] = id.split("_");
  return { person, topic };
};
