const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Whether an element asks for a field that is not there: `{ exists: false }`. */
const isAbsence = (element: Record<string, unknown>): boolean =>
  element["exists"] === false && Object.keys(element).length === 1;

/** Whether a value meets one element of a pattern's list. */
const elementMatches = (element: unknown, value: unknown): boolean => {
  if (!isRecord(element)) return element === value;
  if (isAbsence(element)) return value === undefined;
  const { prefix, ...others } = element;
  if (typeof prefix !== "string" || Object.keys(others).length > 0)
    throw new Error(
      `The local stack does not know the comparison ${JSON.stringify(element)} of an event pattern.`,
    );
  return typeof value === "string" && value.startsWith(prefix);
};

const listMatches = (list: unknown[], value: unknown): boolean => {
  // A field that is not there is compared too, so that a comparison that is not known never passes for one that does not match.
  const values: unknown[] = Array.isArray(value) ? value : [value];
  return list.some((element) => values.some((item) => elementMatches(element, item)));
};

const fieldMatches = (rule: unknown, value: unknown): boolean => {
  if (Array.isArray(rule)) return listMatches(rule, value);
  if (!isRecord(rule)) return false;
  // A list of objects matches when one of them does, as EventBridge flattens arrays.
  if (Array.isArray(value)) return value.some((item) => patternMatches(rule, item));
  return patternMatches(rule, isRecord(value) ? value : {});
};

/**
 * Whether an event meets an EventBridge event pattern (also the syntax of Lambda's filter criteria): exact values, prefixes and
 * fields that are not there.
 * Throws on a comparison it does not know.
 */
export function patternMatches(pattern: Record<string, unknown>, event: unknown): boolean {
  const fields = isRecord(event) ? event : {};
  return Object.entries(pattern).every(([key, rule]) => {
    if (key.startsWith("$")) throw new Error(`The local stack does not know ${key} in an event pattern.`);
    return fieldMatches(rule, fields[key]);
  });
}

/** Throws on a comparison that is not known, wherever it stands in a pattern: so that a start fails, and not the first event that comes so far. */
export function checkPattern(pattern: Record<string, unknown>): void {
  for (const [key, rule] of Object.entries(pattern)) {
    patternMatches({ [key]: Array.isArray(rule) ? rule : {} }, {});
    if (isRecord(rule)) checkPattern(rule);
  }
}
