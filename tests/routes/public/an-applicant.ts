import type { PortalContext } from '#app/load-context.ts';
import * as apply from '#app/routes/public/apply.tsx';
import * as check from '#app/routes/public/apply-check.tsx';
import * as done from '#app/routes/public/apply-done.tsx';
import * as files from '#app/routes/public/apply-files.tsx';
import * as keep from '#app/routes/public/apply-keep.tsx';
import * as receiptFile from '#app/routes/public/apply-receipt-file.tsx';
import * as resume from '#app/routes/public/apply-resume.tsx';
import * as step from '#app/routes/public/apply-step.tsx';
import { aContext } from '#tests/support/context.ts';

export type Fields = Record<string, string>;
/** What a page answered: where it leads, or what it shows. */
export type Answer = { status: number; location: string | null; shown: unknown };

type Handlers = { loader?: (args: never) => unknown; action?: (args: never) => unknown };

/** The route of an address below /apply. */
export function routeOf(path: string): { route: Handlers; params: Fields } {
  const plain = path.replace(/^\/(en|ru)(?=\/)/, '');
  if (plain === '/apply/resume') return { route: resume, params: {} };
  if (plain === '/apply/done') return { route: done, params: {} };
  const [, , id = '', part, word = ''] = plain.split('/');
  if (part === 'step' && word === 'files') return { route: files, params: { id } };
  const route = { step, check, keep }[part ?? ''] ?? apply;
  return { route, params: { id, ...(part === 'step' && { step: word }) } };
}

/** A browser that applies for a service: keeps its cookie, follows nothing by itself. */
export function anApplicant(changes: Partial<PortalContext> = {}) {
  const context = aContext({ clock: () => new Date('2026-11-23T02:00:00.000Z'), ...changes });
  let cookie = '';

  async function ask(path: string, fields?: Fields | [string, string][] | FormData): Promise<Answer> {
    const url = new URL(path, 'http://localhost');
    const headers: HeadersInit = cookie ? { Cookie: cookie } : {};
    const body = fields instanceof FormData ? fields : fields && new URLSearchParams(fields);
    const request = new Request(url, { method: body ? 'POST' : 'GET', headers, body });
    const { route, params } = routeOf(url.pathname);
    const handler = body ? route.action : route.loader;
    const answer = await outcomeOf(() => handler?.({ context, request, url, params } as never));
    if (!(answer instanceof Response)) return { location: null, ...shownOf(answer) };
    const setCookie = answer.headers.get('Set-Cookie');
    if (setCookie) cookie = setCookie.includes('Max-Age=0') ? '' : (setCookie.split(';')[0] ?? '');
    return { status: answer.status, location: answer.headers.get('Location'), shown: null };
  }

  /** Reads the check page and sends its form, as a browser does. */
  async function send(id = 'company-registration'): Promise<Answer> {
    const { shown } = (await ask(`/apply/${id}/check`)).shown as { shown: string };
    return ask(`/apply/${id}/check`, { shown });
  }

  const forget = () => {
    cookie = '';
  };
  return { context, ask, send, forget, cookie: () => cookie };
}

async function outcomeOf(run: () => unknown): Promise<unknown> {
  try {
    return await run();
  } catch (thrown) {
    return thrown;
  }
}

function shownOf(answer: unknown): { status: number; shown: unknown } {
  if (answer instanceof Error) throw answer;
  if (typeof answer === 'object' && answer !== null && 'data' in answer && 'init' in answer) {
    const init = answer.init as { status?: number } | null;
    return { status: init?.status ?? 200, shown: answer.data };
  }
  return { status: 200, shown: answer };
}

/** A file of the receipt that this browser shows, or another browser with this cookie. */
export async function receiptFileOf(
  applicant: ReturnType<typeof anApplicant>,
  name: string,
  cookie = applicant.cookie(),
): Promise<Response> {
  const url = new URL(`/apply/done/${name}`, 'http://localhost');
  const request = new Request(url, { headers: cookie ? { Cookie: cookie } : {} });
  const { context } = applicant;
  return receiptFile.loader({ context, request, url, pattern: '/apply/done/:file', params: { file: name } });
}

/** The forms of a founder's application for a new company, in the order of the tasks. */
export const FORMS: [step: string, fields: Fields][] = [
  ['applicant', { applicant: 'founder' }],
  ['company', { name: '边城木业' }],
  ['contact', { name: '王小明', phone: '138 0000 0000' }],
  ['matter', { matter: '在东城镇开一家木材加工厂。' }],
  ['papers', { papers: '0' }],
  ['files', {}],
  ['handling', { handling: 'self' }],
];

/** Starts and does the tasks up to, not including, `until`. */
export async function fillIn(applicant: ReturnType<typeof anApplicant>, until?: string): Promise<Answer> {
  let answer = await applicant.ask('/apply/company-registration', {});
  for (const [word, fields] of FORMS) {
    if (word === until) return answer;
    answer = await applicant.ask(`/apply/company-registration/step/${word}`, fields);
  }
  return answer;
}
