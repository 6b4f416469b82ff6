import type { AmountLine, Report } from '#app/domain/report.ts';

const plain: Report = {
  locale: 'zh-CN',
  group: 'fee',
  category: 'L1',
  identityMode: 'anonymous',
  accused: { units: [], countyLeader: false, headPersonally: false },
  amounts: [],
  check: null,
  what: '',
  outcome: null,
  contact: null,
  queryAgreed: true,
  wordsToHigher: false,
};

const accused = (...units: string[]): Report['accused'] => ({ units, countyLeader: false, headPersonally: false });

function paid(itemText: string, yuan: number, more: Partial<AmountLine> = {}): AmountLine {
  const line = { itemCode: null, itemText, amountFen: yuan * 100, paidOn: null, paidHow: null, receiptKind: null };
  return { ...line, ...more };
}

/** What the demo county's investors wrote: fixed texts, no real firm, no real person. */
export const DEMO_REPORTS = {
  roadFee: {
    ...plain,
    accused: accused('jtj'),
    amounts: [
      paid('超限运输管理费', 1200, { paidHow: 'cash', receiptKind: 'none' }),
      paid('货车停放看管费', 300, { paidHow: 'personal', receiptKind: 'none' }),
    ],
    what: '运木材的货车在县界检查点被要求交管理费，没有文件，没有票据，收款码是个人的。每车都收，一个月交了三次。',
    outcome: '退还已交的费用，以后凭票据收费。',
  },
  permitFee: {
    ...plain,
    identityMode: 'named',
    accused: accused('zjj'),
    amounts: [
      paid('城市道路占用、挖掘修复费', 18_600, {
        itemCode: 'A-004',
        itemText: null,
        paidHow: 'bank',
        receiptKind: 'plain',
      }),
    ],
    what: '接水管道挖路 42 平方米，按 180 平方米收了修复费，窗口说这是最低标准，但拿不出文件。',
    outcome: '按实际面积重算，多收的退回。',
    contact: { name: '孟凡林', phone: '13900000001', email: null, reachable: '工作日上午', project: '东城冷链仓储' },
  },
  parkDeposit: {
    ...plain,
    category: 'S2',
    identityMode: 'hidden',
    accused: accused('yqgw'),
    amounts: [paid('厂房履约保证金', 200_000, { paidHow: 'bank', receiptKind: 'plain' })],
    what: '厂房租约去年十二月到期并验收，保证金至今没有退，每次去都说在走流程。',
    outcome: '书面答复退还日期。',
    contact: { name: '尤利娅', phone: '+7 900 000-00-02', email: null, reachable: null, project: '木制品加工项目' },
    queryAgreed: false,
  },
  inspection: {
    ...plain,
    group: 'fine',
    category: 'L3',
    accused: accused('yjj', 'zhzf'),
    what: '同一个月来了五次检查，查的是同一件事，没有检查通知，也没有留下记录，每次都要停产半天。',
    outcome: '合并检查，提前告知。',
  },
  fine: {
    ...plain,
    group: 'fine',
    category: 'L2',
    identityMode: 'named',
    accused: accused('zhen1'),
    amounts: [paid('占道经营罚款', 5000, { paidHow: 'cash', receiptKind: 'none' })],
    what: '装修材料在自家门前卸货二十分钟，被当场罚款五千元，只有一个人来，没有决定书。',
    outcome: '撤销罚款并退款。',
    contact: { name: '曲志强', phone: '13900000003', email: null, reachable: null, project: null },
  },
  slowPermit: {
    ...plain,
    locale: 'en',
    group: 'late',
    category: 'E1',
    accused: accused('zrzy'),
    what: 'We handed in all papers for the land registration on time. The promised ten working days passed three weeks ago and nobody tells us what is missing.',
    outcome: 'A date and the name of an officer.',
    queryAgreed: false,
  },
  unknownUnit: {
    ...plain,
    group: 'other',
    category: null,
    what: '有人穿制服到工地收“协调费”，没有亮证，车上没有单位标识，我不清楚是哪个部门的。',
    outcome: null,
    queryAgreed: false,
  },
  rude: {
    ...plain,
    group: 'attitude',
    category: 'C1',
    accused: accused('rsj'),
    what: '办理用工备案，窗口工作人员把材料扔回来，说看不懂就别来投资。',
    outcome: '换人办理，说明需要什么材料。',
    queryAgreed: false,
  },
  civilDispute: {
    ...plain,
    group: 'promise',
    category: 'S4',
    accused: accused('fgj'),
    what: '我和另一家公司的供货合同有争议，对方不付款，希望部门判定合同无效。',
    outcome: null,
    queryAgreed: false,
  },
  favours: {
    ...plain,
    group: 'attitude',
    category: 'L5',
    accused: accused('zhzf'),
    what: '执法人员暗示过节要“表示一下”，否则验收不好过，前后提了三次。',
    outcome: null,
    queryAgreed: false,
  },
  customs: {
    ...plain,
    locale: 'ru',
    group: 'late',
    category: 'C3',
    accused: accused('haiguan'),
    what: 'Груз с оборудованием стоит на пункте пропуска одиннадцать дней. На звонки не отвечают, письменного ответа нет.',
    outcome: 'Сообщите, каких документов не хватает.',
    queryAgreed: false,
    wordsToHigher: true,
  },
  waterFee: {
    ...plain,
    accused: accused('swuj'),
    amounts: [paid('水资源费', 6400, { itemCode: 'A-003', itemText: null, paidHow: 'bank', receiptKind: 'fiscal' })],
    what: '水资源费已经改为水资源税，今年九月还按旧项目收了一次，票据上写的是水资源费。',
    outcome: '退还重复收取的部分。',
  },
  promise: {
    ...plain,
    group: 'promise',
    category: 'S1',
    identityMode: 'named',
    accused: accused('yqgw'),
    what: '招商时书面承诺投产后三个月内兑现设备补贴，投产已经七个月，园区说政策变了，没有书面答复。',
    outcome: '兑现补贴，或者书面说明依据。',
    contact: { name: '高岩', phone: '13900000004', email: null, reachable: null, project: '精密铸件二期' },
    queryAgreed: false,
  },
  intermediary: {
    ...plain,
    category: 'L7',
    accused: accused('zjj'),
    amounts: [paid('图纸审查代理费', 8000, { paidHow: 'bank', receiptKind: 'tax' })],
    what: '窗口只收一家公司出的审查意见，自己找的有资质机构出的不认，说以后都这样。',
    outcome: '取消指定，退回代理费。',
  },
  retaliation: {
    ...plain,
    group: 'attitude',
    category: 'L8',
    identityMode: 'hidden',
    accused: accused('zhen2'),
    what: '反映收费问题以后第二周，镇里连续三天来查消防，说是有人不懂事。',
    outcome: null,
    contact: { name: '白雪', phone: '13900000005', email: null, reachable: null, project: null },
    queryAgreed: false,
  },
} satisfies Record<string, Report>;

export type DemoReport = keyof typeof DEMO_REPORTS;
