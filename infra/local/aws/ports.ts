import { randomInt } from "node:crypto";
import { createSocket } from "node:dgram";
import { createServer, type Server } from "node:net";

/** A port that nobody else gets until its server takes it. */
export interface HeldPort {
  port: number;
  /** Lets it go, for the server that listens on it the next moment. */
  letGo: () => Promise<void>;
}

/** A port was asked for that something listens on. */
export class PortInUse extends Error {
  override readonly name = "PortInUse";
  readonly port: number;

  constructor(port: number) {
    super(`Port ${port} is in use: stop what listens there, or choose another.`);
    this.port = port;
  }
}

const listen = (port: number): Promise<Server | undefined> =>
  new Promise((answer) => {
    const server = createServer((socket) => socket.destroy());
    server.once("error", () => answer(undefined));
    // A port that is held keeps no process alive.
    server.listen(port, () => answer(server.unref()));
  });

/**
 * Claims a port until this process ends, by holding the UDP port of the same number: nobody sends anything there, and another process that
 * chooses a port in this way cannot claim it between our letting go and our server's listening. False when somebody has.
 */
const claim = (port: number): Promise<boolean> =>
  new Promise((answer) => {
    const socket = createSocket("udp4");
    socket.once("error", () => {
      socket.close();
      answer(false);
    });
    socket.bind({ port, address: "127.0.0.1", exclusive: true }, () => {
      socket.unref();
      answer(true);
    });
  });

// Below what Linux, macOS and Windows give to outgoing connections: one of those would take a port between its choice and its use.
const [LOWEST, HIGHEST] = [20_000, 32_000];
const TRIES = 100;

const held = (server: Server, port: number): HeldPort => ({
  port,
  letGo: () => new Promise((done) => server.close(() => done())),
});

/** Holds this port, or a free one. Throws PortInUse when it is taken. */
export const holdPort = async (wanted?: number): Promise<HeldPort> => {
  if (wanted !== undefined) {
    const server = await listen(wanted);
    if (server === undefined) throw new PortInUse(wanted);
    return held(server, wanted);
  }
  for (let tries = 0; tries < TRIES; tries += 1) {
    const port = randomInt(LOWEST, HIGHEST);
    const server = (await claim(port)) ? await listen(port) : undefined;
    if (server !== undefined) return held(server, port);
  }
  throw new Error("This machine has no free port.");
};
