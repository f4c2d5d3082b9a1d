import { parseReference } from "../../shared/platform/references.ts";

/** The application whose outcome a letter tells; undefined for a letter about anything else. */
export const applicationOfLetter = ({ kind, about }: { readonly kind: string; readonly about: string }) =>
  kind === "application-outcome" && about.startsWith("application:")
    ? (parseReference("application", about.slice("application:".length)) ?? undefined)
    : undefined;
