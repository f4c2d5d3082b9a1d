import type { Found } from "./directory.ts";
import { regions } from "./regions.ts";

/** Where an organisation is and what its code is, and which closed one it was found by: `South West, R0D, was Poole Hospital (RD3)`. */
export const detailsOf = ({ organisation, was }: Found): string => {
  const { code, region, closed } = organisation;
  const place = region === "not-stated" ? [] : [regions[region]];
  const state = closed === undefined ? [] : ["closed"];
  const before = was === undefined ? [] : [`was ${was.name} (${was.code})`];
  return [...place, code, ...state, ...before].join(", ");
};
