/** The frame and the first page of the administrators' area. */
export const adminFrame = {
  area: '系统管理',
  tabs: { home: '概览', calendars: '工作日历', clocks: '时限规则', routing: '分派规则', rehearsal: '预演' },
  sweeperStopped: (since: string | null) =>
    since ? `计时程序自 ${since} 起没有运行，请检查服务进程。` : '计时程序还没有运行过，请检查服务进程。',
  mailMissing: '邮件服务器没有设置，通知暂存待发。',
  title: '概览',
  lead: '这里管理全县的工作日历和时限规则。系统管理员看不到任何事项的编号、内容和当事人。',
  calendar: '工作日历',
  clocks: '时限规则',
  version: '现行版本',
  horizon: '节假日公布到',
  noHorizon: '没有写明',
  calendarLink: '查看和修改工作日历',
  clocksLink: '查看和修改时限规则',
};
