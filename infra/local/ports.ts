import { createServer } from "node:net";

const listens = (port: number): Promise<number | undefined> =>
  new Promise((answer) => {
    const server = createServer();
    server.once("error", () => answer(undefined));
    server.listen(port, () => {
      const address = server.address();
      const taken = typeof address === "object" && address !== null ? address.port : undefined;
      server.close(() => answer(taken));
    });
  });

/** Whether nothing listens on this port. */
export const isFree = async (port: number): Promise<boolean> => (await listens(port)) !== undefined;

/** A port that is free now. */
export async function freePort(): Promise<number> {
  const port = await listens(0);
  if (port === undefined) throw new Error("This machine has no free port.");
  return port;
}
