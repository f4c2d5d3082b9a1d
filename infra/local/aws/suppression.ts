import * as z from "zod/mini";
import type { Ledger } from "./ledger.ts";
import type { ResolvedTemplate } from "./template.ts";

const ConfigurationSet = z.object({
  SuppressionOptions: z.optional(z.object({ SuppressedReasons: z.array(z.enum(["BOUNCE", "COMPLAINT"])) })),
});

/** Why an address is on the list. */
export type SuppressionReason = "BOUNCE" | "COMPLAINT";

/** The account's list of addresses that SES sends nothing to any more, by what the template's configuration sets say. */
export interface SuppressionList {
  /** Whether a mail with this configuration set does not go out to this address. */
  has: (address: string, configurationSet: string | undefined) => boolean;
  /** Takes an address off it; whether it was there. */
  remove: (address: string) => boolean;
  /** Puts an address on it, when the configuration set asks for that. Addresses of SES's simulator never are. */
  add: (address: string, reason: SuppressionReason, configurationSet: string | undefined) => void;
}

const KIND = "suppression list";

/** The list, with what the ledger has of it. */
export const suppressionList = (template: ResolvedTemplate, ledger: Ledger): SuppressionList => {
  const reasonsOf = new Map(
    template
      .ofType("AWS::SES::ConfigurationSet")
      .map(({ name, properties }) => [
        name,
        ConfigurationSet.parse(properties).SuppressionOptions?.SuppressedReasons ?? [],
      ]),
  );
  const listed = new Map(ledger.all(KIND));
  return {
    has: (address, set) =>
      reasonsOf.get(set ?? "")?.some((reason) => listed.get(address) === reason) ?? false,
    remove: (address) => {
      ledger.remove(KIND, address);
      return listed.delete(address);
    },
    add: (address, reason, set) => {
      if (address.endsWith("@simulator.amazonses.com") || !reasonsOf.get(set ?? "")?.includes(reason)) return;
      listed.set(address, reason);
      ledger.put(KIND, address, reason);
    },
  };
};
