/** What is published of cases whose reporters agreed; and the same row on the page where they are asked. */
export const cases = {
  title: '公开的办结事项',
  lead: '反映人同意以后，不具名登在这里。',
  what: '只有类别、承办单位、时间和结果。没有当事人，没有被反映的单位，也没有谁写的话。',
  rules:
    '一年里同一单位同一类满 5 件才登，登一年，每月 1 日更新。没有对承办单位公开身份的，晚 30 天以上。这些事项只写季度和天数的范围。',
  returnedNote: '退还的金额按反映的数额分档。',
  none: '现在没有可以公布的办结事项。',
  caption: '办结事项',
  filter: '按类别看',
  all: '全部',
  matter: '事项',
  period: '答复时间',
  result: '结果',
  quarter: (year: string, quarter: number) => `${year} 年第 ${quarter} 季度`,
  outcome: { solved: '反映人确认解决', answered: '单位已答复', cannot_be_met: '依法不能满足' },
  days: (from: number, through: number | null) => {
    if (through === 0) return '不到 1 个工作日';
    if (from === through) return `用了 ${from} 个工作日`;
    if (through === null) return `超过 ${from - 1} 个工作日`;
    return from === 0 ? `${through} 个工作日以内` : `${from} 到 ${through} 个工作日`;
  },
  returned: {
    below_1000: '已退还，不到 1000 元',
    below_10000: '已退还，1000 元到 1 万元',
    below_100000: '已退还，1 万元到 10 万元',
    more: '已退还，10 万元以上',
  },
  link: '看看办结的事项',
};
