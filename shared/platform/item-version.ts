/** The attribute that holds the version of an item's shape. Without it an item is of the first. */
export const ITEM_VERSION = "v";

/**
 * Items whose shape has changed: what their keys look like (`<pk> <sk>`), and how an item of each version is told in the next, the first change first. An item is
 * read as it is now, whatever version it was written in; `npm run migrate` writes them anew, after which the upcasts may be taken out.
 */
export interface ShapeChanges {
  readonly keys: RegExp;
  readonly upcasts: readonly ((item: Record<string, unknown>) => Record<string, unknown>)[];
}

type Shape = Record<string, unknown>;

const isShape = (value: unknown): value is Shape => typeof value === "object" && value !== null;

/** What news was about when membership was the consent to it. */
const TOPICS_OF_THEN = ["events", "results", "calls", "workshops"];

const partWithConsents = (value: unknown): unknown => {
  if (!isShape(value) || !isShape(value["consent"])) return value;
  const { consent, ...rest } = value;
  const channel = rest["via"] === "list" ? "import" : "join-form";
  const { leftAt } = rest;
  const news = {
    ...consent,
    channel,
    ...(typeof leftAt === "string" && { withdrawn: { at: leftAt, channel: "left" } }),
  };
  return { ...rest, topics: TOPICS_OF_THEN, frequency: "at-once", consents: { news } };
};

/**
 * A membership of when it was itself the consent to news (decision 19) as one with consents for each purpose: news was agreed to in the words that
 * are stored, and ended with the membership. What has consents already stays as it is: a request to join may lie beside a membership of before.
 */
const membershipWithConsents = (item: Shape): Shape => {
  const { member, request, ...rest } = item;
  return {
    ...rest,
    ...(member !== undefined && { member: partWithConsents(member) }),
    ...(request !== undefined && { request: partWithConsents(request) }),
  };
};

/** All of them. A change of this list comes with a migration: docs/runbooks/migrate.md. */
export const shapeChanges: readonly ShapeChanges[] = [
  { keys: /^MEMBER#\S+ MEMBER$/, upcasts: [membershipWithConsents] },
];

interface WithKey {
  readonly pk?: unknown;
  readonly sk?: unknown;
}

const changesOf = ({ pk, sk }: WithKey, changes: readonly ShapeChanges[]): ShapeChanges["upcasts"] =>
  changes.length === 0
    ? []
    : (changes.find(({ keys }) => keys.test(`${String(pk)} ${String(sk)}`))?.upcasts ?? []);

/** The version that an item with this key is written in. */
const versionFor = (item: WithKey, changes: readonly ShapeChanges[]): number =>
  changesOf(item, changes).length + 1;

const versionOf = (item: Record<string, unknown>): number => {
  const version = item[ITEM_VERSION];
  return typeof version === "number" ? version : 1;
};

/** An item as it is written: with the version of its shape, unless that is the first. */
export const withVersion = <Stored extends WithKey>(
  item: Stored,
  changes: readonly ShapeChanges[] = shapeChanges,
): Stored => {
  const version = versionFor(item, changes);
  return version === 1 ? item : { ...item, [ITEM_VERSION]: version };
};

/** Whether an item was written in an earlier version of its shape. */
export const isOutdated = (
  item: Record<string, unknown>,
  changes: readonly ShapeChanges[] = shapeChanges,
): boolean => versionOf(item) < versionFor(item, changes);

/** An item as it would have been written now. One of a later version, of a release that was rolled back, is given as it is. */
export const upToDate = (
  item: Record<string, unknown>,
  changes: readonly ShapeChanges[] = shapeChanges,
): Record<string, unknown> => {
  if (!isOutdated(item, changes)) return item;
  const missing = changesOf(item, changes).slice(versionOf(item) - 1);
  return withVersion(
    missing.reduce((shape, upcast) => upcast(shape), item),
    changes,
  );
};
