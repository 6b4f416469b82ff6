import type { DemoScenario } from '#app/demo/demo-act.ts';
import type { WrittenAsk } from '#app/domain/service/written-answer.ts';
import type { WrittenAskSubmission } from '#app/use-cases/ask-written.server.ts';

/** The "no" was said on the day on which it is asked about. */
export type DemoAsk = Pick<WrittenAskSubmission, 'locale' | 'serviceId'> & { ask: Omit<WrittenAsk, 'refusedOn'> };

const reach = (name: string, phone: string) => ({ name, phone, email: null, reachable: null });

/** Written answers that investors of the demo county ask for. */
export const DEMO_ASKS = {
  refusedName: {
    locale: 'zh-CN',
    serviceId: 'company-registration',
    ask: {
      contact: reach('顾明', '13800001005'),
      creditCode: null,
      what: '想登记“边城木业”，窗口说名字不行，让我回去再想，没有说为什么。',
      place: '政务服务大厅 6 号窗口',
    },
  },
  silentFiling: {
    locale: 'zh-CN',
    serviceId: 'project-filing',
    ask: {
      contact: reach('郑海', '13800001001'),
      creditCode: '91350100M000100Y43',
      what: '冷链仓库备案，电话里说“今年不批了”，不肯写下来。',
      place: '投资科电话',
    },
  },
} satisfies Record<string, DemoAsk>;

export type DemoAskName = keyof typeof DEMO_ASKS;

/** One that was answered with all its parts, one that nobody has answered in time. */
export const ASK_SCENARIOS: readonly DemoScenario[] = [
  {
    ask: 'refusedName',
    filedDaysAgo: 4,
    filedAt: '14:20',
    steps: [
      [
        1,
        '10:30',
        {
          act: 'refuse_in_writing',
          by: 'scjg-zhao',
          text: '“边城木业”与本县已登记企业的字号相同，行业也相同，不予登记。',
          basis: { document: '企业名称登记管理规定（国务院令第 734 号）', article: '第十七条' },
          refusal: {
            gap: '一个与同行业企业不相同的字号。别的材料都齐全。',
            route: '在网上查重后改名，当天可以办理。不服可以在 60 日内申请行政复议。',
            officer: '赵蕾',
            phone: '0453-0000006',
          },
        },
      ],
      [1, '15:10', { act: 'sign', by: 'scjg-head' }],
    ],
  },
  { ask: 'silentFiling', filedDaysAgo: 6, filedAt: '10:40', steps: [] },
];
