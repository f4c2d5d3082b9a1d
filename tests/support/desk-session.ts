import { createHash } from "node:crypto";
import { PutCommand } from "@aws-sdk/lib-dynamodb";
import type { DeskNeeds, Session } from "../../functions/entry-points/session.ts";
import { personItem, personKey } from "../../shared/people/store.ts";
import { readItems } from "../../shared/platform/dynamo.ts";
import { plus } from "../../shared/platform/wall-clock.ts";
import { signInMember } from "../../shared/sign-in/commands.ts";
import type { Role } from "../../shared/sign-in/role.ts";
import { MINUTES_IDLE, sealSession } from "../../shared/sign-in/session.ts";
import { memberIn, memberKey } from "../../shared/sign-in/store.ts";
import { testOccasion } from "./visiting.ts";

/** Somebody of the team, as a test speaks of them. */
export interface Colleague {
  readonly id: string;
  readonly name: string;
}

/** Invented people of the team, one of each role. */
export const theo = { id: "0199e7a0-4c1c-7000-8000-00000000000a", name: "Theo Team" } as const;
export const vera = { id: "0199e7a0-4c1c-7000-8000-00000000000b", name: "Vera Viewer" } as const;
export const ada = { id: "0199e7a0-4c1c-7000-8000-00000000000c", name: "Ada Admin" } as const;

/** The call by which every request at the desk learns who is there and what they may do, before anything else. */
export const OF_SESSION = "BatchGetItem";

const usual: Readonly<Record<Role, Colleague>> = { viewer: vera, team: theo, admin: ada };

const addressOf = (name: string): string =>
  `${name.toLowerCase().replaceAll(/[^a-z0-9]+/g, ".")}@programme.example`;

/**
 * The cookies of somebody who is signed in to the desk for the next hour, in the team with this role: as far as the table knows they signed in
 * just now. Whoever it is has one session, however often they are signed in so.
 */
export const signedIn = async (
  needs: DeskNeeds,
  role: Role = "team",
  { id: person, name }: Colleague = usual[role],
): Promise<Record<string, string>> => {
  const { table } = needs;
  const now = needs.now();
  const [team, known] = await readItems(table, [memberKey(person), personKey(person)]);
  const before = memberIn(team);
  const id = createHash("sha256").update(person).digest("base64url").slice(0, 22);
  const session = { startedAt: now, seenAt: plus(now, `PT${60 - MINUTES_IDLE}M`), browser: "A test" };
  const sessions = { ...before?.sessions, [id]: session };
  const member = { version: 0, ...before, person, role, signedInAt: now, sessions };
  const put = (Item: Record<string, unknown>) =>
    table.client.send(new PutCommand({ TableName: table.name, Item }));
  await put({ ...memberKey(person), team: member });
  if (known === undefined) await put(personItem({ id: person, name, email: addressOf(name) }));
  return { "__Host-desk": sealSession(needs.deskKeys, { id, person }) };
};

/** The session of somebody who has just signed in, for a page that is called by itself. */
export const testSession = ({ now }: Pick<DeskNeeds, "now">, who: Colleague, role: Role): Session => ({
  id: "AAAAAAAAAAAAAAAAAAAAAA",
  person: who.id,
  name: who.name,
  role,
  startedAt: now(),
});

/** Makes somebody known as one of the team, as their first sign-in does; gives their id. */
export const joinTeam = async (
  needs: DeskNeeds,
  { name, email = addressOf(name), role = "team" }: { name: string; email?: string; role?: Role },
): Promise<string> => {
  const account = { issuer: "https://sign-in.example", subject: email };
  const joined = await signInMember(
    needs,
    { claimed: { account, name, email, role } },
    { once: `sign-in:${email}`, occasion: testOccasion(needs) },
  );
  if ("refusal" in joined) throw new Error(`${name} was not let in: ${joined.refusal}.`);
  return joined.done.person;
};
