import type { PortalContext } from '#app/load-context.ts';
import * as start from '#app/routes/public/report.tsx';
import * as check from '#app/routes/public/report-check.tsx';
import * as done from '#app/routes/public/report-done.tsx';
import * as evidence from '#app/routes/public/report-evidence.tsx';
import * as fromCheck from '#app/routes/public/report-from-check.tsx';
import * as other from '#app/routes/public/report-other.tsx';
import * as step from '#app/routes/public/report-step.tsx';
import * as road from '#app/routes/public/road.tsx';
import { aContext } from '#tests/support/context.ts';

export type Fields = Record<string, string>;
/** What a page answered: where it leads, or what it shows. */
export type Answer = { status: number; location: string | null; shown: unknown };

const ROUTES = {
  '/road': road,
  '/report': start,
  '/report/check': check,
  '/report/done': done,
  '/report/from-check': fromCheck,
  '/report/other': other,
};

/** A browser that reports: keeps its cookie, follows nothing by itself. */
export function aReporter(changes: Partial<PortalContext> = {}) {
  const context = aContext({ clock: () => new Date('2026-11-23T02:00:00.000Z'), ...changes });
  let cookie = '';

  async function ask(path: string, fields?: Fields | FormData): Promise<Answer> {
    const url = new URL(path, 'http://localhost');
    const headers: HeadersInit = cookie ? { Cookie: cookie } : {};
    const body = fields instanceof FormData ? fields : fields && new URLSearchParams(fields);
    const request = new Request(url, { method: body ? 'POST' : 'GET', headers, body });
    const plain = url.pathname.replace(/^\/(en|ru)(?=\/)/, '');
    const word = plain.split('/report/step/')[1];
    const stepRoute = word === 'evidence' ? evidence : step;
    const route = word === undefined ? ROUTES[plain as keyof typeof ROUTES] : stepRoute;
    const args = { context, request, url, pattern: plain, params: word === undefined ? {} : { step: word } };
    const answer = await outcomeOf(() => (body ? route.action(args) : route.loader(args)));
    if (!(answer instanceof Response)) return { location: null, ...shownOf(answer) };
    const setCookie = answer.headers.get('Set-Cookie');
    if (setCookie) cookie = setCookie.includes('Max-Age=0') ? '' : (setCookie.split(';')[0] ?? '');
    return { status: answer.status, location: answer.headers.get('Location'), shown: null };
  }

  /** Reads the check page and sends its form, as a browser does. */
  async function send(choices: Fields = {}): Promise<Answer> {
    const { shown } = (await ask('/report/check')).shown as { shown: string };
    return ask('/report/check', { shown, ...choices });
  }

  const rows = (table: 'cases' | 'reports' | 'report_drafts') => context.db.selectFrom(table).selectAll().execute();
  return { context, ask, send, rows, cookie: () => cookie };
}

async function outcomeOf(run: () => unknown): Promise<unknown> {
  try {
    return await run();
  } catch (thrown) {
    return thrown;
  }
}

/** `data(…, 400)` is shown with its status, what a loader returns with 200. */
function shownOf(answer: unknown): { status: number; shown: unknown } {
  if (answer instanceof Error) throw answer;
  if (typeof answer === 'object' && answer !== null && 'data' in answer && 'init' in answer) {
    const init = answer.init as { status?: number } | null;
    return { status: init?.status ?? 200, shown: answer.data };
  }
  return { status: 200, shown: answer };
}

/** The forms of an anonymous report of a fee, in the order of the steps. */
export const FEE_FORMS: [step: string, fields: Fields][] = [
  ['kind', { group: 'fee' }],
  ['category', { category: 'L1' }],
  ['identity', { identityMode: 'anonymous' }],
  ['safety', {}],
  ['accused', { unit: 'jtj' }],
  ['amounts', { itemText: '道路维护费', yuan: '１，２００' }],
  ['what', { what: '在检查点被要求缴费，没有票据。' }],
  ['outcome', { outcome: '退还' }],
  ['evidence', {}],
];

/**
 * Starts and answers the steps up to, not including, `until`; with `from` it goes on with a report that has begun. Other
 * forms take the place of the usual ones.
 */
export async function fillIn(
  reporter: ReturnType<typeof aReporter>,
  given: { forms?: Record<string, Fields>; from?: string; until?: string } = {},
): Promise<Answer> {
  let answer = await reporter.ask('/report', given.from ? undefined : {});
  const first = given.from ? FEE_FORMS.findIndex(([word]) => word === given.from) : 0;
  for (const [word, usual] of FEE_FORMS.slice(first)) {
    if (word === given.until) return answer;
    const fields = given.forms?.[word] ?? usual;
    answer = await reporter.ask(`/report/step/${word}`, fields);
  }
  return answer;
}
