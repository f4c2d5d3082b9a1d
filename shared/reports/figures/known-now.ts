import { membersOf } from "../../members/read.ts";
import { regionsOf } from "../../organisations/read.ts";
import { readPeople } from "../../people/store.ts";
import type { Table } from "../../platform/dynamo.ts";
import type { Known } from "./facts.ts";

/** What is known now of people, at most 100, in that order. */
export type KnownNow = (people: readonly string[]) => Promise<readonly Known[]>;

/** What is known of people by their membership and, where they are no members, by what they told of themselves. Two reads. */
export const knownNow =
  (table: Table, isOfTeam: (person: string) => boolean): KnownNow =>
  async (ids) => {
    const [members, people] = await Promise.all([membersOf(table, ids), readPeople(table, ids)]);
    const codes = ids.map((_id, nth) => members[nth]?.organisationCode ?? people[nth]?.organisationCode);
    const asked = [...new Set(codes.flatMap((code) => code ?? []))];
    const regions = await regionsOf(table, asked);
    const regionOf = new Map(asked.map((code, nth) => [code, regions[nth]]));
    return ids.map((id, nth): Known => {
      const code = codes[nth];
      const organisation = members[nth]?.segment ?? people[nth]?.segment;
      const region = code === undefined ? undefined : regionOf.get(code);
      const role = members[nth]?.role;
      return {
        ...(organisation === undefined ? {} : { organisation }),
        ...(region === undefined ? {} : { region }),
        ...(role === undefined ? {} : { role }),
        topics: members[nth]?.topics ?? [],
        ...(isOfTeam(id) ? { team: true as const } : {}),
      };
    });
  };
