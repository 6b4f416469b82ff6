import type { ComponentType } from 'react';
import { beforeAll, describe, expect, test } from 'vitest';
import { startTrackSession } from '#app/auth/public-session.server.ts';
import { SubjectProvider } from '#app/components/layout/locale.tsx';
import { LOCALES, type Locale, pathFor, type Subject, textsFor } from '#app/i18n/index.ts';
import type { PortalContext } from '#app/load-context.ts';
import * as access from '#app/routes/public/track-access.tsx';
import * as appeal from '#app/routes/public/track-appeal.tsx';
import * as trackCase from '#app/routes/public/track-case.tsx';
import * as clock from '#app/routes/public/track-clock.tsx';
import * as contest from '#app/routes/public/track-contest.tsx';
import * as decline from '#app/routes/public/track-decline.tsx';
import * as escalate from '#app/routes/public/track-escalate.tsx';
import * as files from '#app/routes/public/track-files.tsx';
import * as mails from '#app/routes/public/track-mails.tsx';
import * as message from '#app/routes/public/track-message.tsx';
import * as object from '#app/routes/public/track-object.tsx';
import * as pressed from '#app/routes/public/track-pressed.tsx';
import * as rate from '#app/routes/public/track-rate.tsx';
import * as withdraw from '#app/routes/public/track-withdraw.tsx';
import { acceptCase } from '#app/use-cases/accept-case.server.ts';
import { answerReport } from '#app/use-cases/answer-report.server.ts';
import { askExtension } from '#app/use-cases/ask-extension.server.ts';
import { askInspection } from '#app/use-cases/ask-inspection.server.ts';
import { askInvestor } from '#app/use-cases/ask-investor.server.ts';
import { decideExtension } from '#app/use-cases/decide-extension.server.ts';
import { fileRequest } from '#app/use-cases/file-request.server.ts';
import { openCase } from '#app/use-cases/open-case.server.ts';
import { refuseCase } from '#app/use-cases/refuse-case.server.ts';
import { withdrawReport } from '#app/use-cases/withdraw-report.server.ts';
import { CALLED_A_REPORT } from '#tests/i18n/called-a-report.ts';
import { outcomeOf, pageOf } from '#tests/routes/oversight/oversight-browser.tsx';
import { FOUNDERS_REQUEST } from '#tests/routes/public/a-request.ts';
import { anInvestor, aQueryCode, shanghai, sweepTo } from '#tests/support/builders.ts';
import { aContext } from '#tests/support/context.ts';
import { aProof, by, type Cast, REFUSAL, theCast } from '#tests/use-cases/play.ts';

type Shown = { subject: Subject; showExit: boolean };
type Page = { loader: (args: never) => unknown; default: ComponentType<never> };

const PAGES: Record<string, Page> = {
  '/track/case': trackCase,
  '/track/case/clock/acceptance': clock,
  '/track/case/clock/resolution:1': clock,
  '/track/case/access': access,
  '/track/case/message': message,
  '/track/case/files': files,
  '/track/case/mails': mails,
  '/track/case/decline': decline,
  '/track/case/contest': contest,
  '/track/case/appeal': appeal,
  '/track/case/rate': rate,
  '/track/case/escalate': escalate,
  '/track/case/object': object,
  '/track/case/pressed': pressed,
  '/track/case/withdraw': withdraw,
};

type Story = { context: PortalContext; cast: Cast; caseId: number; reference: string };
/** What has become of a request by the morning of this day. */
const STATES: Record<string, { on: string; play: (story: Story) => Promise<unknown> }> = {
  new: { on: '2026-11-02 12:00', play: async () => undefined },
  'read and asked': {
    on: '2026-11-03 12:00',
    play: async ({ context: { db }, cast, reference }) => {
      await acceptCase(by(db, cast.officer, '2026-11-02 10:00'), reference);
      await openCase(by(db, cast.officer, '2026-11-02 10:05'), reference);
      await askInvestor(by(db, cast.officer, '2026-11-02 11:00'), reference, { text: '有章程吗？' });
    },
  },
  'given more time': {
    on: '2026-11-03 12:00',
    play: async ({ context: { db }, cast, reference }) => {
      await acceptCase(by(db, cast.officer, '2026-11-02 10:00'), reference);
      await askExtension(by(db, cast.officer, '2026-11-02 11:00'), reference, { days: 2, reason: '要核对。' });
      await decideExtension(by(db, cast.head, '2026-11-02 11:30'), reference, { outcome: 'granted' });
    },
  },
  refused: {
    on: '2026-11-03 12:00',
    play: ({ context: { db }, cast, reference }) =>
      refuseCase(by(db, cast.officer, '2026-11-02 10:00'), reference, { ...REFUSAL, reason: 'no_facts' }),
  },
  answered: {
    on: '2026-11-03 12:00',
    play: async ({ context: { db }, cast, reference }) => {
      await acceptCase(by(db, cast.officer, '2026-11-02 10:00'), reference);
      const answer = { outcome: 'returned', text: '已办好。', proof: aProof() } as const;
      await answerReport(by(db, cast.officer, '2026-11-02 11:00'), reference, answer);
    },
  },
  'silently accepted, late and told to discipline': {
    on: '2026-11-30 12:00',
    play: async ({ context: { db }, caseId }) => {
      await sweepTo(db, shanghai('2026-11-20 12:00'));
      await askInspection(anInvestor(db, shanghai('2026-11-20 13:00')), caseId, {
        reason: 'retaliation',
        words: '刁难',
      });
      await sweepTo(db, shanghai('2026-11-30 11:00'));
    },
  },
  'being withdrawn': {
    on: '2026-11-02 12:00',
    play: ({ context: { db }, caseId }) =>
      withdrawReport(anInvestor(db, shanghai('2026-11-02 11:00')), caseId, { isPressed: true, words: null }),
  },
  withdrawn: {
    on: '2026-11-05 12:00',
    play: async ({ context: { db }, caseId }) => {
      await withdrawReport(anInvestor(db, shanghai('2026-11-02 11:00')), caseId, { isPressed: false, words: null });
      await sweepTo(db, shanghai('2026-11-04 12:00'));
    },
  },
};

async function play(state: keyof typeof STATES): Promise<{ ask: (path: string) => Promise<string | null> }> {
  const { on = '', play: act = async () => undefined } = STATES[state] ?? {};
  const settings = { ...aContext().settings, mailIsConfigured: true };
  const context = aContext({ clock: () => shanghai(on), settings });
  const cast = await theCast(context.db);
  const investor = anInvestor(context.db, shanghai('2026-11-02 09:00'));
  const filed = await fileRequest(investor, {
    ...FOUNDERS_REQUEST,
    submissionId: 'request',
    code: aQueryCode(77),
    locale: 'zh-CN',
  });
  if (!filed.ok) throw new Error(filed.reason);
  const { id: caseId } = await context.db.selectFrom('cases').select('id').executeTakeFirstOrThrow();
  await act({ context, cast, caseId, reference: filed.reference });
  const cookie = (await startTrackSession(context, caseId)).split(';')[0] ?? '';
  /** The page as it is rendered; null where it leads elsewhere in this state. */
  const ask = async (path: string) => {
    const url = new URL(path, 'http://localhost');
    const request = new Request(url, { headers: { Cookie: cookie } });
    const plain = path.replace(/^\/(en|ru)/, '');
    const page = PAGES[plain] as Page;
    const params = { key: plain.split('/clock/')[1] };
    const { status, data } = await outcomeOf<Shown>(async () =>
      page.loader({ context, request, url, pattern: plain, params } as never),
    );
    if (status !== 200) return null;
    expect(data.subject, path).toBe('request');
    const View = page.default as ComponentType<{ loaderData: unknown }>;
    return pageOf(
      <SubjectProvider subject={data.subject}>
        <View loaderData={data} />
      </SubjectProvider>,
      path,
    );
  };
  return { ask };
}

/** Without the offer to turn it into a report, and the line about drafts of both kinds on this device. */
function withoutReports(html: string, locale: Locale): string {
  const { stalled, track, written } = textsFor(locale, 'request');
  const unit = { 'zh-CN': '市场监督管理局', en: 'Market Regulation', ru: 'Управление по регулированию рынка' }[locale];
  const said = [...Object.values(stalled.title), stalled.verbal, stalled.text(unit), stalled.carries, stalled.submit];
  return [...said, written.oneTap.orReport, track.leaveHint].reduce(
    (left, words) => left.replaceAll(words, ''),
    html.replaceAll(/<[^>]*>/g, '\n'),
  );
}

const rendered = new Set<string>();

describe.each(Object.keys(STATES))('every page behind the code of a request that is %s', (state) => {
  let ask: (path: string) => Promise<string | null>;
  beforeAll(async () => {
    ({ ask } = await play(state));
  });

  test.each(LOCALES)('in %s calls it a request, never a report', async (locale) => {
    const called: string[] = [];
    for (const path of Object.keys(PAGES)) {
      const html = await ask(pathFor(locale, path));
      if (html === null) continue;
      rendered.add(path);
      const lines = withoutReports(html, locale).split('\n');
      called.push(...lines.filter((line) => CALLED_A_REPORT[locale].test(line)).map((line) => `${path}: ${line}`));
    }
    expect(called).toEqual([]);
  });
});

test('no page was left out', () => {
  expect(Object.keys(PAGES).filter((path) => !rendered.has(path))).toEqual([]);
});
