import type { DemoScenario } from '#app/demo/demo-act.ts';

/** A case that comes by night, where a duty roster covers the hour. */
export const NIGHT_SCENARIOS: readonly DemoScenario[] = [
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
];
