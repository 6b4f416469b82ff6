const days = (n: number) => (n === 0 ? '不到 1 个工作日' : `${n} 个工作日`);

export const ledger = {
  title: '红灯台账',
  lead: '到期没有办完，就亮红灯。这里按周公布是哪个单位、哪一项标准、超期几个工作日。',
  counted: (day: string) =>
    `工作日按各单位的日历计，算到 ${day}（周日）。匿名和对承办单位保密的反映，至少晚 30 天列入；直接交纪检监察的反映不列入。`,
  week: (from: string, through: string) => `${from}至 ${through}`,
  unit: '单位',
  standard: '标准',
  late: '超期',
  days: (n: number, isOpen: boolean) => (isOpen ? `${days(n)}，还没有办完` : days(n)),
  times: (n: number) => `共 ${n} 次`,
  undecided: '到期没有决定，按规定自动生效',
  none: '这一周没有列入台账的红灯。',
  otherWeeks: '其他各周',
  newest: '最近一周',
};
