import * as z from "zod/mini";
import { optionalProse } from "../../pages/typed.ts";
import {
  type DomainMeaningName,
  type Domains,
  domainMeaningNames,
  domainMeanings,
  domainOf,
  MOST_DOMAINS,
} from "./model.ts";

const lines = (meaning: DomainMeaningName) => {
  const { label } = domainMeanings[meaning];
  return z.pipe(
    optionalProse({ name: label, most: 20_000 }),
    z.transform((text, context): string[] => {
      const typed = text.split(/[\s,;]+/).filter(Boolean);
      const domains = typed.map((one) => domainOf(one) ?? "");
      const wrong = typed[domains.indexOf("")];
      if (wrong === undefined) return [...new Set(domains)].sort();
      const message = `“${wrong.slice(0, 60).toWellFormed()}” is not a domain. Enter domains like trust.nhs.uk, one on each line`;
      context.issues.push({ code: "custom", message, input: context.value });
      return z.NEVER;
    }),
  );
};

const fields = z.object({
  public: lines("public"),
  mailbox: lines("mailbox"),
  academic: lines("academic"),
  personal: lines("personal"),
  closed: lines("closed"),
});

/** The domains that are in two lists, and in which. */
const twice = (
  domains: Domains,
): { readonly domain: string; readonly meaning: DomainMeaningName } | undefined => {
  const seen = new Set<string>();
  for (const meaning of domainMeaningNames)
    for (const domain of domains[meaning]) {
      if (seen.has(domain)) return { domain, meaning };
      seen.add(domain);
    }
  return undefined;
};

/** What the form of the domains takes: for each meaning its domains, one on a line. A domain has one meaning. */
export const domainsForm = z.lazy(() =>
  z.pipe(
    fields,
    z.transform((domains, context): Domains => {
      const found = twice(domains);
      const count = domainMeaningNames.reduce((sum, meaning) => sum + domains[meaning].length, 0);
      if (found !== undefined)
        context.issues.push({
          code: "custom",
          message: `${found.domain} is in two lists. Take it out of one of them`,
          path: [found.meaning],
          input: context.value,
        });
      else if (count > MOST_DOMAINS)
        context.issues.push({
          code: "custom",
          message: `Enter at most ${MOST_DOMAINS} domains in all`,
          path: ["public"],
          input: context.value,
        });
      return domains;
    }),
  ),
);
