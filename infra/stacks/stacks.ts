import type { CoreStack } from "./core.ts";
import type { DataStack } from "./data.ts";
import type { EdgeStack } from "./edge.ts";
import type { FeatureStack } from "./feature-stacks.ts";
import type { FrontDoorStack } from "./front-door.ts";

/** The stacks of one environment by their role; those of the features in the order of a deployment. */
export type Stacks = {
  readonly edge: EdgeStack | undefined;
  readonly data: DataStack;
  readonly core: CoreStack;
  readonly features: readonly FeatureStack[];
  readonly frontDoor: FrontDoorStack;
};
