type Left = {
  state: 'running' | 'soon' | 'overdue';
  isToday: boolean;
  days: number;
  hours: number;
  minutes: number;
};

/** At most two units; the exact instant stands beside it. */
function twoUnits({ days, hours, minutes }: Left): string {
  if (days >= 3) return `${days} 天`;
  if (days > 0) return hours > 0 ? `${days} 天 ${hours} 小时` : `${days} 天`;
  if (hours > 0) return minutes > 0 ? `${hours} 小时 ${minutes} 分` : `${hours} 小时`;
  return minutes > 0 ? `${minutes} 分` : '';
}

export const deskQueue = {
  area: '工单',
  views: {
    open: '我的待办',
    due_today: '今日到期',
    overdue: '已超期',
    to_accept: '待受理',
    waiting: '等待补充',
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
  timeLeft(left: Left, dueTime: string): string {
    const words = twoUnits(left);
    if (left.state === 'overdue') return words === '' ? '已超期' : `超期 ${words}`;
    if (left.isToday) return `今天 ${dueTime} 到期`;
    return words === '' ? '即将到期' : `剩 ${words}`;
  },
  paused: '已暂停 · 等待补充',
  notTimed: '未在计时',
  closed: '已不计时',
  noCategory: '类别待定',
  about: (units: string) => `反映${units}`,
  noUnit: '单位待确定',
  ledBy: (unit: string) => `${unit}承办`,
  unassigned: '未定',
  readOnly: '只读',
  today: (time: string) => `今天 ${time}`,
  empty: {
    open: '没有待办。',
    due_today: '今天没有到期的工单。',
    overdue: '没有超期的工单。',
    to_accept: '没有待受理的工单。',
    waiting: '没有等待补充的工单。',
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
  mailMissing: (waiting: number) => `邮件未配置，${waiting} 封待发。`,
};
