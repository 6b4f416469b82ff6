import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { BoxError } from '#app/crypto/box.server.ts';
import type { ServerKey } from '#app/crypto/keys.server.ts';

/** Tells a sealed stream from a box, whose first byte is 1. */
const VERSION = 2;
const SALT_BYTES = 16;
const HEADER_BYTES = 1 + 8 + SALT_BYTES;
const CHUNK_BYTES = 65_536;
const TAG_BYTES = 16;
const SEALED_CHUNK_BYTES = CHUNK_BYTES + TAG_BYTES;
const MOST_CHUNKS = 2 ** 32 - 1;

type Bytes = AsyncIterable<Uint8Array> | Iterable<Uint8Array>;

/**
 * Encrypts a stream for this server, chunk by chunk with AES-256-GCM: version byte, 8-byte key id, 16-byte salt, then
 * chunks of 64 KiB with their tags. Each stream has its own key (HKDF over key and salt), each chunk its number and
 * whether it is the last in the nonce: chunks cannot be swapped, dropped or cut off. `place` names where it belongs.
 */
export async function* sealStream(key: ServerKey, plain: Bytes, place: string): AsyncGenerator<Buffer> {
  const header = Buffer.concat([Buffer.of(VERSION), Buffer.from(key.id, 'hex'), randomBytes(SALT_BYTES)]);
  const aad = Buffer.concat([header, Buffer.from(place, 'utf8')]);
  const own = streamKey(key, header);
  yield header;
  let number = 0;
  for await (const { bytes, isLast } of inChunks(plain, CHUNK_BYTES)) {
    const cipher = createCipheriv('aes-256-gcm', own, nonceOf(number, isLast));
    cipher.setAAD(aad);
    yield Buffer.concat([cipher.update(bytes), cipher.final(), cipher.getAuthTag()]);
    number += 1;
  }
}

/** The plaintext of a stream made by `sealStream`. Throws BoxError at the first chunk that is altered or missing. */
export async function* openStream(key: ServerKey, sealed: Bytes, place: string): AsyncGenerator<Buffer> {
  let opening: { own: Buffer; aad: Buffer } | null = null;
  let number = 0;
  for await (const { bytes, isLast } of afterHeader(sealed, (header) => {
    opening = { own: streamKey(key, header), aad: Buffer.concat([header, Buffer.from(place, 'utf8')]) };
  })) {
    if (!opening) throw new BoxError('The stream has no beginning');
    yield openChunk(opening, bytes, nonceOf(number, isLast));
    number += 1;
  }
}

function openChunk({ own, aad }: { own: Buffer; aad: Buffer }, bytes: Buffer, nonce: Buffer): Buffer {
  if (bytes.length < TAG_BYTES) throw new BoxError('The stream is too short');
  const decipher = createDecipheriv('aes-256-gcm', own, nonce, { authTagLength: TAG_BYTES });
  decipher.setAAD(aad);
  decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
  try {
    return Buffer.concat([decipher.update(bytes.subarray(0, -TAG_BYTES)), decipher.final()]);
  } catch {
    throw new BoxError('The stream is altered, cut off or belongs elsewhere');
  }
}

function streamKey(key: ServerKey, header: Buffer): Buffer {
  if (key.purpose !== 'file') throw new BoxError(`The ${key.purpose} key seals no files`);
  if (header[0] !== VERSION) throw new BoxError('The stream has an unknown format');
  if (header.subarray(1, 9).toString('hex') !== key.id) throw new BoxError('The stream was sealed with another key');
  return Buffer.from(hkdfSync('sha256', key.bytes, header.subarray(9), 'portal-sealed-stream', 32));
}

/** 7 zero bytes, the chunk's number, 1 for the last chunk. */
function nonceOf(number: number, isLast: boolean): Buffer {
  if (number > MOST_CHUNKS) throw new BoxError('The stream is too long');
  const nonce = Buffer.alloc(12);
  nonce.writeUInt32BE(number, 7);
  nonce[11] = isLast ? 1 : 0;
  return nonce;
}

async function* afterHeader(sealed: Bytes, onHeader: (header: Buffer) => void) {
  let held = Buffer.alloc(0);
  let isOpen = false;
  const rest = async function* () {
    for await (const bytes of sealed) {
      if (isOpen) {
        yield bytes;
        continue;
      }
      held = Buffer.concat([held, bytes]);
      if (held.length < HEADER_BYTES) continue;
      isOpen = true;
      onHeader(held.subarray(0, HEADER_BYTES));
      yield held.subarray(HEADER_BYTES);
    }
  };
  yield* inChunks(rest(), SEALED_CHUNK_BYTES);
}

/** Pieces of exactly so many bytes, the last one shorter or as long; an empty stream is one empty last piece. */
async function* inChunks(source: Bytes, length: number): AsyncGenerator<{ bytes: Buffer; isLast: boolean }> {
  let held: Buffer[] = [];
  let heldBytes = 0;
  for await (const bytes of source) {
    held.push(Buffer.from(bytes));
    heldBytes += bytes.length;
    if (heldBytes <= length) continue;
    let all = Buffer.concat(held);
    for (; all.length > length; all = all.subarray(length)) yield { bytes: all.subarray(0, length), isLast: false };
    held = [all];
    heldBytes = all.length;
  }
  yield { bytes: Buffer.concat(held), isLast: true };
}
