/** The list of promised dates that new rules moved, on the cases that one reads. */
export const deskMovedDates = {
  title: '日期变动',
  tab: '日期变动',
  intro:
    '时限规则或工作日历换了新版本，您单位能看到的工单里，向投资人承诺的受理、答复、申诉和复核日期因此改变的都列在这里，新的在前。投资人也看得到。告知进展、首次联系等其他日期不在其中，以工单页面为准。起算、暂停、延长不变，已有的超期不变。',
  none: '没有因新版本改变的日期。',
  summary: (cases: number) => `${cases} 件次`,
  noSuchPage: '没有这一页，看第一页',
  columns: {
    reference: '编号',
    matter: '事项',
    lead: '承办',
    clock: '时限',
    was: '原来最迟',
    is: '改为最迟',
    why: '原因',
    movedOn: '变动日',
  },
  noUnit: '待确定',
  noCategory: '类别待定',
  policy: (version: string) => `时限规则 ${version} 版`,
  calendar: (version: string) => `工作日历 ${version} 版`,
  /** In the history of a case. */
  line: (clock: string, from: string, to: string, why: string) =>
    `${clock}：原来最迟 ${from}，改为最迟 ${to}（${why}）`,
  all: '看全部日期变动',
  /** On the queue, for a week. */
  news: (days: number) => `最近 ${days} 天，有工单向投资人承诺的日期因时限规则或工作日历的新版本改变了。`,
  see: '看日期变动',
};
