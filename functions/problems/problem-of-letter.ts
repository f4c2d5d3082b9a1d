import { parseReference } from "../../shared/platform/references.ts";

/** The problem whose outcome a letter tells; undefined for a letter about anything else. */
export const problemOfLetter = ({ kind, about }: { readonly kind: string; readonly about: string }) =>
  kind === "problem-outcome" && about.startsWith("problem:")
    ? (parseReference("problem", about.slice("problem:".length)) ?? undefined)
    : undefined;
