import { S3Client } from "@aws-sdk/client-s3";
import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { listVersions } from "../../shared/files/versions.ts";
import { paths, toPath } from "../../shared/pages/paths.ts";
import { wholeTable } from "../support/whole-table.ts";
import { announceCall, beginDraft } from "./application-forms.ts";
import { picture } from "./browsing.ts";
import { people, press } from "./forms.ts";
import { completeProject } from "./project-pages.ts";
import { headingOf, openStage, type Stage } from "./stage.ts";

let stage: Stage;
let desk: Page;
let task: string;
let draft: string;
beforeAll(async () => {
  stage = await openStage();
  desk = await stage.visitor();
  await stage.signIn(desk);
  draft = await beginDraft(await stage.visitor(), await announceCall(desk), people.dev);
  const reference = await completeProject(desk);
  task = toPath(paths.deskProjectTask, { reference, task: "technical-report" });
});
afterAll(() => stage?.stop());
afterEach(() => expect(stage.faults()).toEqual([]));

const MB = 1_048_576;
const textOf = (megabytes: number, name = "notes.txt") => ({
  name,
  mimeType: "text/plain",
  buffer: Buffer.alloc(megabytes * MB, "What we found.\n"),
});
const openFiles = async (page: Page): Promise<void> => {
  await page.goto(`${draft}/files`);
};
const shown = (page: Page) => page.locator("main").innerText();

describe("with a script, a file", () => {
  test("of 8 MB goes straight to the bucket, and its form names it", async () => {
    const page = await stage.visitor();
    await openFiles(page);
    const sent: string[] = [];
    page.on("request", (request) => {
      if (request.method() !== "GET") sent.push(`${request.method()} ${new URL(request.url()).origin}`);
    });
    await page.getByLabel("Add a file").setInputFiles(textOf(8));
    await page.getByRole("button", { name: "Add the file" }).click();
    await page.getByText("The file is added.").waitFor();
    expect(await shown(page)).toContain("notes.txt (8.0 MB");
    await picture(page, "upload-added");
    const own = new URL(stage.stack.url).origin;
    const bucket = new URL(stage.stack.gatewayUrl).origin;
    expect(sent.filter((one) => !one.startsWith("OPTIONS"))).toEqual([
      `POST ${own}`,
      `PUT ${bucket}`,
      `POST ${own}`,
    ]);
    // Once more, so that one upload does not stand in the way of the next.
    await page.getByLabel("Add a file").setInputFiles(textOf(1, "more.txt"));
    await page.getByRole("button", { name: "Add the file" }).click();
    await page.getByRole("button", { name: "Remove more.txt" }).waitFor();
    await stage.stack.idle();
    await page.reload();
    expect(await shown(page)).not.toContain("being checked");

    // Removed, it is erased with every version of it.
    const bucketOfFiles = {
      client: new S3Client(stage.stack.client),
      bucket: String(stage.stack.template.outputs["FilesBucket"]),
    };
    const id = await page
      .getByRole("button", { name: "Remove more.txt" })
      .locator("..")
      .locator("[name=file]")
      .inputValue();
    expect(await listVersions(bucketOfFiles, `files/${id}`)).toHaveLength(1);
    await press(page, "Remove more.txt");
    await stage.stack.idle();
    expect(await listVersions(bucketOfFiles, `files/${id}`)).toEqual([]);
    expect(await wholeTable(stage.stack, "FILE#")).toEqual([]);
    bucketOfFiles.client.destroy();
    expect(stage.stack.refusals()).toEqual([]);
  });

  test("that is not what its name says is refused by what is in it, beside the field", async () => {
    const page = await stage.visitor();
    await openFiles(page);
    await page.getByLabel("Add a file").setInputFiles(textOf(5, "chart.png"));
    await page.getByRole("button", { name: "Add the file" }).click();
    await page.getByText("chart.png could not be read as what its name says").first().waitFor();
  });

  test("of 26 MB is refused in words, by the browser", async () => {
    const page = await stage.visitor();
    await openFiles(page);
    await page.getByLabel("Add a file").setInputFiles(textOf(26));
    await page.getByRole("button", { name: "Add the file" }).click();
    await page.getByText("“notes.txt” is 26.0 MB. Files can be up to 25 MB").waitFor();
    expect(await headingOf(page)).toBe("Files");
  });

  test("of a kind that is not taken is refused in words before it is sent", async () => {
    const page = await stage.visitor();
    await openFiles(page);
    await page.getByLabel("Add a file").setInputFiles(textOf(5, "run.exe"));
    await page.getByRole("button", { name: "Add the file" }).click();
    await page.getByText("run.exe must be one of these").waitFor();
    await picture(page, "upload-refused");
  });

  test("that the bucket does not take is told of; a small one goes with the form", async () => {
    const page = await stage.visitor();
    await openFiles(page);
    await page.route(`${stage.stack.gatewayUrl}/**`, (route) =>
      route.fulfill({
        status: 403,
        headers: Object.fromEntries(
          ["origin", "headers", "methods"].map((what) => [`access-control-allow-${what}`, "*"]),
        ),
      }),
    );
    await page.getByLabel("Add a file").setInputFiles(textOf(5));
    await page.getByRole("button", { name: "Add the file" }).click();
    await page.getByText("“notes.txt” could not be sent.").waitFor();
    await page.getByLabel("Add a file").setInputFiles(textOf(1, "small.txt"));
    await page.getByRole("button", { name: "Add the file" }).click();
    await page.getByRole("button", { name: "Remove small.txt" }).waitFor();
  });
});

test("without a script, a file of 3 MB goes with its form, and one of more than 4 MB is told of", async () => {
  const page = await stage.visitor({ javaScriptEnabled: false });
  await openFiles(page);
  expect(await shown(page)).toContain("the file can be up to 4 MB");
  await page.getByLabel("Add a file").setInputFiles(textOf(3, "three.txt"));
  await press(page, "Add the file");
  expect(await shown(page)).toContain("three.txt (3.0 MB");
  await page.getByLabel("Add a file").setInputFiles(textOf(4.1, "four.txt"));
  await press(page, "Add the file");
  expect(await shown(page)).toContain("four.txt must be smaller than 4.0 MB");
});

test("a link that does not work shows the page that says so", async () => {
  const page = await stage.visitor();
  await openFiles(page);
  await page
    .locator("form[enctype]")
    .evaluate((form, action) => form.setAttribute("action", action), `${draft}x/files`);
  await page.getByLabel("Add a file").setInputFiles(textOf(6));
  await press(page, "Add the file");
  expect(await headingOf(page)).toBe("This link does not work");
  // The script was refused first, and so left it to the form.
  expect(stage.faults()).toEqual([expect.stringMatching(/: 404$/)]);
});

describe("a session that ended", () => {
  test("before a file is sent shows the page that says so, and the file is asked for again", async () => {
    const page = await stage.visitor();
    await stage.signIn(page);
    await page.goto(task);
    await page.context().clearCookies({ name: "__Host-desk" });
    await page.getByLabel("Or add a file").setInputFiles(textOf(6));
    await press(page, "Add the file");
    expect(await headingOf(page)).toBe("You are signed out");
    expect(await shown(page)).toContain("You will need to choose your files again.");
    // The script was refused first, and so left it to the form.
    expect(stage.faults()).toEqual([expect.stringMatching(/: 401$/)]);
  });

  test("after it was sent loses nothing: signed in again, the form is sent again with it", async () => {
    const page = await stage.visitor();
    await stage.signIn(page);
    await page.goto(task);
    await page.route("**/desk/**", async (route) => {
      const isForm = route.request().postData()?.includes("_uploadName") ?? false;
      if (isForm) await page.context().clearCookies({ name: "__Host-desk" });
      const headers = { ...route.request().headers() };
      if (isForm) headers["cookie"] = (headers["cookie"] ?? "").replace(/__Host-desk=[^;]*/, "");
      await route.continue({ headers });
    });
    await page.getByLabel("Or add a file").setInputFiles(textOf(6, "report.txt"));
    await page.getByRole("button", { name: "Add the file" }).click();
    await page.getByRole("heading", { name: "You are signed out" }).waitFor();
    expect(await shown(page)).not.toContain("choose your files again");
    await page.unroute("**/desk/**");
    const tab = await page.context().newPage();
    await stage.signIn(tab);
    await press(page, "Send it again");
    expect(await shown(page)).toContain("report.txt");
  });
});
