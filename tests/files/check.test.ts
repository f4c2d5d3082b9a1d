import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkFile } from "../../shared/files/check.ts";
import { MOST_BYTES_BY_MAIL, safeName } from "../../shared/files/file.ts";
import { acceptedFiles, typeToServe } from "../../shared/files/kinds.ts";
import { fileProblem, notKept } from "../../shared/files/words.ts";
import { samples } from "./samples.ts";

const outcome = async (name: string, bytes: Uint8Array, most = MOST_BYTES_BY_MAIL): Promise<string> => {
  const checked = await checkFile({ name, bytes }, most);
  return "good" in checked ? checked.good.type : checked.refused;
};

describe("a file", () => {
  it.each([
    ["letter.pdf", samples.pdf, "application/pdf"],
    ["Plan.DOCX", samples.docx, "application/vnd.openxmlformats-officedocument.wordprocessingml.document"],
    ["old.doc", samples.doc, "application/msword"],
    ["table.odt", samples.odt, "application/vnd.oasis.opendocument.text"],
    ["picture.png", samples.png, "image/png"],
    ["photo.jpeg", samples.jpg, "image/jpeg"],
    ["notes.txt", Buffer.from("Ein paar Wörter"), "text/plain"],
    ["list.csv", Buffer.from("a,b\n1,2\n"), "text/csv"],
    ["mail.eml", Buffer.from("From: ada@trust.example\r\nSubject: Hello\r\n\r\nHello\r\n"), "message/rfc822"],
    ["meeting.ics", Buffer.from("BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"), "text/calendar"],
  ])("%s is kept", async (name, bytes, type) => {
    expect(await outcome(name, bytes)).toBe(type);
  });

  it.each([
    ["program.exe", samples.exe, "kind"],
    ["script.js", Buffer.from("alert(1)"), "kind"],
    ["page.html", Buffer.from("<html>"), "kind"],
    ["drawing.svg", Buffer.from("<svg xmlns='http://www.w3.org/2000/svg'/>"), "kind"],
    ["macros.docm", samples.docx, "kind"],
    ["archive.zip", samples.zip, "kind"],
    ["no-ending", Buffer.from("text"), "kind"],
    ["constructor", Buffer.from("text"), "kind"],
    ["invoice.pdf.exe", samples.pdf, "kind"],
    ["invoice.pdf", samples.exe, "content"],
    ["invoice.docx", samples.zip, "content"],
    ["readme.txt", Buffer.from("<!DOCTYPE html><script>alert(1)</script>"), "content"],
    ["run.txt", Buffer.from("#!/bin/sh\nrm -rf /\n"), "content"],
    ["binary.txt", Buffer.from([1, 0, 2, 0]), "content"],
    ["mail.eml", Buffer.from("not a mail at all"), "content"],
    ["macros.docx", samples.docxWithMacros, "macros"],
    ["macros.doc", samples.docWithMacros, "macros"],
    ["empty.pdf", Buffer.alloc(0), "empty"],
  ])("%s is refused", async (name, bytes, refusal) => {
    expect(await outcome(name, bytes)).toBe(refusal);
  });

  it("may be as large as is said, and no larger", async () => {
    expect(await outcome("a.txt", Buffer.alloc(10, "a"), 10)).toBe("text/plain");
    expect(await outcome("a.txt", Buffer.alloc(11, "a"), 10)).toBe("too-large");
    expect(notKept("a.txt", "too-large", MOST_BYTES_BY_MAIL)).toBe(
      'The file "a.txt" was not kept: it is larger than 10.0 MB.',
    );
    expect(fileProblem("a.txt", "too-large", 4 * 1_048_576)).toBe("a.txt must be smaller than 4.0 MB");
  });

  it("of any bytes under any name is kept or refused, and handed out as nothing that runs", async () => {
    const anyName = fc.oneof(
      fc.string(),
      fc.constantFrom(...acceptedFiles.split(",").map((extension) => `x${extension}`)),
    );
    await fc.assert(
      fc.asyncProperty(anyName, fc.uint8Array({ maxLength: 600 }), async (name, bytes) => {
        const checked = await checkFile({ name, bytes }, 500);
        if ("good" in checked) {
          expect(bytes.byteLength).toBeLessThanOrEqual(500);
          expect(typeToServe(checked.good.type)).not.toMatch(/html|svg|xml|script/);
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe("a file's name", () => {
  it.each([
    ["C:\\Users\\ada\\Plan.pdf", "Plan.pdf"],
    ["../../etc/passwd.txt", "passwd.txt"],
    ["  .hidden.txt ", "hidden.txt"],
    ['a"b;c%00.pdf', "abc00.pdf"],
    ["invoice\u202Efdp.exe", "invoicefdp.exe"],
    ["con.txt", "_con.txt"],
    ["", "file"],
    ["Übersicht für März.docx", "Übersicht für März.docx"],
    ["报告.pdf", "报告.pdf"],
  ])("%j becomes %j", (name, safe) => {
    expect(safeName(name)).toBe(safe);
  });

  it("is safe whatever it was: short, no path, no marks, the same when made safe again", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 300 }), (name) => {
        const safe = safeName(name);
        expect([...safe].length).toBeLessThanOrEqual(101);
        expect(safe).not.toBe("");
        expect(safe).not.toMatch(/[/\\"<>:|?*\p{Cc}\p{Cf}]|^\.|^\s|[\s.]$/u);
      }),
    );
  });
});
