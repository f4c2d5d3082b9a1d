import * as z from "zod";
import type { HeldMail } from "../../shared/enquiries/held-mail.ts";
import { readHeldMail } from "../../shared/enquiries/held-mail-store.ts";
import notFound from "../../shared/pages/not-found.njk";
import { paths, toPath } from "../../shared/pages/paths.ts";
import type { PageAnswer } from "../entry-points/answer.ts";
import type { DeskPage, DeskVisit } from "../entry-points/desk-page.ts";
import mailPage from "./desk-held-mail.njk";
import { describeHeld } from "./held-mail-words.ts";

/** One held mail, and what can be done with it. */
export const showHeldMail = (
  visit: DeskVisit,
  held: HeldMail,
  more: object = {},
  status = 200,
): PageAnswer => {
  const hrefOf = (reference: string | undefined) =>
    reference === undefined ? undefined : toPath(paths.deskEnquiry, { reference });
  const open = held.status === "held" || held.status === "set-aside";
  const context = {
    mail: describeHeld(held),
    open,
    mayFile: open && held.why !== "virus",
    mayBegin: open && held.why !== "virus" && held.from !== undefined,
    mayTakeBack: held.status === "discarded",
    namedHref: hrefOf(held.names),
    intoHref: hrefOf(held.decided?.into),
    answers: { reference: held.names ?? "" },
    ...more,
  };
  return visit.show(mailPage, context, status);
};

const DONE = new Map([
  ["discarded", "Discarded. You can take that back below."],
  ["held", "It is held again."],
]);

/** The held mail whose id is in the address. */
export const getDeskHeldMail: DeskPage = async (needs, request, visit) => {
  const id = z.uuid().safeParse(request.parameters["id"]);
  const held = id.success ? await readHeldMail(needs.table, id.data) : undefined;
  if (held === undefined) return visit.show(notFound, {}, 404);
  return showHeldMail(visit, held, { done: DONE.get(request.query["done"] ?? "") });
};
