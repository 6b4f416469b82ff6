import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { openPortal } from '#app/cli/open-portal.ts';
import { readEnv } from '#app/env.server.ts';
import { createLog } from '#app/http/log.server.ts';
import { createLimits } from '#app/http/rate-limit.server.ts';
import type * as Portal from '#app/server.ts';

// The bench's server: the build, with the limits of the public forms lifted by argument, without jobs.
const lifted = process.argv.includes('--lift-limits');
process.env.NODE_ENV ??= 'production';
const env = readEnv();
const clock = () => new Date();
const { createPortal, listen } = (await import(pathToFileURL(resolve('build/server/index.js')).href)) as typeof Portal;
const { db, keys } = await openPortal(env, clock);
const log = createLog({ mode: 'test' });
const parts = { env, db, keys, clock, limits: createLimits({ now: clock, lifted }), log };
await listen(await createPortal(parts), parts);
process.stdout.write('ready\n');
