type Left = {
  state: 'running' | 'soon' | 'overdue';
  dueDay: 'today' | 'tomorrow' | 'next_working_day' | 'other';
  days: number;
  hours: number;
  minutes: number;
};

/** Which working day late it is, as the explanation numbers them; on the due day itself the working time. */
function lateness({ days, hours, minutes }: Left): string {
  if (days > 0) return `超期第 ${days} 个工作日`;
  if (hours > 0) return `超期 ${hours} 个工作小时`;
  return minutes > 0 ? `超期 ${minutes} 分钟` : '已超期';
}

export const deskQueue = {
  area: '工单',
  views: {
    to_do: '我的待办',
    due_today: '今日到期',
    overdue: '已超期',
    to_accept: '待受理',
    waiting: '等待补充',
    told: '知悉',
    all: '全部',
  },
  queries: '问询',
  summary: (n: number) => `${n} 件 · 按剩余时间排序`,
  columns: {
    due: '剩余时间',
    reference: '编号',
    title: '标题',
    status: '状态',
    matter: '事项',
    assignee: '承办人',
    updated: '更新',
  },
  /** Due by the close of the next working day: its hour says more than the working time until then. */
  timeLeft(left: Left, due: { time: string; weekday: string }): string {
    if (left.state === 'overdue') return lateness(left);
    if (left.dueDay === 'today') return `今天 ${due.time} 到期`;
    if (left.dueDay === 'tomorrow') return `明天 ${due.time} 到期`;
    if (left.dueDay === 'next_working_day') return `${due.weekday} ${due.time} 到期`;
    return left.days > 0 ? `剩 ${left.days} 个工作日` : '即将到期';
  },
  /** The same for whoever sees days and no times. */
  daysLeft(left: Left, weekday: string): string {
    if (left.state === 'overdue') return lateness({ ...left, hours: 0, minutes: 0 });
    if (left.dueDay === 'today') return '今天到期';
    if (left.dueDay === 'tomorrow') return '明天到期';
    return left.dueDay === 'next_working_day' ? `${weekday}到期` : `剩 ${left.days} 个工作日`;
  },
  /** After the last day with published holidays. */
  provisional: (due: string) => `${due}（暂定）`,
  provisionalTitle: (when: string) => `${when}，暂定：以后的节假日安排公布后可能变动`,
  provisionalNote: '暂定：以后的节假日安排公布后可能变动。',
  clockAndTime: (clock: string, time: string) => `${clock} · ${time}`,
  paused: '已暂停 · 等待补充',
  waitsForLead: '已暂停 · 等承办单位',
  notTimed: '不计时',
  closed: '计时结束',
  toSign: '待签署',
  forHead: (time: string) => `由负责人办理 · ${time}`,
  hasNews: '投资人已回复',
  noCategory: '类别待定',
  about: (units: string) => `反映${units}`,
  noUnit: '单位待确定',
  ledBy: (unit: string) => `${unit}承办`,
  unassigned: '未定',
  today: (time: string) => `今天 ${time}`,
  todayOnly: '今天',
  empty: {
    to_do: '没有待办。',
    due_today: '今天没有到期的工单。',
    overdue: '没有超期的工单。',
    to_accept: '没有待受理的工单。',
    waiting: '没有等待补充的工单。',
    told: '没有只知悉进度的工单。',
    all: '本单位还没有工单。',
  },
  noSuchPage: '没有这一页。',
  pages: '翻页',
  page: (page: number, pages: number) => `第 ${page} 页，共 ${pages} 页`,
  previous: '上一页',
  next: '下一页',
  sweeperStopped: (since: string | null) =>
    since
      ? `计时程序自 ${since} 起没有运行。提醒和升级会在恢复后补发，到期时间不变。请通知系统管理员。`
      : '计时程序没有运行。提醒和升级会在恢复后补发，到期时间不变。请通知系统管理员。',
  mailMissing: '邮件未配置，通知暂存待发。',
};
