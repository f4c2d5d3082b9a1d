import { createHash } from "node:crypto";
import { Zip, ZipDeflate, ZipPassThrough } from "fflate";

/** A file on its way into an archive: its path there, and its bytes as they come. */
export interface ArchiveFile {
  readonly path: string;
  /** Whether it goes in as it is: pictures and office files are packed already. */
  readonly asItIs?: boolean;
  readonly chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
}

/** A file that is in an archive. `bytes` is its size unpacked. */
export interface Packed {
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** The archive would be larger, or have more files, than the format can tell without its extension for large ones. */
export class TooLarge extends Error {
  override readonly name = "TooLarge";
}

/** What the format holds: lengths of 32 bits and a count of 16. */
const MOST_BYTES = 4_000_000_000;
const MOST_FILES = 65_000;

/**
 * Packs files one after the other, as they are asked for, and holds no more of them than the chunk under way. `packed` is told of each when it is
 * in. Throws TooLarge when there is too much.
 */
export const zipOf = async function* (
  archiveFiles: AsyncIterable<ArchiveFile>,
  packed: (file: Packed) => void,
  when: Date,
): AsyncGenerator<Uint8Array> {
  const out: Uint8Array[] = [];
  const zip = new Zip((error, chunk) => {
    if (error !== null) throw error;
    out.push(chunk);
  });
  let [written, files] = [0, 0];
  const drain = function* (): Generator<Uint8Array> {
    for (const chunk of out.splice(0)) {
      written += chunk.byteLength;
      if (written > MOST_BYTES) throw new TooLarge("The archive would be larger than 4 GB.");
      yield chunk;
    }
  };
  for await (const { path, asItIs, chunks } of archiveFiles) {
    files += 1;
    if (files > MOST_FILES) throw new TooLarge("The archive would have more than 65,000 files.");
    const file = asItIs === true ? new ZipPassThrough(path) : new ZipDeflate(path, { level: 6 });
    file.mtime = when;
    zip.add(file);
    const hash = createHash("sha256");
    let bytes = 0;
    for await (const chunk of chunks) {
      hash.update(chunk);
      bytes += chunk.byteLength;
      if (bytes > MOST_BYTES) throw new TooLarge(`${path} would be larger than 4 GB.`);
      file.push(chunk);
      yield* drain();
    }
    file.push(new Uint8Array(0), true);
    packed({ path, bytes, sha256: hash.digest("hex") });
    yield* drain();
  }
  zip.end();
  yield* drain();
};
