import { join } from "node:path";
import type { Assembly } from "../aws/assembly.ts";
import { type Buckets, noBuckets, startBuckets } from "../aws/buckets.ts";
import { openFrontDoor } from "../aws/front-door.ts";
import { createHttpApi } from "../aws/http-api.ts";
import { type HeldPort, holdPort } from "../aws/ports.ts";
import { startReceipt } from "../aws/receipt.ts";
import type { Scanner } from "../aws/scanner.ts";
import { close, type UndoList } from "../aws/servers.ts";
import type { ResolvedTemplate } from "../aws/template.ts";
import type { Ground, Wiring } from "../aws/wiring.ts";
import { type Addresses, createControl } from "./control.ts";
import type { History } from "./history.ts";
import { startSignIn } from "./sign-in.ts";

/** Where each server of one stack listens. */
export interface Places {
  site: string;
  gateway: string;
  inbox: string;
  signIn: string;
  /** The ports, held until their servers listen. */
  ports: Record<"site" | "gateway" | "inbox" | "signIn" | "smtp" | "buckets", HeldPort>;
}

/** Holds a port for everything, those that were given and free ones. Throws PortInUse when a given one is taken, and holds none then. */
export const choosePlaces = async (
  {
    port,
    inboxPort,
    signInPort,
    smtpPort,
  }: {
    port?: number;
    inboxPort?: number;
    signInPort?: number;
    smtpPort?: number;
  },
  undo: UndoList,
): Promise<Places> => {
  const held = async (wanted?: number): Promise<HeldPort> => {
    const one = await holdPort(wanted);
    undo.add(one.letGo);
    return one;
  };
  const ports = {
    site: await held(port),
    inbox: await held(inboxPort),
    signIn: await held(signInPort),
    smtp: await held(smtpPort),
    gateway: await held(),
    buckets: await held(),
  };
  // Of other sites than the site's own, as they are in AWS: the same port of another name would share its cookies.
  return {
    site: `http://localhost:${ports.site.port}`,
    gateway: `http://127.0.0.1:${ports.gateway.port}`,
    inbox: `http://127.0.0.1:${ports.inbox.port}`,
    signIn: `http://127.0.0.1:${ports.signIn.port}`,
    ports,
  };
};

/** Starts the buckets of the template, if it has any. `data` is where everything is kept between starts. */
export const startObjects = async (
  template: ResolvedTemplate,
  places: Places,
  { assetsDirectory }: Pick<Assembly, "assetsDirectory">,
  data: string | undefined,
): Promise<Buckets> => {
  const buckets = template.ofType("AWS::S3::Bucket");
  if (buckets.length === 0) return noBuckets;
  const bucket = template.outputs["AssetsBucket"];
  const upload =
    assetsDirectory === undefined || typeof bucket !== "string"
      ? undefined
      : { bucket, directory: assetsDirectory };
  const directory = data === undefined ? undefined : join(data, "buckets");
  await places.ports.buckets.letGo();
  return startBuckets(places.ports.buckets.port, buckets, { upload, directory });
};

/** Starts what people and browsers see besides the inbox: sign-in, mail in, and the front door last. */
export const startServers = async (
  template: ResolvedTemplate,
  places: Places,
  given: {
    wiring: Wiring;
    ground: Ground;
    history: History;
    addresses: Addresses;
    buckets: Buckets;
    scanner: Scanner;
  },
  undo: UndoList,
): Promise<void> => {
  const { wiring, ground, history, addresses, buckets, scanner } = given;
  await places.ports.signIn.letGo();
  const signIn = await startSignIn(places, ground.clock.now);
  undo.add(signIn.stop);
  const { region } = addresses;
  await places.ports.smtp.letGo();
  const receipt = await startReceipt(places.ports.smtp.port, template, {
    ground,
    wiring,
    buckets,
    scanner,
    region,
  });
  undo.add(receipt.stop);
  const apis = template
    .ofType("AWS::ApiGatewayV2::Api")
    .map((api) => createHttpApi(api, template, wiring.calls));
  const local = createControl({
    ...ground,
    addresses: () => addresses,
    history,
    queues: wiring.queues,
  });
  await places.ports.site.letGo();
  const door = await openFrontDoor(places.ports.site.port, template, {
    apis,
    buckets,
    local,
    filledIn: wiring.filledIn,
  });
  undo.add(() => close(door));
};
