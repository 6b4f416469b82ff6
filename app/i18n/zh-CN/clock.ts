/** `1 小时 30 分钟` */
function duration(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), Math.round(minutes % 60)];
  if (hours === 0) return `${rest} 分钟`;
  return rest === 0 ? `${hours} 小时` : `${hours} 小时 ${rest} 分钟`;
}

function goesOn(by: string | null): string {
  return by === null ? '之后才有日期。' : `最迟 ${by} 继续计时，之后才有日期。`;
}

/** How a date is counted, day by day, in the investor's words. */
export const clock = {
  link: '这个日期怎么算的',
  title: '这个日期怎么算的',
  duration,
  sentence: {
    running: (what: string, due: string) => `${what}：最迟 ${due}。`,
    overdue: (what: string, due: string) => `${what}：应在 ${due} 前，已经超期。`,
    met: (what: string, at: string, due: string) => `${what}：${at} 办到，最迟是 ${due}。`,
    missed: (what: string, at: string, due: string) => `${what}：${at} 办到，应在 ${due} 前。`,
    paused: (what: string, by: string | null) => `${what}：现在暂停，等您补充，${goesOn(by)}`,
    pausedProcedure: (what: string, by: string | null) => `${what}：现在暂停，正在法定程序中，${goesOn(by)}`,
    ended: (what: string, at: string) => `${what}：${at} 终止，不再计时。`,
    notDone: (what: string, at: string, due: string) => `${what}：应在 ${due} 前，没有办到，${at} 终止。`,
    silent: (what: string, due: string) => `${what}：${due} 前没有决定，已视为受理。`,
    passedOn: (what: string, due: string) => `${what}：${due} 前没有决定，已自动转出。`,
  },
  used: {
    days: (used: number, of: number) => `已经用了 ${used} 个工作日，共 ${of} 个。`,
    time: (used: string, of: string) => `已经用了 ${used}，共 ${of}。`,
    /** Of a clock that runs: the number is that of today's row. */
    day: (n: number, of: number) =>
      n === 0
        ? `共 ${of} 个工作日，还剩 ${of} 个。`
        : `到第 ${n} 个工作日，共 ${of} 个${n < of ? `，还剩 ${of - n} 个` : ''}。`,
    timeLeft: (used: string, left: string, of: string) => `到现在用了 ${used}，还剩 ${left}，共 ${of}。`,
    late: (n: number) => `时间已经用完，已是超期第 ${n} 个工作日。`,
  },
  why: {
    days: (start: string, n: number) => `从 ${start} 起算，共 ${n} 个工作日，当天不算。`,
    time: (start: string, of: string) => `从 ${start} 起算，共 ${of}，只算上班时间。`,
    hours: (hours: string) => `上班时间：${hours}。`,
    wallTime: (start: string, of: string) => `从 ${start} 起算，共 ${of}，夜里和休息日也算。`,
    lastDay: '最后一天到下班时为止。',
    skipped: '休息日和放假不算，调休上班的日子要算。',
    paused: (n: number) => `等您补充的 ${n} 个工作日没有算。`,
    pausedProcedure: (n: number) => `法定程序中的 ${n} 个工作日没有算。`,
    extended: (n: number, more: number) => `原来是 ${n} 个工作日，延长了 ${more} 个。`,
  },
  table: { caption: '一天一天地算', day: '日期', how: '怎么算' },
  day: {
    start_day: '起算的这一天，不算',
    counted: (n: number, of: number) => `第 ${n} 个工作日，共 ${of} 个`,
    make_up: (n: number, of: number) => `调休上班，算第 ${n} 个工作日，共 ${of} 个`,
    time: (length: string, hours: string) => (hours === '' ? `算 ${length}` : `${hours}，算 ${length}`),
    makeUpTime: (length: string, hours: string) => `调休上班，${hours}，算 ${length}`,
    noTime: '没有可算的时间',
    weekend: '休息日，不算',
    holiday: (name: string) => `${name}放假，不算`,
    closed: (why: string) => `不上班（${why}），不算`,
    namelessHoliday: '放假，不算',
    paused: '等您补充，不算',
    pausedBy: (unit: string) => `${unit}请您补充，等您期间不算`,
    pausedProcedure: (document: string) => `正在法定程序中（${document}），不算`,
    pausedProcedureBy: (unit: string, document: string) => `${unit}转入法定程序（${document}），期间不算`,
    several: (how: string, n: number) => `${how}，共 ${n} 个工作日`,
    lateDay: (n: number) => `超期第 ${n} 个工作日`,
    lateDays: (from: number, to: number) => `超期第 ${from} 至 ${to} 个工作日`,
    lateTime: '超期',
    stopped: '已经停止，不再算',
    stoppedHere: '当天停止，不再算',
    until: (day: string) => `至 ${day}`,
    due: '到期',
    today: '今天',
  },
  event: {
    start: (time: string) => `${time} 开始计时`,
    pause: (time: string) => `${time} 暂停`,
    pauseBecause: (paused: string, why: string) => `${paused}：${why}`,
    resume: (time: string) => `${time} 继续`,
    stop: (time: string) => `${time} 停止`,
  },
  note: {
    cut: (n: number) => `只列出前 ${n} 天。`,
    published: (day: string) => `放假安排公布到 ${day}。`,
    provisional: '这个日期在那以后，放假安排公布后可能变动。',
    annulled: (from: string, to: string) => `${from} 到 ${to} 的暂停已作废，时间照算。`,
    moved: (at: string) => `${at} 起改按新的规则计算，起算时间不变。`,
    ownDays: (unit: string) => `${unit}的工作日和全县不同，由县里决定；这个日期按${unit}的工作日计算。`,
    rules: (policy: string, calendar: string) => `按时限规则 ${policy} 版、日历 ${calendar} 版计算。`,
  },
  holidays: {
    元旦: '元旦',
    春节: '春节',
    清明节: '清明节',
    劳动节: '劳动节',
    端午节: '端午节',
    中秋节: '中秋节',
    国庆节: '国庆节',
  },
};
