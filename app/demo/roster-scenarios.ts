import type { DemoScenario } from '#app/demo/demo-act.ts';

/** Cases where a duty roster covers the hour: one that came by night, and two that came just now. */
export const ROSTER_SCENARIOS: readonly DemoScenario[] = [
  {
    // By night, while the government office is on duty: the first word comes within 30 minutes.
    report: 'sealedShop',
    filedDaysAgo: 2,
    filedAt: '19:40',
    steps: [
      [
        0,
        '20:02',
        { act: 'reply', by: 'xzfb-hub', text: '值班已看到。今晚联系贴封条的单位，明天上午告诉您是否受理。' },
      ],
      [1, '09:10', { act: 'accept', by: 'xzfb-hub' }],
    ],
  },
  // Nobody has looked at them yet: both wait for acceptance, and the head of the lead can make them urgent.
  { report: 'weighFee', filedMinutesAgo: 35, steps: [] },
  { report: 'signFee', filedMinutesAgo: 12, steps: [] },
];
