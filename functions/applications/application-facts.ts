import type { Application } from "../../shared/applications/application.ts";
import type { Call } from "../../shared/applications/calls/model.ts";

/** What every letter about an application is told. */
export const applicationFacts = (application: Pick<Application, "reference">, call: Call) => ({
  application: application.reference,
  call: call.reference,
  callTitle: call.title,
  closesAt: call.closesAt,
});
