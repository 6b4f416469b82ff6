import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as build from 'virtual:react-router/server-build';
import { getRequestListener } from '@hono/node-server';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import { exitClearly } from '#app/cli/exit-clearly.ts';
import { openPortal } from '#app/cli/open-portal.ts';
import type { Clock } from '#app/clock.ts';
import type { KeyRing } from '#app/crypto/keys.server.ts';
import { createMailer } from '#app/emails/mailer.server.ts';
import { type Env, readEnv } from '#app/env.server.ts';
import { answerPageOf } from '#app/http/answer-page.server.ts';
import { answerError, answerNotFound, answerOutside, type GuardEnv, outerGuard } from '#app/http/guard.server.ts';
import { healthOf } from '#app/http/healthz.server.ts';
import { createLog, type Log } from '#app/http/log.server.ts';
import { answerNextPage } from '#app/http/next-page.server.ts';
import { createLimits, type Limits } from '#app/http/rate-limit.server.ts';
import { sentFormOf } from '#app/http/sent-form.server.ts';
import { startJobs } from '#app/jobs/run.server.ts';
import type { PageShown, PortalContext } from '#app/load-context.ts';
import { answerSamePage } from '#app/routes/public/same-page.server.ts';
import type { Db } from '#db/client.server.ts';
import { getCountyRules } from '#db/repositories/county-rules.server.ts';
import packageFile from '../package.json' with { type: 'json' };

/** What a running portal is made of. Tests and the bench hand in their own clock and limits. */
export type PortalParts = { env: Env; db: Db; keys: KeyRing; clock: Clock; limits: Limits; log: Log };

const CLIENT_FILES = join(dirname(fileURLToPath(import.meta.url)), '..', 'client');
/** Pages that take files: proofs of staff, evidence of reporters. */
const UPLOAD_PREFIXES = [
  '/desk/t',
  '/report/step/evidence',
  '/track/case/files',
  '/apply/*/step/files',
  '/admin/calendars/draft/*/import',
  '/admin/fees/import',
];
/** Above what a proof may have, so that a page, and not the guard, says that a file is too large and keeps the text. */
const UPLOAD_BYTES = 64 * 1024 * 1024;
const ONE_YEAR = 'public, max-age=31536000, immutable';
const ONE_HOUR = 'public, max-age=3600';

/** Everything a request passes through, top to bottom. */
export async function createPortal(parts: PortalParts): Promise<Hono<GuardEnv>> {
  const { env, db, clock, log } = parts;
  const settings = await settingsOf(parts);
  const answerPage = answerPageOf(build);
  const app = new Hono<GuardEnv>();
  app.use(
    outerGuard({
      origin: env.origin,
      contact: env.countySite,
      trustedProxy: env.trustedProxy,
      bodyLimit: { uploadPrefixes: UPLOAD_PREFIXES, uploadBytes: UPLOAD_BYTES },
      logger: log,
    }),
  );
  app.get('/healthz', async (c) => {
    const health = await healthOf({ db, clock, sweepSeconds: env.sweepSeconds, version: packageFile.version });
    return c.json(health.body, health.httpStatus);
  });
  app.use('/assets/*', staticFiles(ONE_YEAR));
  app.use('/favicon.*', staticFiles(ONE_HOUR));
  app.use('/scripts/*', staticFiles(ONE_HOUR));
  app.all('*', async (c) => {
    const context: PortalContext = {
      db,
      clock,
      keys: parts.keys,
      limits: parts.limits,
      nonce: c.get('nonce'),
      requestId: c.get('requestId'),
      clientAddress: c.get('clientAddress'),
      sentForm: sentFormOf(c.req.raw),
      settings,
    };
    const open = (request: Request, shown?: PageShown) => answerPage(request, { ...context, shown });
    const samePage = await answerSamePage(c.req.raw, open);
    return samePage ?? open(c.req.raw).then((answer) => answerNextPage(c.req.raw, answer, open));
  });
  app.onError(answerError(log));
  app.notFound(answerNotFound);
  return app;
}

function staticFiles(cacheControl: string) {
  return serveStatic({
    root: CLIENT_FILES,
    onFound: (_path, c) => c.header('Cache-Control', cacheControl),
  });
}

async function settingsOf({ env, db }: PortalParts): Promise<PortalContext['settings']> {
  return {
    origin: env.origin,
    countyName: env.countyName,
    countySite: env.countySite,
    timeZone: (await getCountyRules(db)).timeZone,
    storageDir: env.storageDir,
    mailIsConfigured: env.smtpUrl !== undefined,
    sweepSeconds: env.sweepSeconds,
  };
}

/** Opens the port. Port 0 takes a free one; the address tells which. */
export async function listen(
  app: Hono<GuardEnv>,
  { env, log }: Pick<PortalParts, 'env' | 'log'>,
): Promise<{ server: Server; port: number }> {
  const errorHandler = answerOutside({ origin: env.origin, contact: env.countySite, logger: log });
  // Without a Host too the answer is ours: Node's own has no security headers.
  const server = createServer({ requireHostHeader: false }, getRequestListener(app.fetch, { errorHandler }));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(env.port, env.host, resolve);
  });
  return { server, port: (server.address() as AddressInfo).port };
}

/** `npm start`: one process serves, sweeps and mails. */
export function startPortal(): Promise<void> {
  return exitClearly(serveSweepAndMail);
}

async function serveSweepAndMail(): Promise<number> {
  const env = readEnv();
  const clock: Clock = () => new Date();
  const log = createLog({ mode: env.mode });
  const { db, keys } = await openPortal(env, clock);
  const parts: PortalParts = { env, db, keys, clock, limits: createLimits({ now: clock }), log };
  const { server, port } = await listen(await createPortal(parts), parts);
  const mailer = env.smtpUrl && env.mailFrom ? createMailer({ smtpUrl: env.smtpUrl, mailFrom: env.mailFrom }) : null;
  const { origin, storageDir, sweepSeconds } = env;
  const jobs = startJobs({ db, keys, clock, mailer, origin, storageDir, sweepSeconds, log });
  process.stdout.write(`${env.origin} (port ${port})\n`);
  const stop = async () => {
    server.close();
    await jobs.stop();
    await db.destroy();
    process.exit(0);
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
  return 0;
}
