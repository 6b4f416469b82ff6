import { describe, expect, test } from 'vitest';
import { endPublicSessions, requireTrackedCase } from '#app/auth/public-session.server.ts';
import {
  changeDraft,
  deleteDraft,
  findDraft,
  PUBLIC_IDLE_MS,
  type ReportDraft,
  requireDraft,
  startDraft,
} from '#app/auth/report-draft.server.ts';
import { parseQueryCode } from '#app/domain/reference.ts';
import type { PortalContext } from '#app/load-context.ts';
import { aContext } from '#tests/support/context.ts';

const START = new Date('2026-10-09T01:00:00.000Z');

/** A portal whose clock the test moves, and a browser that keeps its cookies. */
async function aBrowser() {
  let now = START;
  const context: PortalContext = aContext({ clock: () => now });
  let cookie = '';
  const keep = (setCookie: string) => {
    cookie = setCookie.split(';')[0] ?? '';
    return setCookie;
  };
  const request = (path = '/report') => new Request(`http://localhost${path}`, { headers: { cookie } });
  const setCookie = keep(await startDraft(context, request(), 'zh-CN'));
  const rows = () => context.db.selectFrom('report_drafts').selectAll().execute();
  return { context, request, keep, setCookie, rows, wait: (ms: number) => (now = new Date(now.getTime() + ms)) };
}

const withWhat = (what: string) => (draft: ReportDraft) => ({
  draft: { ...draft, answers: { ...draft.answers, what } },
  result: what,
});

/** Where a refused request is sent. */
async function redirectOf(refused: Promise<unknown>): Promise<string | null> {
  try {
    await refused;
  } catch (thrown) {
    if (thrown instanceof Response) return thrown.headers.get('Location');
    throw thrown;
  }
  return null;
}

describe('a draft', () => {
  test('begins empty, with one submission id and one valid code', async () => {
    const { context, request, setCookie } = await aBrowser();
    expect(setCookie).toMatch(/^__Host-draft=[\w-]{43}; Path=\/; Secure; HttpOnly; SameSite=Lax$/);
    const { draft } = await requireDraft(context, request());
    expect(draft).toMatchObject({ answers: {}, receipt: null, locale: 'zh-CN' });
    expect(parseQueryCode(draft.code)).toBe(draft.code);
    expect((await requireDraft(context, request())).draft).toEqual(draft);
  });

  test('is stored encrypted, under the hash of its token', async () => {
    const { context, request, setCookie, rows } = await aBrowser();
    const { tokenHash, draft } = await requireDraft(context, request());
    await changeDraft(context, tokenHash, withWhat('在窗口被收了 1200 元'));
    const [row] = await rows();
    expect(row?.token_hash).toBe(tokenHash);
    expect(setCookie).not.toContain(tokenHash);
    const bytes = row?.box.toString('latin1') ?? '';
    expect(bytes).not.toContain(draft.code);
    expect(row?.box.includes(Buffer.from('在窗口'))).toBe(false);
  });

  test('cannot be opened from another row', async () => {
    const { context, request, rows } = await aBrowser();
    const mine = await requireDraft(context, request());
    await startDraft(context, new Request('http://localhost/report'), 'en');
    const other = (await rows()).find((row) => row.token_hash !== mine.tokenHash);
    const moved = { box: other?.box ?? Buffer.alloc(0) };
    await context.db.updateTable('report_drafts').set(moved).where('token_hash', '=', mine.tokenHash).execute();
    expect(await findDraft(context, request())).toBeNull();
  });

  test('keeps the instants of its receipt', async () => {
    const { context, request } = await aBrowser();
    const { tokenHash } = await requireDraft(context, request());
    const receipt = {
      reference: 'TS-8K4QM2WT',
      filedAt: START,
      route: 'lead' as const,
      lead: null,
      acceptBy: new Date('2026-10-10T09:30:00.000Z'),
      answerBy: null,
      handOffBy: null,
      receiptBy: null,
      contactBy: null,
      contactMinutes: null,
      provisional: false,
      queryAgreed: true,
      wordsToHigher: null,
    };
    await changeDraft(context, tokenHash, (draft) => ({ draft: { ...draft, receipt }, result: null }));
    expect((await requireDraft(context, request())).draft.receipt).toEqual(receipt);
  });

  test('is over after 4 hours without a step, not a moment before', async () => {
    const { context, request, wait } = await aBrowser();
    wait(PUBLIC_IDLE_MS - 1);
    expect(await findDraft(context, request())).not.toBeNull();
    wait(1);
    expect(await findDraft(context, request())).toBeNull();
    expect(await redirectOf(requireDraft(context, request('/ru/report/step/what')))).toBe('/ru/report?gone=1');
  });

  test('counts its 4 hours anew with each step, and looking is no step', async () => {
    const { context, request, wait } = await aBrowser();
    const { tokenHash } = await requireDraft(context, request());
    wait(PUBLIC_IDLE_MS - 1);
    await changeDraft(context, tokenHash, withWhat('x'));
    wait(PUBLIC_IDLE_MS - 1);
    expect((await findDraft(context, request()))?.draft.answers.what).toBe('x');
    wait(1);
    expect(await findDraft(context, request())).toBeNull();
  });

  test('leaves no row behind when idle drafts are cleared by the next start', async () => {
    const { context, wait, rows } = await aBrowser();
    wait(PUBLIC_IDLE_MS);
    await startDraft(context, new Request('http://localhost/report'), 'en');
    expect(await rows()).toHaveLength(1);
  });

  test('is replaced when the same browser starts again', async () => {
    const { context, request, keep, rows } = await aBrowser();
    const first = await requireDraft(context, request());
    keep(await startDraft(context, request(), 'en'));
    expect(await rows()).toHaveLength(1);
    expect((await requireDraft(context, request())).draft.submissionId).not.toBe(first.draft.submissionId);
  });

  test('changed from two tabs keeps both answers', async () => {
    const { context, request } = await aBrowser();
    const { tokenHash } = await requireDraft(context, request());
    await Promise.all([
      changeDraft(context, tokenHash, withWhat('x')),
      changeDraft(context, tokenHash, (draft) => ({
        draft: { ...draft, answers: { ...draft.answers, group: 'fee' } },
        result: null,
      })),
    ]);
    expect((await requireDraft(context, request())).draft.answers).toEqual({ what: 'x', group: 'fee' });
  });

  test('is deleted by a change that says so, and a later change finds nothing', async () => {
    const { context, request, rows } = await aBrowser();
    const { tokenHash } = await requireDraft(context, request());
    expect(await changeDraft(context, tokenHash, () => ({ draft: null, result: 'protected' }))).toBe('protected');
    expect(await rows()).toEqual([]);
    expect(await changeDraft(context, tokenHash, withWhat('x'))).toBeNull();
  });

  test('takes its cookie back when it is deleted', async () => {
    const { context, request, rows } = await aBrowser();
    const { tokenHash } = await requireDraft(context, request());
    expect(await deleteDraft(context, tokenHash)).toContain(
      '__Host-draft=; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=0',
    );
    expect(await rows()).toEqual([]);
  });
});

describe('leaving', () => {
  test('deletes the draft and takes every cookie back', async () => {
    const { context, request, rows } = await aBrowser();
    const headers = await endPublicSessions(context, request('/exit'));
    expect(headers.getSetCookie()).toHaveLength(3);
    expect(headers.getSetCookie().every((cookie) => cookie.includes('Max-Age=0'))).toBe(true);
    expect(await rows()).toEqual([]);
  });

  test('without any session it still takes the cookies back and writes nothing', async () => {
    const context = aContext();
    const headers = await endPublicSessions(context, new Request('http://localhost/exit'));
    expect(headers.getSetCookie()).toHaveLength(3);
  });
});

test('a case is read with a code only: without a session one is sent to the look-up page', async () => {
  const context = aContext();
  expect(await redirectOf(requireTrackedCase(context, new Request('http://localhost/en/track/case')))).toBe(
    '/en/track',
  );
});

test('what is sent after the reading has ended is said to be lost, and never taken for sent', async () => {
  const written = new Request('http://localhost/track/case/message', { method: 'POST', body: 'text=什么' });
  expect(await redirectOf(requireTrackedCase(aContext(), written))).toBe('/track?unsent=1');
  written.headers.set('cookie', '__Host-track=ended');
  expect(await redirectOf(requireTrackedCase(aContext(), written))).toBe('/track?unsent=1');
});

test('a right code without a cookie leads to the look-up page, which says why; the address holds no code', async () => {
  const opened = new Request('http://localhost/ru/track/case?opened=1');
  expect(await redirectOf(requireTrackedCase(aContext(), opened))).toBe('/ru/track?cookies=1');
});
