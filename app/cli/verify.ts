import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { exitClearly } from '#app/cli/exit-clearly.ts';
import { databasePath, openPortal, StorageError } from '#app/cli/open-portal.ts';
import { KeyError } from '#app/crypto/key-files.server.ts';
import { isTextOf, judgeProof, RECEIPT_PUBLIC_FILE, readReceiptPublicKey } from '#app/crypto/receipt-key.server.ts';
import { findProof, type ReceiptProof } from '#app/domain/receipt-proof.ts';
import { EnvError, readEnv } from '#app/env.server.ts';
import { verifyChain } from '#app/use-cases/verify-chain.server.ts';

const USAGE = `usage: npm run --silent verify -- receipt FILE [--key PUBLIC.pem] [--text FILE]
       npm run --silent verify -- chain [RECEIPT ...]
exit code: 0 sound, 1 not sound, 2 cannot be checked
`;
const [SOUND, UNSOUND, UNCHECKED] = [0, 1, 2];

/** What somebody gave to be checked is not there or is nothing that can be. */
class GivenError extends Error {
  override name = 'GivenError';
}

/**
 * `npm run verify -- receipt FILE`: a receipt's signature with the public key alone, without database or network.
 * `npm run verify -- chain`: the whole log, link by link; with receipts, also that it holds theirs.
 */
async function main(args: string[]): Promise<number> {
  const [what, ...rest] = args;
  try {
    if (what === 'receipt') return verifyReceipt(rest);
    if (what === 'chain') return await verifyLog(rest);
  } catch (error) {
    if (!(error instanceof Error) || !isOfTheGiven(error)) throw error;
    process.stderr.write(`${error.message}\n`);
    return UNCHECKED;
  }
  process.stderr.write(USAGE);
  return UNCHECKED;
}

function isOfTheGiven(error: Error): boolean {
  const isArgument = 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');
  return isArgument || [GivenError, KeyError, StorageError, EnvError].some((kind) => error instanceof kind);
}

function verifyReceipt(args: string[]): number {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { key: { type: 'string' }, text: { type: 'string' } },
  });
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0) throw new GivenError(USAGE.trimEnd());
  const keyPath = values.key ?? join(readEnv().storageDir, 'keys', RECEIPT_PUBLIC_FILE);
  if (!existsSync(keyPath)) throw new GivenError(`There is no key at ${keyPath}. Name the published one with --key.`);
  const proof = readProof(file);
  const verdict = judgeProof(readReceiptPublicKey(keyPath), proof);
  const isSameText = values.text === undefined ? undefined : isTextOf(proof, readGiven(values.text));
  const { signature: _, ...facts } = proof;
  process.stdout.write(`${JSON.stringify({ verdict, ...(isSameText !== undefined && { isSameText }), ...facts })}\n`);
  if (verdict === 'unknown_key') return UNCHECKED;
  return verdict === 'valid' && isSameText !== false ? SOUND : UNSOUND;
}

async function verifyLog(files: string[]): Promise<number> {
  const links = new Map(files.map((file) => [readProof(file).chain, file]));
  const env = readEnv();
  const path = databasePath(env.storageDir);
  if (!existsSync(path)) throw new StorageError(`There is no database at ${path}. Is STORAGE_DIR right?`);
  const { db, keys } = await openPortal(env, () => new Date());
  try {
    const { rows, brokenAt, missing } = await verifyChain(db, keys.chain, [...links.keys()]);
    const lost = missing.map((link) => links.get(link));
    process.stdout.write(`${JSON.stringify({ rows, brokenAt, receiptsNotInLog: lost })}\n`);
    return brokenAt === null && lost.length === 0 ? SOUND : UNSOUND;
  } finally {
    await db.destroy();
  }
}

function readProof(file: string): ReceiptProof {
  const proof = findProof(readGiven(file));
  if (proof === null) throw new GivenError(`${file} holds no receipt.`);
  return proof;
}

/** Byte for byte where it is no text: a document that holds the receipt. */
function readGiven(file: string): string {
  if (!existsSync(file)) throw new GivenError(`There is no file ${file}.`);
  const bytes = readFileSync(file);
  return bytes.subarray(0, 5).toString('latin1') === '%PDF-' ? bytes.toString('latin1') : bytes.toString('utf8');
}

await exitClearly(() => main(process.argv.slice(2)));
