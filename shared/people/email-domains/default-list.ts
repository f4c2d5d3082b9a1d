import type { DomainList } from "./model.ts";

/**
 * The list that the product comes with. Public bodies are those whose addresses GOV.UK Notify takes without asking (alphagov/notifications-utils,
 * `email_domains.txt`, May 2026, and before that notifications-admin), but for nhs.net, cjsm.net and ac.uk, which prove less.
 */
export const defaultList: DomainList = {
  version: 0,
  domains: {
    public: [
      "gov.uk",
      "nhs.uk",
      "nhs.scot",
      "nhs.wales",
      "hscni.net",
      "gov.scot",
      "gov.wales",
      "llyw.cymru",
      "assembly.wales",
      "parliament.scot",
      "parliament.uk",
      "judiciary.uk",
      "mil.uk",
      "mod.uk",
      "police.uk",
      "sch.uk",
      "scotent.co.uk",
    ],
    mailbox: ["nhs.net", "cjsm.net"],
    academic: ["ac.uk"],
    personal: [
      "aol.com",
      "btinternet.com",
      "gmail.com",
      "googlemail.com",
      "hotmail.co.uk",
      "hotmail.com",
      "icloud.com",
      "live.co.uk",
      "live.com",
      "me.com",
      "outlook.com",
      "proton.me",
      "protonmail.com",
      "yahoo.co.uk",
      "yahoo.com",
    ],
    closed: ["nhsx.nhs.uk"],
  },
};
