/** The frame and the first page of the administrators' area. */
export const adminFrame = {
  area: '系统管理',
  tabs: {
    home: '概览',
    calendars: '工作日历',
    clocks: '时限规则',
    routing: '分派规则',
    fees: '收费目录',
    rehearsal: '预演',
  },
  sweeperStopped: (since: string | null) =>
    since ? `计时程序自 ${since} 起没有运行，请检查服务进程。` : '计时程序还没有运行过，请检查服务进程。',
  mailMissing: '邮件服务器没有设置，通知暂存待发。',
  title: '概览',
  lead: '这里管理全县的工作日历、时限规则、分派规则和收费目录。系统管理员看不到任何事项的编号、内容和当事人。',
  calendars: '工作日历',
  clocks: '时限规则',
  routing: '分派规则',
  fees: '收费目录',
  version: '现行版本',
  walk: '正在办理的事项',
  walking: (version: string) => `正在逐件改按 ${version} 版，看进度`,
  drafts: '草稿',
  noDrafts: '没有草稿',
  draft: (id: number) => `草稿 ${id}`,
};
