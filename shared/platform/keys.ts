/**
 * The keys of a record in the order in which they are written, as a list that a form or a schema can take. What the kinds of a thing are is
 * written once, where each has its words: one that is added there is in the list.
 */
export const keysOf = <Name extends string>(record: Readonly<Record<Name, unknown>>): readonly Name[] =>
  Object.keys(record).filter((key): key is Name => Object.hasOwn(record, key));

/**
 * What a record has under a name that may be any text; undefined when it has none of its own. Asked directly (`record[name]`), an object also
 * gives what all objects inherit: `constructor`, `toString`, `__proto__`. `npm run check` finds who asks so.
 */
export const ownValue = <Value>(
  record: Readonly<Record<string, Value>> | undefined,
  name: string,
): Value | undefined => (record !== undefined && Object.hasOwn(record, name) ? record[name] : undefined);

/** An error of ours. Its message is of ids and counts, so that logs and the failures list may say it; what another class says, they do not. */
export class Fault extends Error {
  override name = "Fault";
}
