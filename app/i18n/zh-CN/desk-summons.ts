/** The list of cases that came to a talk with the head: for the county's leaders. */
export const deskSummons = {
  title: '约谈名单',
  tab: '约谈名单',
  intro: '答复超期三个工作日以上、已决定约谈单位负责人的工单，供报送县领导。只列编号、事项和进度，不含反映内容。',
  none: '没有约谈。',
  columns: {
    reference: '编号',
    lead: '承办单位',
    category: '事项',
    at: '决定约谈',
    late: '答复超期',
    talk: '约谈',
    status: '办理状态',
  },
  days: (n: number) => (n === 0 ? '到期当天' : `第 ${n} 个工作日`),
  noUnit: '待确定',
  noCategory: '类别待定',
  done: (day: string) => `${day}已谈并记录`,
  due: (day: string) => `应在 ${day}前谈`,
  overdue: (day: string) => `应在 ${day}前谈，已超期`,
  nobody: '没有可以约谈的单位',
};
