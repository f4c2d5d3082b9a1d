import badLink from "../../shared/pages/bad-link.njk";
import type { LinkPurpose } from "../../shared/platform/links.ts";
import type { PageAnswer } from "./answer.ts";
import { openFollowedLink } from "./followed-link.ts";
import type { PageNeeds, Visit } from "./page.ts";

/** Where somebody can go on whose link does not work. */
export interface WayOn {
  readonly href: string;
  readonly text: string;
}

/** The page that says why a link leads nowhere. One that names nobody is told like an altered one, so that nobody learns who is known. */
export const badLinkPage = (visit: Visit, state: "expired" | "altered", next?: WayOn): PageAnswer =>
  visit.show(badLink, { state, next }, 404);

type Parsed<Parse extends (id: string) => unknown> = NonNullable<ReturnType<Parse>>;

const isParsed = <Parse extends (id: string) => unknown>(named: unknown): named is Parsed<Parse> =>
  named !== null && named !== undefined;

interface FollowedBy {
  readonly request: { readonly parameters: { readonly token: string } };
  readonly visit: Visit;
}

/**
 * A personal page: its address names what the signed link for this purpose says, whose id `parse` reads (null when it is none of ours). Reads
 * nothing from the table. A link for another purpose, an altered or an expired one is answered by the page that says so.
 */
export const byLink =
  <Parse extends (id: string) => object | string | null | undefined>(
    purpose: LinkPurpose,
    parse: Parse,
    next?: WayOn,
  ) =>
  (needs: PageNeeds, { request, visit }: FollowedBy): Parsed<Parse> | PageAnswer => {
    const link = openFollowedLink(needs, purpose, request.parameters.token);
    if (link.state !== "good") return badLinkPage(visit, link.state, next);
    const named = parse(link.id);
    return isParsed<Parse>(named) ? named : badLinkPage(visit, "altered", next);
  };

/** The id in a link is itself what the page is about. */
export const idOf = (id: string): string => id;
