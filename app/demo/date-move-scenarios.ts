import type { DemoScenario } from '#app/demo/demo-act.ts';

/** Cases whose date waits or has moved: a second pause asked for, an annulled pause, an extension, a procedure. */
export const DATE_MOVE_SCENARIOS: readonly DemoScenario[] = [
  {
    report: 'scaleFee',
    filedDaysAgo: 4,
    filedAt: '09:40',
    steps: [
      [0, '10:30', { act: 'reply', by: 'scjg-li', text: '您的反映已经看到，明天上午告诉您是否受理。' }],
      [1, '08:50', { act: 'accept', by: 'scjg-li' }],
      [1, '09:10', { act: 'ask', by: 'scjg-li', text: '过磅费是每次都收，还是只收过这一次？' }],
      [1, '14:30', { act: 'answer_question', text: '每次都收，这个月收了四次。' }],
      [2, '10:20', { act: 'ask', by: 'scjg-li', text: '收据上盖的是哪个单位的章？说名称即可。' }],
    ],
  },
  {
    report: 'signboardFee',
    filedDaysAgo: 6,
    filedAt: '11:15',
    steps: [
      [0, '15:20', { act: 'reply', by: 'scjg-zhao', text: '您的反映已经看到，正在核对收费目录。' }],
      [1, '09:00', { act: 'accept', by: 'scjg-zhao' }],
      [1, '09:30', { act: 'ask', by: 'scjg-zhao', text: '请说明店铺的名称和位置。' }],
      [1, '15:10', { act: 'contest', text: '收款人和时间已经写清楚了，不用知道是哪家店。' }],
      [
        2,
        '10:00',
        {
          act: 'decide_contest',
          by: 'zsj-hub',
          outcome: 'upheld',
          text: '店铺名称不是核查这项收费所必需的，暂停作废，时间照算。',
        },
      ],
      [
        3,
        '16:00',
        {
          act: 'reply',
          by: 'scjg-zhao',
          text: '向您报告进展。',
          done: '核对了收费目录，没有门头备案费。',
          next: '约谈收款人所在单位。',
          inWorkingDays: 2,
        },
      ],
    ],
  },
  {
    report: 'drainageFee',
    filedDaysAgo: 8,
    filedAt: '10:00',
    steps: [
      [0, '11:00', { act: 'reply', by: 'scjg-li', text: '白先生您好，反映已经看到，明天上午告诉您是否受理。' }],
      [1, '09:20', { act: 'accept', by: 'scjg-li' }],
      [
        3,
        '10:00',
        {
          act: 'reply',
          by: 'scjg-li',
          text: '白先生您好，向您报告进展。',
          done: '调取了接入工程的合同。',
          next: '到市里核对收费底账。',
          inWorkingDays: 3,
        },
      ],
      [
        3,
        '10:30',
        { act: 'ask_extension', by: 'scjg-li', days: 3, text: '收费底账存放在市里，调取和核对要多用三个工作日。' },
      ],
      [3, '16:40', { act: 'grant_extension', by: 'scjg-head' }],
    ],
  },
  {
    report: 'parkingFee',
    filedDaysAgo: 13,
    filedAt: '14:00',
    steps: [
      [0, '15:00', { act: 'reply', by: 'scjg-zhao', text: '您的反映已经看到，明天上午告诉您是否受理。' }],
      [1, '09:00', { act: 'accept', by: 'scjg-zhao' }],
      [
        2,
        '11:00',
        {
          act: 'propose_procedure',
          by: 'scjg-zhao',
          document: '东市监鉴委〔2026〕3 号',
          paperKind: '价格鉴定',
          inWorkingDays: 30,
          text: '验收费是否合理要做价格鉴定，已经委托县价格认定中心。鉴定结论出来以后，马上答复您。',
        },
      ],
      [3, '09:30', { act: 'approve_procedure', by: 'zsj-hub' }],
      [
        4,
        '10:00',
        {
          act: 'reply',
          by: 'scjg-zhao',
          text: '向您报告进展。',
          done: '送交了委托书和全部材料。',
          next: '鉴定机构核对材料。',
          inWorkingDays: 2,
        },
      ],
      [
        6,
        '15:00',
        {
          act: 'reply',
          by: 'scjg-zhao',
          text: '向您报告进展。',
          done: '鉴定机构已经收到全部材料。',
          next: '鉴定人员到现场查看。',
          inWorkingDays: 3,
        },
      ],
    ],
  },
];
