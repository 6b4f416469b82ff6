import { argsOf, aSignedInInspector } from '#tests/routes/oversight/oversight-browser.tsx';
import { accusing, fileAReport, MONDAY } from '#tests/support/builders.ts';
import { aContext } from '#tests/support/context.ts';

export const FAVOURS = { category: 'L5', group: 'attitude', accused: accusing('jtj') } as const;

/** A report that went to discipline at once, and a signed-in inspector whose browser sends to its pages. */
export async function aLead(report = {}, now = MONDAY) {
  const context = aContext({ clock: () => now });
  const { reference } = await fileAReport(context.db, { report: { ...FAVOURS, ...report }, at: now });
  const { cookie } = await aSignedInInspector(context);
  const send = (path: string, fields?: Record<string, string>) => argsOf(context, { path, cookie, reference, fields });
  return { context, cookie, reference, send };
}
