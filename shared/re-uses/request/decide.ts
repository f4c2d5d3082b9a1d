import { type Entry, type Occasion, record } from "../../journal/entry.ts";
import { addDays, localDate } from "../../platform/wall-clock.ts";
import { atStage, decided, type ReUseDecision, stageEntries } from "../decide.ts";
import { ReUseRequested } from "../entries.ts";
import { agreeToNews, startNews, timersBetween } from "../news/model.ts";
import { type Asking, type IntroducedBy, knownOf, type ReUse } from "../re-use.ts";
import { furtherOf, type Stage } from "../stages.ts";

/** Somebody should have talked to them by then. */
const FIRST_CONTACT_DAYS = 7;

/** After a webinar people are called when they had time to look at it. */
const LEAD_CONTACT_DAYS = 14;

/** What somebody wants to use: an item of the catalogue and the project that it came of, or a project alone. */
export interface Used {
  readonly item?: { readonly reference: string; readonly title: string } | undefined;
  readonly project?: { readonly reference: string; readonly title: string } | undefined;
}

/** That an organisation wants to use something, however we heard of it. */
export interface Request extends Used {
  readonly organisation: { readonly name: string; readonly code?: string | undefined };
  readonly person?: string | undefined;
  readonly by: "form" | "desk" | "event";
  readonly introducedBy: IntroducedBy;
  readonly howFar: Stage;
  readonly whatFor: string;
  readonly mayBeNamed: boolean;
  /** Whether they agreed to be asked how far they have come. */
  readonly mayBeAsked: boolean;
  readonly owner?: string | undefined;
}

/** A decision about a request, with what the asker wrote. */
export type RequestDecision = ReUseDecision & { readonly asking: Asking | undefined };

const requested = (reUse: ReUse, { person, by }: Request, again: boolean, occasion: Occasion): Entry => {
  const { item, project } = reUse;
  const of = {
    item: item?.reference,
    project: project?.reference,
  };
  return record(ReUseRequested, { subject: reUse.reference, person, data: { ...of, by, again } }, occasion);
};

const askingOf = (request: Request, { now, newId }: Occasion): Asking | undefined => {
  const { person, whatFor, howFar, mayBeNamed, by } = request;
  return person === undefined || by === "event"
    ? undefined
    : { id: newId(), at: now, person, whatFor, howFar, mayBeNamed };
};

/** A new re-use: the organisation was not in the ledger with this. */
export const startReUse = (request: Request, reference: string, occasion: Occasion): RequestDecision => {
  const { item, project, organisation, person, owner, howFar, by } = request;
  const { now, actor } = occasion;
  const days = by === "event" ? LEAD_CONTACT_DAYS : FIRST_CONTACT_DAYS;
  const reUse: ReUse = {
    reference,
    item,
    project,
    contact: person,
    owner,
    organisation: { name: organisation.name, code: organisation.code },
    mayBeNamed: request.mayBeNamed,
    stage: howFar,
    history: [
      {
        at: now,
        by: { kind: actor.kind, id: actor.id },
        to: howFar,
        because: by === "event" ? "event" : by === "desk" ? "desk" : "asked",
      },
    ],
    introducedBy: request.introducedBy,
    nextContactOn: addDays(localDate(now), days),
    benefits: [],
    ...(request.mayBeAsked && person !== undefined ? { news: startNews(now) } : {}),
    told: [],
    absorbed: [],
    requestedAt: now,
    version: 1,
  };
  return {
    reUse,
    entries: [requested(reUse, request, false, occasion)],
    ...timersBetween(undefined, reUse, occasion),
    asking: askingOf(request, occasion),
  };
};

/**
 * The organisation is in the ledger with this already, so the request joins what is there: what they wrote lies beside it, the stage
 * is the further of the two, and a re-use that had stopped goes on. It may be named only if all who asked agreed. A lead that nobody
 * had talked to gets the asker as its contact, and questions for news from now on.
 */
export const joinReUse = (before: ReUse, request: Request, occasion: Occasion): RequestDecision => {
  const because = request.by === "desk" ? "desk" : "asked";
  // Who only came to another webinar has not moved.
  const to = request.by === "event" ? before.stage : furtherOf(before.stage, request.howFar);
  const moved = atStage(before, to, because, occasion);
  const { contact: known, news, stage } = before;
  const isLead = news === undefined;
  const contact = stage === "stopped" || isLead ? (request.person ?? known) : known;
  const agrees = request.mayBeAsked && contact !== undefined;
  const after: ReUse = {
    ...moved,
    item: before.item ?? request.item,
    project: before.project ?? request.project,
    organisation: knownOf(before.organisation, request.organisation),
    contact,
    mayBeNamed: isLead ? request.mayBeNamed : before.mayBeNamed && request.mayBeNamed,
    nextContactOn: earlier(before.nextContactOn, addDays(localDate(occasion.now), FIRST_CONTACT_DAYS)),
    ...(agrees ? { news: agreeToNews(moved.news, occasion.now) } : {}),
  };
  const entries = [requested(after, request, true, occasion), ...stageEntries(before, after, occasion)];
  return { ...decided(before, after, entries, occasion), asking: askingOf(request, occasion) };
};

const earlier = (a: string | undefined, b: string): string => (a === undefined || b < a ? b : a);
