import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type CheckNeeds, checkLink } from "../../shared/links/check.ts";
import { isPublicAddress, isPublicName, publicInternet } from "../../shared/links/public-internet.ts";

let server: Server;
let site: string;
let asked: string[] = [];
let agents: (string | undefined)[] = [];

const pages: Readonly<Record<string, (request: IncomingMessage, response: ServerResponse) => void>> = {
  "/silent": () => undefined,
  "/huge": (request, response) => {
    response.writeHead(request.method === "HEAD" ? 405 : 200);
    if (request.method === "HEAD") {
      response.end();
      return;
    }
    let left = 1000;
    const more = (error?: Error | null) => {
      left -= 1;
      if (left > 0 && error == null) response.write(Buffer.alloc(65_536), more);
    };
    more();
  },
  "/hangs-up": (request) => void request.socket.destroy(),
  "/head-hangs-up": (request, response) => {
    if (request.method === "HEAD") request.socket.destroy();
    else response.writeHead(200).end();
  },
  "/head-silent": (request, response) => {
    if (request.method === "GET") response.writeHead(200).end();
  },
  "/cookie": (request, response) => {
    if (request.headers.cookie?.includes("seen=yes; way=2")) response.writeHead(200).end();
    else
      response
        .writeHead(302, { location: "/cookie", "set-cookie": ["seen=yes; Path=/; HttpOnly", "way=2"] })
        .end();
  },
  "/no-head": (request, response) => void response.writeHead(request.method === "HEAD" ? 405 : 200).end(),
};

const answer = (request: IncomingMessage, response: ServerResponse): void => {
  const path = new URL(request.url ?? "/", site).pathname;
  asked.push(`${request.method} ${path}`);
  agents.push(request.headers["user-agent"]);
  const page = pages[path];
  if (page !== undefined) {
    page(request, response);
    return;
  }
  const [, status = "200", , to] = /^\/(\d+)(-to-(.+))?$/.exec(path) ?? [];
  const location = to === undefined ? {} : { location: decodeURIComponent(to) };
  response.writeHead(Number(status), location).end();
};

beforeAll(async () => {
  server = createServer(answer);
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  site = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
beforeEach(() => {
  asked = [];
  agents = [];
});
afterAll(
  () =>
    new Promise<void>((done) => {
      server.closeAllConnections();
      server.close(() => done());
    }),
);

const internet = publicInternet("The “Innovation” Programme", "https://programme.example");
/** The rules of production, but for this server's port and, where a test needs to reach it, its address. */
const open: CheckNeeds = {
  ...internet,
  allows: { name: () => true, address: () => true, port: () => true },
  resolve: async () => ["127.0.0.1"],
};
const to = (status: number, where: string) => `/${status}-to-${encodeURIComponent(where)}`;

describe("an address that is asked for", () => {
  it.each([
    [200, "answers"],
    [204, "answers"],
    [401, "behind-sign-in"],
    [403, "behind-sign-in"],
    [429, "behind-sign-in"],
    [404, "gone"],
    [410, "gone"],
    [500, "no-answer"],
    [503, "no-answer"],
  ])("of status %i is: %s", async (status, outcome) => {
    expect(await checkLink(`${site}/${status}`, open)).toEqual({ outcome, status });
  });

  it("is asked with HEAD alone where that is answered, and with GET before anything bad is believed", async () => {
    await checkLink(`${site}/200`, open);
    expect(await checkLink(`${site}/no-head`, open)).toEqual({ outcome: "answers", status: 200 });
    expect(asked).toEqual(["HEAD /200", "HEAD /no-head", "GET /no-head"]);
  });

  it("is asked for itself where its server hangs up on HEAD, or keeps silent", async () => {
    const patient = { ...open, milliseconds: 3000 };
    for (const path of ["/head-hangs-up", "/head-silent"])
      expect(await checkLink(site + path, patient)).toEqual({ outcome: "answers", status: 200 });
  });

  it("gets the cookies back without which it would send us round for ever", async () => {
    expect(await checkLink(`${site}/cookie`, open)).toMatchObject({ outcome: "answers", status: 200 });
  });

  it("is told who asks, in letters that a header can hold", async () => {
    await checkLink(`${site}/200`, open);
    expect(agents).toEqual(["Convenor link check (The Innovation Programme; +https://programme.example)"]);
  });

  it("is not read: a page without end answers like any other", async () => {
    expect((await checkLink(`${site}/huge`, open)).outcome).toBe("answers");
  });

  it("does not answer when it is silent too long, hangs up, or nobody is there", async () => {
    const hurried = { ...open, milliseconds: 50 };
    expect(await checkLink(`${site}/silent`, hurried)).toEqual({ outcome: "no-answer" });
    expect(await checkLink(`${site}/hangs-up`, open)).toEqual({ outcome: "no-answer" });
    expect(await checkLink("http://127.0.0.1:1/", open)).toEqual({ outcome: "no-answer" });
    const unknown = { ...open, resolve: () => Promise.reject(new Error("ENOTFOUND")) };
    expect(await checkLink("http://nowhere.org/", unknown)).toEqual({ outcome: "no-answer" });
  });

  it("gives the address that it moved to for good, as far as that goes", async () => {
    const later = to(302, "/200");
    expect(await checkLink(site + to(301, later), open)).toMatchObject({
      outcome: "answers",
      movedTo: site + later,
    });
    expect(await checkLink(site + to(308, "/403"), open)).toMatchObject({
      outcome: "behind-sign-in",
      movedTo: `${site}/403`,
    });
    expect(await checkLink(`${site}${to(302, "/200")}`, open)).toEqual({ outcome: "answers", status: 200 });
    expect(await checkLink(site + to(301, "/404"), open)).toEqual({ outcome: "gone", status: 404 });
  });

  it("is followed five times and not six", async () => {
    const hops = (count: number) =>
      Array.from({ length: count }).reduce<string>((next) => to(302, next), "/200");
    expect((await checkLink(site + hops(5), open)).outcome).toBe("answers");
    expect((await checkLink(site + hops(6), open)).outcome).toBe("no-answer");
  });
});

describe("what is none of the public internet", () => {
  const closed = { ...internet, allows: { ...internet.allows, port: () => true } };

  it.each([
    "ftp://files.nhs.uk/a",
    "file:///etc/passwd",
    "javascript:alert(1)",
    "not an address",
    "https://user:secret@nhs.uk/",
    "https://nhs.uk:8080/",
    "http://localhost/",
    "http://printer/",
    "http://a.internal/",
    "http://programme.example/",
    "http://127.0.0.1/",
    "http://0x7f.1/",
    "http://2130706433/",
    "http://10.1.2.3/",
    "http://169.254.169.254/latest/meta-data/",
    "http://[::1]/",
    "http://[::ffff:127.0.0.1]/",
    "http://[fd00::1]/",
    "http://[fe80::1]/",
    "http://[64:ff9b::7f00:1]/",
    "http://[2002:7f00:1::]/",
  ])("is not asked: %s", async (address) => {
    const resolve = () => Promise.reject(new Error("The name was looked up."));
    expect(await checkLink(address, { ...internet, resolve })).toEqual({ outcome: "not-allowed" });
  });

  it("is not asked when a good name leads there, even among good addresses", async () => {
    for (const addresses of [["127.0.0.1"], ["93.184.215.14", "127.0.0.1"], ["::ffff:10.0.0.1"], []]) {
      const there = { ...closed, resolve: async () => addresses };
      expect(await checkLink(`http://good.org:${new URL(site).port}/200`, there)).toEqual({
        outcome: "not-allowed",
      });
    }
    expect(asked).toEqual([]);
  });

  it("is not asked when the name server answers well first and badly later: each connection is looked up once, and that counts", async () => {
    const answers = [["127.0.0.1"], ["127.0.0.2"]];
    const first = { ...open.allows, address: (ip: string) => ip === "127.0.0.1" };
    const turning = { ...open, allows: first, resolve: async () => answers.shift() ?? [] };
    const address = `http://good.org:${new URL(site).port}${to(302, "/200")}`;
    expect(await checkLink(address, turning)).toEqual({ outcome: "not-allowed" });
    expect(asked).toEqual([`HEAD ${new URL(address).pathname}`]);
  });

  it("is not asked when a good page redirects there", async () => {
    const good = {
      ...open,
      allows: { ...open.allows, name: isPublicName, address: (ip: string) => ip === "127.0.0.1" },
    };
    for (const where of [
      "http://169.254.169.254/",
      "file:///etc/passwd",
      "http://user:a@good.org/",
      "http://db.internal/",
    ])
      expect(await checkLink(site + to(301, where), good)).toEqual({ outcome: "not-allowed" });
  });

  it("takes addresses of the internet, and never one that stands for a private one", () => {
    for (const good of ["8.8.8.8", "93.184.215.14", "2606:4700::6810:84e5"])
      expect(isPublicAddress(good), good).toBe(true);
    fc.assert(
      fc.property(
        fc.constantFrom("10", "127", "192.168", "172.16", "169.254", "100.64", "0", "224"),
        fc.array(fc.nat(255), { minLength: 3, maxLength: 3 }),
        (start, rest) => {
          const ip = [...start.split("."), ...rest].slice(0, 4).join(".");
          expect(isPublicAddress(ip)).toBe(false);
          expect(isPublicAddress(`::ffff:${ip}`)).toBe(false);
          expect(isPublicAddress(`::${ip}`)).toBe(false);
        },
      ),
      { numRuns: 50 },
    );
  });
});
