import { GetSecretValueCommand, SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import { describe, expect, it } from "vitest";
import { newId } from "../../shared/platform/ids.ts";
import { fetchSigningKeys } from "../../shared/platform/secret.ts";
import { readSettings } from "../../shared/platform/settings.ts";
import { standIn } from "../support/stand-in.ts";

describe("settings", () => {
  const picked = ["TABLE_NAME", "SITE_URL", "MAIL_FROM"] as const;

  it("are read from the environment, and only those that were asked for", () => {
    const environment = {
      TABLE_NAME: "convenor",
      SITE_URL: "https://programme.example",
      MAIL_FROM: "programme@programme.example",
      OTHER: "x",
    };
    const { OTHER: _other, ...rest } = environment;
    expect(readSettings(picked, environment)).toEqual(rest);
  });

  it("that are missing or malformed are all named in one error", () => {
    const read = () => readSettings(picked, { SITE_URL: "not an address" });
    expect(read).toThrow(/TABLE_NAME/);
    expect(read).toThrow(/SITE_URL/);
    expect(read).toThrow(/MAIL_FROM/);
  });

  it("that are malformed do not appear in the error with their value", () => {
    expect(() => readSettings(picked, { MAIL_FROM: "hunter2" })).not.toThrow(/hunter2/);
  });
});

describe("ids", () => {
  it("are unique and sort in the order they were made", () => {
    const ids = Array.from({ length: 5000 }, newId);
    expect(new Set(ids).size).toBe(ids.length);
    expect([...ids].sort()).toEqual(ids);
  });
});

describe("the signing keys", () => {
  const client = standIn(SecretsManagerClient);
  const given = (secret: string | undefined) => {
    client
      .reset()
      .on(GetSecretValueCommand, { SecretId: "s" })
      .resolves(secret === undefined ? {} : { SecretString: secret });
    return fetchSigningKeys("s", new SecretsManagerClient({}));
  };
  const current = "c".repeat(64);
  const previous = "p".repeat(64);

  it("are the current one, and the previous one while it is being replaced", async () => {
    expect(await given(JSON.stringify({ current }))).toEqual([current]);
    expect(await given(JSON.stringify({ current, previous }))).toEqual([current, previous]);
  });

  it.each([undefined, "{}", JSON.stringify({ current: "short" }), "not JSON"])(
    "are refused when the secret is %s",
    async (secret) => {
      await expect(given(secret)).rejects.toThrow();
    },
  );
});
