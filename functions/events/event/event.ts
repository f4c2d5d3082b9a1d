import { readEvent } from "../../../shared/events/store.ts";
import { paths } from "../../../shared/pages/paths.ts";
import { byReference, view } from "../../entry-points/page-definition.ts";
import { sitePage } from "../../entry-points/page-file.ts";
import event from "./event.njk";
import { describe, publicEvent } from "./event-view.ts";

/** One event, with the way to register while it is open. */
export const page = sitePage({
  path: paths.event,
  names: byReference("event"),
  load: async ({ table, now }, reference) => publicEvent(await readEvent(table, reference), now()),
  show: (_needs, shown) => view(event, { event: shown, description: describe(shown.description) }),
});
