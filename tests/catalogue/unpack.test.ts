import fc from "fast-check";
import { strToU8, zipSync } from "fflate";
import { expect, it } from "vitest";
import { MOST_BYTES_UNPACKED, pagesOf, unpack } from "../../shared/catalogue/files/unpack.ts";

const zip = (files: Readonly<Record<string, string>>, level: 0 | 9 = 9): Uint8Array =>
  zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])), { level });

const names = (bytes: Uint8Array, name = "pages.zip") => {
  const found = pagesOf([{ name, bytes }]);
  return "refused" in found ? found.refused : found.pages.map(({ file }) => file);
};

it("pages come out of an archive by name, without the folder that all are in and without what is no page", () => {
  const archive = {
    "x/our_work/b.md": "B",
    "x/our_work/hub/a.mdx": "A",
    "x/logo.png": "?",
    "__MACOSX/x/._b.md": "?",
    "x/.DS_Store": "?",
  };
  for (const level of [0, 9] as const) {
    const found = pagesOf([{ name: "pages.zip", bytes: zip(archive, level) }]);
    expect(found).toEqual({
      pages: [
        { file: "b.md", text: "B" },
        { file: "hub/a.mdx", text: "A" },
      ],
      leftOut: ["x/logo.png"],
    });
  }
});

it("single pages come as they are, in whatever encoding an editor has left them", () => {
  const sent = [
    { name: "b.md", bytes: strToU8("B’s") },
    { name: "a.md", bytes: new Uint8Array([0x41, 0x92, 0x73]) },
  ];
  expect(pagesOf(sent)).toMatchObject({
    pages: [
      { file: "a.md", text: "A’s" },
      { file: "b.md", text: "B’s" },
    ],
  });
});

it("an archive that would fill the memory is given up, whether or not it admits it", () => {
  const bomb = Buffer.from(zipSync({ "a.md": new Uint8Array(MOST_BYTES_UNPACKED * 2) }, { level: 1 }));
  expect(bomb.length).toBeLessThan(200_000);
  expect(unpack(bomb)).toEqual({ refused: "too-large" });
  // The size that the archive declares, in the head of the file and in the list of all files.
  bomb.writeUInt32LE(10, 22);
  bomb.writeUInt32LE(10, bomb.readUInt32LE(bomb.length - 6) + 24);
  expect(unpack(bomb)).toEqual({ refused: "too-large" });
  const many = Object.fromEntries(Array.from({ length: 10_000 }, (_, index) => [`${index}.md`, "x"]));
  expect(names(zip(many))).toBe("too-many");
});

it("what is no whole archive is refused, and nothing throws", () => {
  const whole = zip({ "a.md": "words ".repeat(100), "b.md": "more" });
  expect(names(whole.subarray(0, 60))).toBe("broken");
  expect(names(zip({ "a.txt": "x" }))).toBe("no-pages");
  expect(names(strToU8("no archive"))).toBe("broken");
  fc.assert(
    fc.property(fc.nat(whole.length - 1), fc.nat(255), fc.nat(whole.length), (at, byte, end) => {
      const broken = whole.slice();
      broken[at] = byte;
      const found = names(broken.subarray(0, end));
      expect(typeof found === "string" || found.length <= 2).toBe(true);
    }),
    { numRuns: 300 },
  );
});
