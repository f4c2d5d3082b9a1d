/** What somebody of the team may do. Each role may do all that the ones before it may. */
export const roles = ["viewer", "team", "admin"] as const;

/** A role at the desk. */
export type Role = (typeof roles)[number];

/** Whether a role includes another. */
export const mayActAs = (role: Role, needed: Role): boolean => roles.indexOf(role) >= roles.indexOf(needed);

/** The lesser of two roles. */
export const lesserRole = (one: Role, other: Role): Role => (mayActAs(one, other) ? other : one);

/** The highest role among the groups that the sign-in service names; null for somebody who is in none of ours. */
export const roleOf = (groups: readonly string[]): Role | null =>
  [...roles].reverse().find((role) => groups.includes(role)) ?? null;
