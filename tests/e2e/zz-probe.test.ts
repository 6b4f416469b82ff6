import { test } from 'vitest';
import { signedIn } from '#tests/e2e/role-world.ts';
import { visit } from '#tests/e2e/visitor.ts';
import { anAccount, shanghai } from '#tests/support/builders.ts';
import { startPortal } from '#tests/support/portal.ts';

test('probe', async () => {
  const portal = await startPortal({ at: shanghai('2026-11-02 10:00') });
  const actor = await anAccount(portal.db, { department: 'gxj', role: 'officer' });
  const v = visit(portal.origin, await signedIn(portal, actor));
  const a = await v.post('/desk/t/TS-00000000/refuse');
  console.log(a.status, a.text.replace(/<style.*?<\/style>/s, '').slice(0, 1500));
  await portal.close();
});
