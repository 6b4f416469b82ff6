import type { DemoAct, DemoScenario } from '#app/demo/demo-act.ts';

type Step = [day: number, time: string, act: DemoAct];

/** Heard on the day itself, accepted on the next one, and answered on the fourth. */
const settled = (by: string, text: string, ...then: Step[]): Step[] => [
  [0, '15:30', { act: 'reply', by, text: '您的反映已经看到，明天上午告诉您是否受理。' }],
  [1, '09:00', { act: 'accept', by }],
  [1, '09:20', { act: 'reply', by, text: '已受理，正在核对收费目录和票据。' }],
  [3, '15:00', { act: 'returned', by, text, proof: 'refund_voucher' }],
  ...then,
];
const SOLVED = { act: 'verdict', verdict: 'solved' } as const;
const ALLOWED = { act: 'allow_publication' } as const;

/** The half-year before: one with a name and two without let their case be published, two say nothing of it. */
export const SETTLED_SCENARIOS: readonly DemoScenario[] = [
  {
    report: 'gateFee',
    filedDaysAgo: 160,
    filedAt: '10:10',
    steps: settled(
      'scjg-li',
      '围挡不收管理费，已全额退回。',
      [5, '10:00', SOLVED],
      [5, '10:02', { act: 'rate', level: 5 }],
      [5, '10:05', ALLOWED],
    ),
  },
  {
    report: 'plateFee',
    filedDaysAgo: 152,
    filedAt: '14:10',
    steps: settled('scjg-zhao', '标识牌不是换证条件，费用已退。', [6, '11:00', SOLVED], [7, '09:00', ALLOWED]),
  },
  {
    report: 'surveyFee',
    filedDaysAgo: 145,
    filedAt: '09:20',
    steps: [
      [0, '11:00', { act: 'reply', by: 'scjg-li', text: '您的反映已经看到，明天上午告诉您是否受理。' }],
      [1, '08:50', { act: 'accept', by: 'scjg-li' }],
      [1, '09:10', { act: 'reply', by: 'scjg-li', text: '已受理，正在核对合同和测量成果。' }],
      [
        3,
        '16:00',
        {
          act: 'not',
          by: 'scjg-li',
          text: '复测由您委托，按合同收费，不属于行政收费，不能责令退还。认为测量单位违约的，可以向法院起诉。',
          basis: { document: '价格法', article: '第三条' },
        },
      ],
      [4, '09:00', { act: 'sign', by: 'scjg-head' }],
      [20, '10:00', ALLOWED],
    ],
  },
  {
    report: 'ashFee',
    filedDaysAgo: 138,
    filedAt: '16:20',
    steps: settled('scjg-zhao', '保证费没有依据，已退回原账户。', [4, '10:00', SOLVED]),
  },
  {
    report: 'marketFee',
    filedDaysAgo: 131,
    filedAt: '11:40',
    steps: settled('scjg-li', '已停止收取，多收的退还。', [5, '09:00', SOLVED]),
  },
];
