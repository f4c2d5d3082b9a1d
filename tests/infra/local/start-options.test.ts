import { spawn } from "node:child_process";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { readStartOptions } from "../../../infra/local/convenor/start-options.ts";

describe("what npm start is asked for", () => {
  it("is the sample at the usual ports, kept nowhere, without faults", () => {
    expect(readStartOptions([], {})).toEqual({
      help: false,
      empty: false,
      data: undefined,
      seed: undefined,
      ports: { PORT: 3000, INBOX_PORT: 8005, SIGN_IN_PORT: 8006, SMTP_PORT: 2525 },
    });
  });

  it("is read from arguments and settings", () => {
    expect(
      readStartOptions(["--empty", "--data", "here", "--faults", "7"], { PORT: "3100", SMTP_PORT: "2600" }),
    ).toMatchObject({ empty: true, data: "here", seed: 7, ports: { PORT: 3100, SMTP_PORT: 2600 } });
  });

  it.each<[what: string, args: string[], settings: Record<string, string>, sentence: RegExp]>([
    ["an unknown option", ["--emtpy"], {}, /Unknown option '--emtpy'[\s\S]*--empty {8}without the sample/],
    ["a word", ["empty"], {}, /Unexpected argument 'empty'/],
    ["no folder", ["--data"], {}, /'--data <value>' argument missing/],
    ["an empty folder", ["--data", ""], {}, /^--data takes a folder\.$/],
    ["no seed", ["--faults", "many"], {}, /^--faults takes a whole number, not "many"\.$/],
    ["no port", [], { PORT: "http" }, /^PORT must be a port number, not "http"\.$/],
    ["a port that is none", [], { SIGN_IN_PORT: "70000" }, /^SIGN_IN_PORT must be a port number/],
    ["one port twice", [], { PORT: "3713", SIGN_IN_PORT: "3713" }, /^PORT and SIGN_IN_PORT are both 3713:/],
  ])("is refused in a sentence when it is %s", (_what, args, settings, sentence) => {
    expect(() => readStartOptions(args, settings)).toThrow(sentence);
  });
});

it("npm start says one sentence and ends with 1 when it is used wrongly, before it begins anything", async () => {
  const main = fileURLToPath(new URL("../../../infra/local/convenor/main.ts", import.meta.url));
  const started = spawn(process.execPath, [main], {
    env: { ...process.env, PORT: "nowhere" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const code = new Promise((done) => started.once("close", done));
  const [out, error] = await Promise.all([text(started.stdout), text(started.stderr)]);
  expect([out, error.trim(), await code]).toEqual(["", 'PORT must be a port number, not "nowhere".', 1]);
});
