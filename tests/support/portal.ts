import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import type { Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { KeyRing } from '#app/crypto/keys.server.ts';
import { loadKeys } from '#app/crypto/keys.server.ts';
import type { Env } from '#app/env.server.ts';
import { createLog } from '#app/http/log.server.ts';
import { createLimits } from '#app/http/rate-limit.server.ts';
import { sweepClocks } from '#app/jobs/sweep-clocks.server.ts';
import type * as Portal from '#app/server.ts';
import { createDb, type Db } from '#db/client.server.ts';
import { migrateToLatest } from '#db/migrate.server.ts';
import { seedReference } from '#db/seed.server.ts';

/** The built portal on a free port of this machine, with the test's own clock. */
export type TestPortal = {
  origin: string;
  db: Db;
  keys: KeyRing;
  storageDir: string;
  now: () => Date;
  /** Moves the injected clock and lets the sweeper come by. */
  goTo: (instant: Date) => Promise<void>;
  close: () => Promise<void>;
};

/**
 * Starts the build in this process. `limits: 'lifted'` for tests that send more than a person would; `copyOf`: on a copy
 * of the storage of another portal that rests. `mails`: it writes mails, which nobody delivers.
 */
export async function startPortal(given: {
  at: Date;
  limits?: 'lifted';
  copyOf?: string;
  trustedProxy?: string[];
  mails?: 'written';
}): Promise<TestPortal> {
  const storageDir = mkdtempSync(join(tmpdir(), 'portal-'));
  if (given.copyOf) cpSync(given.copyOf, storageDir, { recursive: true });
  const db = createDb(join(storageDir, 'portal.sqlite'));
  await migrateToLatest(db);
  await seedReference(db);
  const { keys } = loadKeys(join(storageDir, 'keys'), new Map());
  let now = given.at;
  const clock = () => now;
  const log = createLog({ mode: 'test' });
  const limits = createLimits({ now: clock, lifted: given.limits === 'lifted' });
  const { createPortal, listen } = (await import(
    pathToFileURL(resolve('build/server/index.js')).href
  )) as typeof Portal;
  const { trustedProxy = [], mails } = given;
  const mailing = mails && { smtpUrl: 'smtp://127.0.0.1:9', mailFrom: 'portal@example.test' };
  const { server, origin } = await listenOnFreePort(storageDir, async (found) => {
    const env = { ...found, trustedProxy, ...mailing };
    const parts = { env, db, keys, clock, limits, log };
    return listen(await createPortal(parts), parts);
  });
  return {
    origin,
    db,
    keys,
    storageDir,
    now: clock,
    goTo: async (instant) => {
      now = instant;
      await sweepClocks({ db, keys, now });
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
      await db.destroy();
      rmSync(storageDir, { recursive: true, force: true });
    },
  };
}

/** The guard compares hosts with ORIGIN, so the port has to be known before: a free one is taken and given back. */
async function listenOnFreePort(
  storageDir: string,
  start: (env: Env) => Promise<{ server: Server; port: number }>,
): Promise<{ server: Server; origin: string }> {
  const { createServer } = await import('node:net');
  const probe = createServer();
  await new Promise<void>((ready) => probe.listen(0, '127.0.0.1', ready));
  const address = probe.address();
  await new Promise((closed) => probe.close(closed));
  if (address === null || typeof address === 'string') throw new Error('no free port');
  const origin = `http://localhost:${address.port}`;
  const { server } = await start({
    mode: 'test',
    port: address.port,
    host: '127.0.0.1',
    origin,
    storageDir,
    smtpUrl: undefined,
    mailFrom: undefined,
    countyName: '东宁县',
    countySite: { phone: '12345', windowAddress: null, icpFiling: null, policeFiling: null, findErrorsUrl: null },
    trustedProxy: [],
    sweepSeconds: 15,
  });
  return { server, origin };
}
