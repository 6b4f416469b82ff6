import { StorageError } from '#app/cli/open-portal.ts';
import { KeyError } from '#app/crypto/key-files.server.ts';
import { EnvError } from '#app/env.server.ts';
import { DatabaseBusyError } from '#db/client.server.ts';

/**
 * Runs a command to its exit code. What the operator can mend is printed as its own clear sentence, exit code 1;
 * a bug keeps its stack.
 */
export async function exitClearly(run: () => Promise<number>): Promise<void> {
  try {
    process.exitCode = await run();
  } catch (error) {
    if (!isMendable(error)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  }
}

const MENDABLE = [EnvError, KeyError, StorageError, DatabaseBusyError];

function isMendable(error: unknown): error is Error {
  return MENDABLE.some((kind) => error instanceof kind);
}
