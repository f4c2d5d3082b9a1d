import { countKeys, toCounts } from "../../shared/enquiries/counts.ts";
import { NOBODY } from "../../shared/enquiries/enquiry.ts";
import { heldMailCountKeys, type OpenMail, toOpenMail } from "../../shared/enquiries/held-mail/counts.ts";
import { outboxCountKey, waitingIn } from "../../shared/letters/outbox-count.ts";
import type { Instant } from "../../shared/platform/clock.ts";
import type { Item } from "../../shared/platform/dynamo.ts";
import type { SigningKeys } from "../../shared/platform/signing.ts";
import { firstOf } from "../../shared/platform/text.ts";
import { noteSessionUse } from "../../shared/sign-in/commands.ts";
import { sessionOf } from "../../shared/sign-in/decide.ts";
import { isPresent, type Member, presentRole } from "../../shared/sign-in/member.ts";
import type { Role } from "../../shared/sign-in/role.ts";
import { openSession } from "../../shared/sign-in/session.ts";
import { readMemberWithPerson } from "../../shared/sign-in/store.ts";
import type { PageNeeds } from "./page.ts";
import type { RequestHead } from "./request.ts";
import type { SessionRefusal } from "./security-log.ts";

/** What the desk has besides what every page needs: the keys that its sessions are signed with. */
export interface DeskNeeds extends PageNeeds {
  readonly deskKeys: SigningKeys;
}

/** Somebody of the team, signed in: who they are and what they may do at this very request, as the table has it. */
export interface Session {
  readonly id: string;
  readonly person: string;
  readonly name: string;
  readonly role: Role;
  readonly startedAt: Instant;
}

/** What waits for the team at this moment, for the navigation: mails to decide about, and enquiries to answer that one has oneself or nobody has. */
export interface OpenWork extends OpenMail {
  readonly mine: number;
  readonly nobodys: number;
  /** Letters that wait for approval. */
  readonly outbox: number;
}

/** A session that is open, with the record that says so. */
interface FoundSession {
  readonly session: Session;
  /** Read with the session, so that it costs no page a read. */
  readonly openWork: OpenWork;
  readonly member: Member;
}

/** Why there is no session: none was named, or the one that was lets nobody in. */
interface NoSession {
  readonly why: SessionRefusal | "none";
  readonly person?: string;
}

const openWorkFor = (person: string, counted: readonly (Item | undefined)[]): OpenWork => {
  const enquiries = toCounts(firstOf(counted, countKeys.length).shown);
  const of = (assignee: string): number => enquiries.of({ standing: "to-do", assignee });
  const [outbox, ...mail] = counted.slice(countKeys.length);
  return { ...toOpenMail(mail), mine: of(person), nobodys: of(NOBODY), outbox: waitingIn(outbox) };
};

/** The session of a request, as it stands now. One read, where the cookie is ours. */
export const findSession = async (
  needs: DeskNeeds,
  { cookies }: RequestHead,
): Promise<FoundSession | NoSession> => {
  const sealed = cookies["__Host-desk"];
  const named = openSession(needs.deskKeys, sealed);
  if (named === null) return { why: sealed === undefined ? "none" : "altered" };
  const { id, person } = named;
  const found = await readMemberWithPerson(needs.table, person, [
    ...countKeys,
    outboxCountKey,
    ...heldMailCountKeys,
  ]);
  if (found === undefined || !isPresent(found.member)) return { why: "left", person };
  const { member } = found;
  const kept = sessionOf(member, id, needs.now());
  if (kept === undefined) return { why: "over", person };
  const { name } = found.person;
  return {
    member,
    openWork: openWorkFor(person, found.others),
    session: { id, person, name, role: presentRole(member), startedAt: kept.startedAt },
  };
};

/** A page that takes its news by itself is no sign that somebody is there. */
const isByItself = ({ headers }: RequestHead): boolean => headers["sec-fetch-dest"] === "empty";

/** Notes that a session was used, every few minutes. One transaction then, nothing otherwise. */
export const noteUse = async (
  needs: DeskNeeds,
  request: RequestHead,
  { session, member }: FoundSession,
): Promise<void> => {
  if (!isByItself(request)) await noteSessionUse(needs, { member, id: session.id, now: needs.now() });
};
