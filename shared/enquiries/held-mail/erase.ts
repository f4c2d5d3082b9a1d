import { readList, type Table } from "../../platform/dynamo.ts";
import { type ErasedStep, type Erasing, NOTHING, recordErased } from "../../privacy/erasure/eraser.ts";
import { type HeldMail, heldMailSchema, heldMailStatuses } from "./model.ts";
import { heldMailOf, heldMailWrites, readHeldMail } from "./store.ts";

const AT_ONCE = 50;

const isFrom = ({ from, author, replyTo }: HeldMail, email: string): boolean =>
  [from, author, replyTo].some((one) => one?.address.toLowerCase() === email.toLowerCase());

const emptiedMail = ({
  from,
  author,
  replyTo,
  copied,
  quoted,
  messageId,
  original,
  ...held
}: HeldMail): HeldMail => ({
  ...held,
  subject: "Erased",
  text: "",
  files: [],
  remarks: [],
});

/** One held mail is left with its date and what was decided; one on which nobody had decided is discarded. */
export const eraseHeldMail = (held: HeldMail, erasing: Erasing): ErasedStep => {
  if (held.from === undefined && held.text === "") return NOTHING;
  const { now } = erasing.occasion;
  const decided = held.status === "held" || held.status === "set-aside";
  const after: HeldMail = {
    ...emptiedMail(held),
    ...(decided && { status: "discarded" as const, decided: { at: now } }),
    version: held.version + 1,
  };
  return {
    writes: heldMailWrites(held, after),
    entries: [recordErased("held-mail", held.id, erasing)],
    emptied: { "held-mail": 1 },
    mails: held.original === undefined ? [] : [held.original],
    files: held.files.map(({ id }) => id),
  };
};

/** The next held mail of an address behind a place, with the place; undefined behind the last. Reads some of the list: it is not filed by address. */
export const nextHeldMailFrom = async (
  table: Table,
  email: string,
  after: string | undefined,
): Promise<{ readonly held?: HeldMail; readonly place: string } | undefined> => {
  const [status = "held", place] = after?.split("|") ?? [];
  const at = heldMailStatuses.findIndex((one) => status.startsWith(one));
  const list = heldMailStatuses[at];
  if (list === undefined) return undefined;
  const page = await heldMailOf(table, list)(place === "" ? undefined : place, AT_ONCE);
  const found = page.find(({ thing }) => isFrom(thing, email));
  if (found !== undefined) {
    const held = await readHeldMail(table, found.thing.id);
    return { ...(held !== undefined && { held }), place: `${list}|${found.place}` };
  }
  const last = page.at(-1);
  if (page.length === AT_ONCE && last !== undefined) return { place: `${list}|${last.place}` };
  const next = heldMailStatuses[at + 1];
  return next === undefined ? undefined : { place: `${next}|` };
};

const DECIDED = ["filed", "discarded"] as const;

/** Some held mails that were decided on and came between two moments, each with its place. The cursor names the list, too. For the retention. */
export const decidedMailBetween = async (
  table: Table,
  {
    from,
    to,
    after,
  }: { readonly from?: string | undefined; readonly to: string; readonly after?: string | undefined },
  limit: number,
): Promise<{ readonly mails: readonly HeldMail[]; readonly next?: string | undefined }> => {
  const [status = DECIDED[0], place] = after?.split("|") ?? [];
  const at = DECIDED.findIndex((one) => status.startsWith(one));
  const items = await readList(table, `HELD-MAIL#${DECIDED[at] ?? DECIDED[0]}`, {
    from,
    to,
    after: place,
    limit,
  });
  const mails = items.map((item) => heldMailSchema.parse(item["held"]));
  const last = items.at(-1);
  if (items.length === limit && last !== undefined)
    return { mails, next: `${status}|${String(last["listSort"])}` };
  const following = DECIDED[at + 1];
  return { mails, next: following === undefined ? undefined : `${following}|${from ?? "!"}` };
};
