const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const comparisons: Record<string, (left: number, right: number) => boolean> = {
  "=": (left, right) => left === right,
  "<": (left, right) => left < right,
  "<=": (left, right) => left <= right,
  ">": (left, right) => left > right,
  ">=": (left, right) => left >= right,
};

const numericMatches = (rule: unknown, value: unknown): boolean => {
  if (!Array.isArray(rule) || typeof value !== "number") return false;
  for (let index = 0; index < rule.length; index += 2) {
    const compare = comparisons[String(rule[index])];
    if (compare === undefined)
      throw new Error(`Unknown numeric comparison ${String(rule[index])} in an event pattern.`);
    if (!compare(value, Number(rule[index + 1]))) return false;
  }
  return true;
};

const textMatches = (name: "prefix" | "suffix", rule: unknown, value: unknown): boolean => {
  if (typeof value !== "string") return false;
  const fold = isRecord(rule) && "equals-ignore-case" in rule;
  const part = String(fold ? rule["equals-ignore-case"] : rule);
  const [text, wanted] = fold ? [value.toLowerCase(), part.toLowerCase()] : [value, part];
  return name === "prefix" ? text.startsWith(wanted) : text.endsWith(wanted);
};

const wildcardMatches = (rule: unknown, value: unknown): boolean => {
  const pieces = String(rule)
    .split("*")
    .map((piece) => piece.replaceAll(/[\\^$.|?+()[\]{}]/g, String.raw`\$&`));
  return typeof value === "string" && new RegExp(`^${pieces.join(".*")}$`, "s").test(value);
};

/** Whether one present value meets one element of a pattern's list. `exists` is decided by the caller. */
const elementMatches = (element: unknown, value: unknown): boolean => {
  if (!isRecord(element)) return element === value;
  const [name, rule] = Object.entries(element)[0] ?? [];
  if (name === "prefix" || name === "suffix") return textMatches(name, rule, value);
  if (name === "equals-ignore-case")
    return typeof value === "string" && value.toLowerCase() === String(rule).toLowerCase();
  if (name === "wildcard") return wildcardMatches(rule, value);
  if (name === "numeric") return numericMatches(rule, value);
  if (name === "anything-but") {
    const refused: unknown[] = Array.isArray(rule) ? rule : [rule];
    return !refused.some((item) => elementMatches(item, value));
  }
  throw new Error(`Unknown comparison ${String(name)} in an event pattern.`);
};

const listMatches = (list: unknown[], value: unknown): boolean =>
  list.some((element) => {
    if (isRecord(element) && "exists" in element)
      return element["exists"] === (value !== undefined && !isRecord(value));
    if (value === undefined) return false;
    const values: unknown[] = Array.isArray(value) ? value : [value];
    return values.some((item) => elementMatches(element, item));
  });

const fieldMatches = (rule: unknown, value: unknown): boolean => {
  if (Array.isArray(rule)) return listMatches(rule, value);
  if (!isRecord(rule)) return false;
  // A list of objects matches when one of them does, as EventBridge flattens arrays.
  if (Array.isArray(value)) return value.some((item) => patternMatches(rule, item));
  return patternMatches(rule, isRecord(value) ? value : {});
};

/**
 * Whether an event meets an EventBridge event pattern (also the syntax of Lambda's filter criteria): exact values,
 * prefix, suffix, exists, anything-but, numeric, equals-ignore-case, wildcard and `$or`.
 * Throws on a comparison it does not know.
 */
export function patternMatches(pattern: Record<string, unknown>, event: unknown): boolean {
  const fields = isRecord(event) ? event : {};
  return Object.entries(pattern).every(([key, rule]) => {
    if (key === "$or" && Array.isArray(rule))
      return rule.some((one) => isRecord(one) && patternMatches(one, event));
    return fieldMatches(rule, fields[key]);
  });
}
