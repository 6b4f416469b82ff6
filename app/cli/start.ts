import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildWhenStale, SERVER } from '#app/cli/build-when-stale.ts';

buildWhenStale();
// Before React is loaded: it picks its build by this.
process.env.NODE_ENV ??= 'production';
const { startPortal } = await import(pathToFileURL(resolve(SERVER)).href);
await startPortal();
