import { writeSync } from 'node:fs';
import { rebuild } from '#app/files/rebuild/rebuild.ts';
import { limitPictures } from '#app/files/rebuild/rebuild-image.ts';
import { CannotRebuildError } from '#app/files/rebuild/rebuilt.ts';

/** The descriptor on which the parent hears what became of it. */
const REPORT = 3;

/**
 * The process that touches what strangers sent: original in on stdin, its kind as the argument, copy out on stdout, what
 * became of it on descriptor 3. No keys, no database, no way to the disk but its own modules.
 */
async function main(mediaType: string): Promise<void> {
  limitPictures();
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  try {
    const { bytes, mediaType: made } = await rebuild(mediaType, Buffer.concat(chunks));
    await new Promise<void>((done, fail) => process.stdout.write(bytes, (error) => (error ? fail(error) : done())));
    writeSync(REPORT, JSON.stringify({ made }));
  } catch (error) {
    if (!(error instanceof CannotRebuildError)) throw error;
    writeSync(REPORT, JSON.stringify({ made: null }));
  }
}

await main(process.argv[2] ?? '');
