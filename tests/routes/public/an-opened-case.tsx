import type { PortalContext } from '#app/load-context.ts';
import * as track from '#app/routes/public/track.tsx';
import { acceptCase } from '#app/use-cases/accept-case.server.ts';
import { argsOf } from '#tests/routes/oversight/oversight-browser.tsx';
import { anAccount, asStaff, fileAReport, shanghai } from '#tests/support/builders.ts';
import { aContext } from '#tests/support/context.ts';

const FILED_AT = shanghai('2026-11-02 10:00');

/** A fee's report, filed and accepted on Monday 2 November; the investor's browser has it open. */
export function anOpenedCase(given: Parameters<typeof fileAReport>[1] = {}) {
  return openCase(async ({ db }) => {
    const filed = await fileAReport(db, given);
    const officer = await anAccount(db, { department: 'scjg', role: 'officer' });
    await acceptCase(asStaff(db, officer, FILED_AT), filed.reference);
    return { ...filed, officer };
  });
}

/** A case as it is filed, and a browser that has it open. `comeBack` opens it with its code once more, at a later time. */
export async function openCase<Filed extends { code: string }>(file: (context: PortalContext) => Promise<Filed>) {
  let now = FILED_AT;
  const context = aContext({ clock: () => now });
  const filed = await file(context);
  let cookie = '';
  const open = async () => {
    const answer = await track.action(argsOf(context, { path: '/track', fields: { code: filed.code } }) as never);
    if (!(answer instanceof Response)) throw new Error('the code did not open the case');
    cookie = answer.headers.get('Set-Cookie')?.split(';')[0] ?? '';
  };
  await open();
  const args = (path: string, fields?: Record<string, string>) => argsOf(context, { path, cookie, fields }) as never;
  const comeBack = (wall: string) => {
    now = shanghai(wall);
    return open();
  };
  return { ...filed, context, args, comeBack };
}
