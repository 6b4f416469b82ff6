import type { Report } from '#app/domain/report.ts';

const fee = (unit: string, item: string, yuan: number): Report => ({
  locale: 'zh-CN',
  group: 'fee',
  category: 'L1',
  identityMode: 'anonymous',
  accused: { units: [unit], countyLeader: false, headPersonally: false },
  amounts: [
    { itemCode: null, itemText: item, amountFen: yuan * 100, paidOn: null, paidHow: 'bank', receiptKind: 'plain' },
  ],
  check: null,
  what: '',
  outcome: null,
  contact: null,
  queryAgreed: false,
  wordsToHigher: false,
});

/** Fees of the half-year before, long settled: enough of one kind at one unit for three of them to be published. */
export const SETTLED_REPORTS = {
  gateFee: {
    ...fee('zjj', '施工围挡管理费', 2600),
    identityMode: 'named',
    what: '工地装围挡，被要求交管理费，收据上没有收费编码。',
    outcome: '退还管理费。',
    contact: { name: '方立', phone: '13900000008', email: null, reachable: null, project: '城南仓储' },
  },
  plateFee: {
    ...fee('jtj', '营运车辆标识费', 800),
    what: '换营运证时要先买一块标识牌，每车八百元。',
    outcome: '退费。',
  },
  surveyFee: {
    ...fee('zrzy', '复测费', 12_800),
    what: '验收时要求重新测量，只认一家，复测费一万二千八百元。',
    outcome: '说明依据，没有依据就退还。',
  },
  ashFee: { ...fee('zhzf', '渣土清运保证费', 5000), what: '运渣土要交保证费，完工以后不退。', outcome: '退还五千元。' },
  marketFee: {
    ...fee('zhen1', '市场卫生费', 1500),
    what: '摊位费以外又按季度收卫生费，没有票。',
    outcome: '停止收取。',
  },
} satisfies Record<string, Report>;
