import type { TestProject } from 'vitest/node';
import { buildWorld, WORLD_OPENS, type World } from '#tests/e2e/role-world.ts';
import { startPortal } from '#tests/support/portal.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The county's cases and people, and the storage directory that holds them. */
    scene: { world: World; storageDir: string };
  }
}

/** The cases are made once; each test file works on a copy. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const portal = await startPortal({ at: WORLD_OPENS, limits: 'lifted' });
  const world = await buildWorld(portal);
  project.provide('scene', { world, storageDir: portal.storageDir });
  return portal.close;
}
