import type { ServerKey } from '#app/crypto/keys.server.ts';

/** The same key in every process of a test. */
export const fixedFileKey: ServerKey = { purpose: 'file', id: '07'.repeat(8), bytes: Buffer.alloc(32, 7) };
