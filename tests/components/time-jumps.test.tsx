import type { LoaderFunctionArgs } from 'react-router';
import { describe, expect, test } from 'vitest';
import type { StaffSession } from '#app/auth/staff-session.server.ts';
import { DeskFrame } from '#app/components/desk/desk-frame.tsx';
import { TimeJumps } from '#app/components/staff/time-jumps.tsx';
import type { StaffRole } from '#app/domain/permissions.ts';
import type { ClockJump } from '#app/domain/sweeper-gap.ts';
import { loadFrame } from '#app/routes/desk/desk-page.server.ts';
import { openOversight } from '#app/routes/oversight/oversight-page.server.ts';
import { recordPulse } from '#app/use-cases/record-pulse.server.ts';
import { renderPage } from '#tests/components/render-page.tsx';
import { argsOf, aSignedInInspector } from '#tests/routes/oversight/oversight-browser.tsx';
import { anAccount, MONDAY, shanghai } from '#tests/support/builders.ts';
import { aContext } from '#tests/support/context.ts';

const NAMES = { zh: '招商局', en: 'Hub', ru: 'Хаб' };

function aJump(kind: ClockJump['kind'], seconds: number): ClockJump {
  const [at, previousTickAt] = [shanghai('2026-11-02 15:20'), shanghai('2026-11-02 14:10')];
  return { kind, at, previousTickAt, seconds };
}

const wordsOf = (jump: ClockJump) =>
  renderPage(<TimeJumps jumps={[jump]} />, '/desk')
    .replace(/<[^>]+>/g, '')
    .trim();

describe('in words', () => {
  test.each<[ClockJump['kind'], number, string]>([
    ['forward', 11_100, '服务器时间在 11 月 2 日（周一）15:20 向前跳了 3 小时 5 分。'],
    ['backward', 4_200, '服务器时间从 11 月 2 日（周一）14:10 被拨回到 11 月 2 日（周一）15:20，差 1 小时 10 分。'],
    ['stopped', 4_200, '计时程序从 11 月 2 日（周一）14:10 到 11 月 2 日（周一）15:20 停了 1 小时 10 分，现已恢复。'],
    ['stopped', 50, '停了 50 秒，'],
    ['stopped', 187_200, '停了 2 天 4 小时，'],
  ])('%s by %i seconds', (kind, seconds, sentence) => {
    expect(wordsOf(aJump(kind, seconds))).toContain(sentence);
  });
});

/** What frames the desk of a person of this role. */
async function frameOf(role: StaffRole) {
  const context = aContext({ clock: () => MONDAY });
  const { db } = context;
  await anAccount(db, { department: 'zsj', role: 'head' });
  const actor = await anAccount(db, { department: 'zsj', role });
  const dead = { created_at: MONDAY.toISOString(), dead_at: MONDAY.toISOString(), account_id: actor.accountId };
  for (const message_key of ['one', 'two']) {
    await db
      .insertInto('outbox')
      .values({ ...dead, message_key, template: 'red_light' })
      .execute();
  }
  for (const minutes of [-90, -1]) {
    const at = new Date(MONDAY.getTime() + minutes * 60_000);
    await recordPulse(db, { at, countedMs: 0 }, { own: null, sweepSeconds: 15, leftDue: false });
  }
  const session: StaffSession = { actor, displayName: '李明', department: { id: 'zsj', name: NAMES }, area: 'desk' };
  return loadFrame(argsOf(context, { path: '/desk' }) as LoaderFunctionArgs, session);
}

describe('the desk', () => {
  test('tells hub and heads that mails were given up and never how many, officers not; the stop everybody', async () => {
    const pages: Partial<Record<StaffRole, string>> = {};
    for (const role of ['hub', 'head', 'officer'] as const) {
      const frame = await frameOf(role);
      pages[role] = renderPage(<DeskFrame frame={frame}>…</DeskFrame>, '/desk');
      expect(pages[role]).toContain('停了 1 小时 29 分');
    }
    for (const page of [pages.hub, pages.head]) {
      expect(page).toContain('<p>有邮件没有送出，已不再重发。<a href="/desk/mail">查看和处理</a></p>');
    }
    expect(pages.officer).not.toContain('没有送出');
  });
});

test('oversight is told of a stop too', async () => {
  const context = aContext({ clock: () => MONDAY });
  for (const minutes of [-90, -1]) {
    const at = new Date(MONDAY.getTime() + minutes * 60_000);
    await recordPulse(context.db, { at, countedMs: 0 }, { own: null, sweepSeconds: 15, leftDue: false });
  }
  const { cookie } = await aSignedInInspector(context);
  const { frame } = await openOversight(argsOf(context, { path: '/oversight', cookie }));
  expect(frame.jumps).toMatchObject([{ kind: 'stopped', seconds: 89 * 60 }]);
});
