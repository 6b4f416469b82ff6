import { describe, expect, test } from 'vitest';
import { startTrackSession } from '#app/auth/public-session.server.ts';
import { PinnedHistory } from '#app/components/staff/pinned-history.tsx';
import ApplyResume from '#app/routes/public/apply-resume.tsx';
import Service, * as service from '#app/routes/public/service.tsx';
import Services, * as services from '#app/routes/public/services.tsx';
import TrackCase, * as trackCase from '#app/routes/public/track-case.tsx';
import { acceptCase } from '#app/use-cases/accept-case.server.ts';
import { fileRequest } from '#app/use-cases/file-request.server.ts';
import { giveVerdict } from '#app/use-cases/give-verdict.server.ts';
import { requestHistory } from '#app/use-cases/request-history.server.ts';
import type { Db } from '#db/client.server.ts';
import { findSubmittedCase } from '#db/repositories/reports.server.ts';
import { renderPage } from '#tests/components/render-page.tsx';
import { FOUNDERS_REQUEST } from '#tests/routes/public/a-request.ts';
import { anApplicant, fillIn } from '#tests/routes/public/an-applicant.ts';
import { answerAll } from '#tests/routes/public/answered-requests.ts';
import { anAccount, anInvestor, aQueryCode, asStaff, MONDAY, shanghai } from '#tests/support/builders.ts';
import { aContext } from '#tests/support/context.ts';

const argsOf = (
  context: ReturnType<typeof aContext>,
  path: string,
  params: Record<string, string> = {},
  cookie = '',
) => {
  const url = new URL(path, 'http://localhost');
  const request = new Request(url, { headers: cookie ? { Cookie: cookie } : {} });
  return { context, request, url, pattern: '', params };
};

async function listAt(path: string, context = aContext(), cookie = '') {
  const url = new URL(path, 'http://localhost');
  const data = await services.loader(argsOf(context, path, {}, cookie));
  return renderPage(<Services loaderData={data} />, url.pathname, url.search);
}

async function serviceAt(path: string, context = aContext(), cookie = '') {
  const data = await service.loader(argsOf(context, path, { id: path.split('/').at(-1) ?? '' }, cookie));
  return renderPage(<Service loaderData={data} />, path);
}

describe('the list of services', () => {
  test('stands by stages of a project, in three languages', async () => {
    const page = await listAt('/services');
    for (const stage of ['注册开办', '用地', '建设施工', '用工', '跨境', '税费和政策']) expect(page).toContain(stage);
    expect(await listAt('/en/services')).toContain('Register a company');
    expect(await listAt('/ru/services')).toContain('Регистрация компании');
  });

  test('is searched in the words of its language, by department too', async () => {
    expect(await listAt('/services?q=%E4%BD%8F%E6%88%BF%E5%92%8C%E5%9F%8E%E4%B9%A1')).toContain('用电接入协调');
    expect(await listAt('/en/services?q=natural+resources')).toContain('/en/services/land-planning-permit');
    expect(await listAt('/ru/services?q=земля')).toContain('/ru/services/site-selection');
  });

  test('where nothing is found names the nearest and the way to ask directly', async () => {
    const page = await listAt('/services?q=%E5%8A%9E%E8%90%A5%E4%B8%9A%E6%89%A7%E7%85%A7');
    expect(page).toContain('/services/company-registration');
    expect(page).toContain('/services/consultation');
    expect(page).not.toContain('stage-nav');
    const without = await listAt('/ru/services?q=zzzz');
    expect(without).toContain('/services/consultation');
    expect(without).toContain('href="/ru/services#build"');
  });
});

describe('an application that waits in this browser', () => {
  test('is named by the list and goes on from the page of its own service, in three languages', async () => {
    const applicant = anApplicant();
    await fillIn(applicant, 'matter');
    const { context, cookie } = applicant;
    for (const [at, title] of [
      ['', '您有一份没有提交的申请'],
      ['/en', 'You have an application that is not sent'],
      ['/ru', 'У Вас есть неотправленное заявление'],
    ] as const) {
      const list = await listAt(`${at}/services`, context, cookie());
      expect(list).toContain(title);
      expect(list.indexOf(`href="${at}/apply/company-registration"`)).toBeLessThan(list.indexOf('<search'));
    }
    const own = await serviceAt('/services/company-registration', context, cookie());
    expect(own).toContain('接着填写');
    expect(own).not.toContain('开始申请');
    expect(await serviceAt('/services/consultation', context, cookie())).toContain('开始申请');
  });

  test('is not spoken of in another browser, where a code leads to it from above the list', async () => {
    const list = await listAt('/services');
    expect(list).not.toContain('没有提交的申请');
    expect(list.indexOf('/apply/resume')).toBeLessThan(list.indexOf('stage-nav'));
    expect(await serviceAt('/services/company-registration')).toContain('/apply/resume');
  });

  test('that was sent waits for its code to be confirmed', async () => {
    const applicant = anApplicant();
    await fillIn(applicant);
    await applicant.send();
    const list = await listAt('/services', applicant.context, applicant.cookie());
    expect(list).toContain('href="/apply/done"');
  });

  test('in an account is reached from where one comes back, if accounts are offered', () => {
    const at = (offersSignIn: boolean) => renderPage(<ApplyResume loaderData={{ offersSignIn }} />, '/apply/resume');
    expect(at(true)).toContain('href="/sign-in"');
    expect(at(false)).not.toContain('/sign-in');
  });
});

describe('the page of a service', () => {
  test('says who, how long by promise and by law, what it costs, which papers and who may apply', async () => {
    const page = await serviceAt('/services/real-estate-registration');
    for (const said of [
      '自然资源局',
      '提交后 1 个工作日内告诉您是否受理',
      '受理后 10 个工作日内答复您',
      '法定时限：30 个工作日（《不动产登记暂行条例》第二十条）',
      '每件 550 元',
      '土地权属证明',
      '境外投资者',
      '/apply/real-estate-registration',
    ])
      expect(page).toContain(said);
  });

  test('that is closed here gives the reason and what to do instead, and promises nothing', async () => {
    const page = await serviceAt('/services/construction-permit');
    expect(page).toContain('省工程建设项目审批系统');
    expect(page).toContain('/services/agent-service');
    expect(page).not.toContain('我们承诺');
    expect(page).not.toContain('/apply/');
    expect(page).not.toContain('缺哪样也可以先申请');
  });

  test('tells the last quarter as it was: no median of fewer than five', async () => {
    const context = aContext({ clock: () => shanghai('2026-11-26 10:00') });
    expect(await serviceAt('/services/consultation', context)).toContain('上季度还没有答复过这一项');
    await answerAll(context.db, {
      serviceId: 'consultation',
      days: ['2026-07-06', '2026-08-03', '2026-08-10', '2026-09-01'],
    });
    expect(await serviceAt('/services/consultation', context)).toContain('上季度答复不到 5 件');
    await answerAll(context.db, { serviceId: 'consultation', days: ['2026-09-14', '2026-11-02'] });
    const page = await serviceAt('/services/consultation', context);
    expect(page).toContain('中位数 1 个工作日');
    expect(page).toContain('按时 5/5 件');
  });
});

async function aRequest(db: Db) {
  await fileRequest(anInvestor(db, MONDAY), {
    submissionId: 'request',
    code: aQueryCode(55),
    locale: 'zh-CN',
    ...FOUNDERS_REQUEST,
  });
  return (await findSubmittedCase(db, 'request'))?.caseId ?? 0;
}

describe('a request behind its code', () => {
  async function pageAt(context: ReturnType<typeof aContext>, caseId: number, path = '/track/case') {
    const cookie = (await startTrackSession(context, caseId)).split(';')[0] ?? '';
    const data = await trackCase.loader(argsOf(context, path, {}, cookie));
    return renderPage(<TrackCase loaderData={data} />, path);
  }

  test('names its service and who has it, in the words of requests', async () => {
    const context = aContext({ clock: () => MONDAY });
    const caseId = await aRequest(context.db);
    const page = await pageAt(context, caseId);
    expect(page).toContain('公司设立登记');
    expect(page).toContain('收到您的申请，由市场监督管理局办理');
    expect(page).toContain('有人口头说');
    expect(await pageAt(context, caseId, '/ru/track/case')).toContain('Заявление получено');
  });

  test('that is accepted says who works on it and by when, in three languages', async () => {
    const context = aContext({ clock: () => MONDAY });
    const caseId = await aRequest(context.db);
    const { reference } = await context.db.selectFrom('cases').select('reference').executeTakeFirstOrThrow();
    const officer = await anAccount(context.db, { department: 'scjg', role: 'officer' });
    await acceptCase(asStaff(context.db, officer, MONDAY), reference);
    expect(await pageAt(context, caseId)).toContain('市场监督管理局正在办理，最迟 11 月 4 日（周三）答复您');
    expect(await pageAt(context, caseId, '/en/track/case')).toContain('will answer by Wednesday 4 November');
    expect(await pageAt(context, caseId, '/ru/track/case')).toContain('4 ноября (ср)');
  });

  test('whose date has passed offers the report first of all', async () => {
    const late = shanghai('2026-11-10 10:00');
    const context = aContext({ clock: () => late });
    const caseId = await aRequest(context.db);
    const page = await pageAt(context, caseId);
    expect(page).toContain('到期没有答复，可以转成反映');
    expect(page).toContain('value="overdue"');
    const history = await requestHistory(anInvestor(context.db, late), caseId, 'overdue');
    if (!history) throw new Error('no history');
    const pinned = renderPage(<PinnedHistory history={history} />, '/desk/t/TS-1');
    expect(pinned).toContain('到期没有答复');
    expect(pinned).toContain('休息日，不计');
  });

  test('that is solved offers none', async () => {
    const context = aContext({ clock: () => shanghai('2026-11-10 10:00') });
    const { db } = context;
    const [caseId = 0] = await answerAll(db, { serviceId: 'consultation', days: ['2026-11-02'] });
    expect(await pageAt(context, caseId)).toContain('已经办好');
    await giveVerdict(anInvestor(db, context.clock()), caseId, 'solved');
    expect(await pageAt(context, caseId)).not.toContain('to-report');
  });
});
