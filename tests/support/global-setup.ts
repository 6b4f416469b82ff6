import { spawnSync } from 'node:child_process';

/** The pages are tested as built: a build once, before the first test. */
export default function setup(): void {
  const built = spawnSync(process.execPath, ['--import', 'tsx', 'app/cli/build.ts'], { stdio: 'inherit' });
  if (built.status !== 0) throw new Error('the portal does not build');
}
