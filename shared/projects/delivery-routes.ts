import { keysOf } from "../platform/keys.ts";

/** The three ways in which the programme delivers a project. */
export const deliveryRoutes = {
  internal: "Our own team",
  "short-term-resource": "A short-term contractor",
  supplier: "A supplier",
} as const;

/** A way to deliver a project. */
export type DeliveryRoute = keyof typeof deliveryRoutes;

/** The delivery routes as a list that a form or a schema can take. */
export const deliveryRouteNames = keysOf(deliveryRoutes);
