import { createLimits } from '#app/http/rate-limit.server.ts';
import type { PortalContext } from '#app/load-context.ts';
import { testDb } from '#tests/support/db.ts';
import { testKeys } from '#tests/support/keys.ts';

/** What a loader or an action is given, with a database and a fixed instant of the test's own. */
export function aContext(changes: Partial<PortalContext> = {}): PortalContext {
  return {
    db: testDb(),
    clock: () => new Date('2026-10-09T01:00:00.000Z'),
    keys: testKeys,
    limits: createLimits(),
    nonce: 'nonce-of-the-test',
    requestId: 'request-1',
    clientAddress: '203.0.113.9',
    settings: {
      origin: 'http://localhost',
      countyName: '某县',
      countySite: { phone: '12345', windowAddress: null, icpFiling: null, policeFiling: null, findErrorsUrl: null },
      timeZone: 'Asia/Shanghai',
      storageDir: '/nonexistent',
      mailIsConfigured: false,
      sweepSeconds: 15,
    },
    ...changes,
  };
}
