import type { TestProject } from 'vitest/node';
import { buildWorld, WORLD_OPENS, type World } from '#tests/e2e/role-world.ts';
import { type Cookies, fileEarly, prepareVisitors, type VisitorName } from '#tests/experience/visitors.ts';
import { startPortal } from '#tests/support/portal.ts';
import { publishThreeMonths } from '#tests/support/published-months.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The county's cases and people, browsers that have something open, and the storage directory that holds it all. */
    scene: { world: World; visitors: Record<VisitorName, Cookies>; storageDir: string };
  }
}

/** The cases are made once; each test file works on a copy. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const portal = await startPortal({ at: WORLD_OPENS, limits: 'lifted', mails: 'written' });
  const request = await fileEarly(portal);
  const world = await buildWorld(portal);
  await publishThreeMonths(portal.db);
  const visitors = await prepareVisitors(portal, world, request);
  project.provide('scene', { world, visitors, storageDir: portal.storageDir });
  return portal.close;
}
