import { deliveryRouteNames, deliveryRoutes } from "../../shared/projects/delivery-routes.ts";

/** The delivery routes as a form offers them. */
export const routeItems = deliveryRouteNames.map((value) => ({ value, text: deliveryRoutes[value] }));
