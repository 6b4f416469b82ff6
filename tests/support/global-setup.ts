import { spawnSync } from 'node:child_process';

/** The pages are tested as built: a build once, before the first test. */
export default function setup(): void {
  // The build must not know that it is made for tests: the framework's plugin stays out under vitest.
  const { VITEST: _vitest, NODE_ENV: _mode, ...env } = process.env;
  const built = spawnSync(process.execPath, ['--import', 'tsx', 'app/cli/build.ts'], { stdio: 'inherit', env });
  if (built.status !== 0) throw new Error('the portal does not build');
}
