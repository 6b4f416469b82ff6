import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
  verify,
} from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import {
  KeyError,
  keyFingerprint,
  RESTORE,
  readKeyFile,
  readSecretFile,
  writeKeyFile,
} from '#app/crypto/key-files.server.ts';
import { canonicalProof, type ReceiptFacts, type ReceiptProof } from '#app/domain/receipt-proof.ts';

/** The county's own key: with its private half receipts are signed, its public half is published. */
export type ReceiptKey = { id: string; privateKey: KeyObject; publicKey: KeyObject };
export type ReceiptPublicKey = Pick<ReceiptKey, 'id' | 'publicKey'>;
export type ProofVerdict = 'valid' | 'altered' | 'unknown_key';

export const RECEIPT = 'receipt';
export const RECEIPT_PUBLIC_FILE = 'receipt-public.pem';
const PRIVATE_FILE = 'receipt-private.pem';
const KEY_BYTES = 32;

/**
 * The Ed25519 pair of `dir` for signed receipts (security.md T27). `mayMake`: this database knows none yet, so that what
 * is missing is made, the private half first. Throws KeyError where it is gone, no such key, or no pair.
 */
export function loadReceiptKey(dir: string, mayMake: boolean): ReceiptKey {
  const [publicPath, privatePath] = [join(dir, RECEIPT_PUBLIC_FILE), join(dir, PRIVATE_FILE)];
  if (mayMake && !existsSync(privatePath) && !existsSync(publicPath)) {
    writeKeyFile(privatePath, generateKeyPairSync('ed25519').privateKey.export({ format: 'pem', type: 'pkcs8' }));
  }
  const privateKey = readPem(privatePath, () => createPrivateKey(readSecretFile(privatePath)));
  const publicKey = createPublicKey(privateKey);
  const key = { id: idOf(publicKey), privateKey, publicKey };
  if (!existsSync(publicPath)) writeKeyFile(publicPath, publicPem(key));
  else if (readReceiptPublicKey(publicPath).id !== key.id) {
    throw new KeyError(`The key files ${publicPath} and ${privatePath} are not a pair. ${RESTORE}`);
  }
  return key;
}

/** The public half alone from a PEM file, as published: all that checking a receipt needs. Throws KeyError. */
export function readReceiptPublicKey(path: string): ReceiptPublicKey {
  const publicKey = readPem(path, () => createPublicKey(readKeyFile(path)));
  return { id: idOf(publicKey), publicKey };
}

/** The public half as a PEM text, to publish. */
export function publicPem({ publicKey }: ReceiptPublicKey): string {
  return publicKey.export({ format: 'pem', type: 'spki' }).toString();
}

/** Signs what a receipt says: Ed25519 over its canonical form. The same facts always give the same proof. */
export function signReceipt(key: ReceiptKey, facts: Omit<ReceiptFacts, 'keyId'>): ReceiptProof {
  const signed = { ...facts, keyId: key.id };
  const signature = sign(null, Buffer.from(canonicalProof(signed), 'utf8'), key.privateKey);
  return { ...signed, signature: signature.toString('base64url') };
}

/** Whether this key signed exactly this. 'unknown_key': the proof names another key, so nothing can be said. */
export function judgeProof(key: ReceiptPublicKey, proof: ReceiptProof): ProofVerdict {
  if (proof.keyId !== key.id) return 'unknown_key';
  const signature = Buffer.from(proof.signature, 'base64url');
  const isSigned = verify(null, Buffer.from(canonicalProof(proof), 'utf8'), key.publicKey, signature);
  return isSigned ? 'valid' : 'altered';
}

/** SHA-256, hex, of a report's text. */
export function fingerprintOf(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

/** Whether a saved text is the one that a proof is about; what an editor adds at its ends does not count. */
export function isTextOf(proof: ReceiptProof, text: string): boolean {
  return [text, text.replace(/^\uFEFF/, '').trim()].some((one) => fingerprintOf(one) === proof.report);
}

function idOf(publicKey: KeyObject): string {
  return keyFingerprint(RECEIPT, publicKey.export({ format: 'der', type: 'spki' }).subarray(-KEY_BYTES));
}

function readPem(path: string, read: () => KeyObject): KeyObject {
  const broken = new KeyError(`The key file ${path} does not hold an Ed25519 key in PEM form. ${RESTORE}`);
  try {
    const key = read();
    if (key.asymmetricKeyType === 'ed25519') return key;
  } catch (error) {
    throw error instanceof KeyError ? error : broken;
  }
  throw broken;
}
