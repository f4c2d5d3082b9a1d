import { paths } from "../../shared/pages/paths.ts";
import { hrefInList } from "../lists/in-list.ts";

/** A task as it stands in a list of mine or of nobody's. */
interface Placed {
  readonly name: string;
  readonly href: string;
  readonly dueOn?: string | undefined;
}

/** Where a task stands among my tasks: by due day, those without one last, those of nobody behind all of mine. It says where to go on when the task itself is done and gone. */
const placeOf = ({ name, dueOn = "no-day" }: Placed, isFree: boolean): string =>
  `${isFree ? 1 : 0}#${dueOn}#${name}`;

/** A task with its place among my tasks, and the address by which it is opened from there. */
const placed = (line: Placed, isFree: boolean) => {
  const at = placeOf(line, isFree);
  return {
    at,
    href: hrefInList(line.href, { list: "tasks", path: paths.deskTasks, query: "", after: "", at }),
  };
};

/** The address of a task as it is opened from *My tasks*: its page leads to the next, the one before, and back. */
export const fromMyTasks = (line: Placed, isFree: boolean): string => placed(line, isFree).href;

/** Where somebody goes on from a task that was opened from *My tasks*; undefined where that is not asked. At the end it is the list again. */
export const besideTask = (
  { mine, nobodys }: { readonly mine: readonly Placed[]; readonly nobodys: readonly Placed[] },
  { to, at }: Readonly<Record<string, string>>,
): string | undefined => {
  if (at === undefined || (to !== "next" && to !== "previous")) return undefined;
  const all = [
    ...mine.map((line) => placed(line, false)),
    ...nobodys.map((line) => placed(line, true)),
  ].toSorted((one, other) => (one.at < other.at ? -1 : 1));
  const found = to === "next" ? all.find((one) => one.at > at) : all.findLast((one) => one.at < at);
  return found?.href ?? `${paths.deskTasks}?done=no-${to}`;
};
