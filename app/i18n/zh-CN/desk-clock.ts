import { clock } from '#app/i18n/zh-CN/clock.ts';

function goesOn(by: string | null): string {
  return by === null ? '恢复后才有到期日。' : `最迟 ${by} 恢复，恢复后才有到期日。`;
}

/** The same in the officers' words; discipline inspection reads them too. */
export const deskClock: typeof clock = {
  ...clock,
  title: '时限怎么算的',
  sentence: {
    running: (what, due) => `${what}：${due} 到期。`,
    overdue: (what, due) => `${what}：应于 ${due} 前办结，已超期。`,
    met: (what, at, due) => `${what}：${at} 按时办结，${due} 到期。`,
    missed: (what, at, due) => `${what}：${at} 超期办结，应于 ${due} 前。`,
    paused: (what, by) => `${what}：暂停计时，等待投资人补充，${goesOn(by)}`,
    pausedProcedure: (what, by) => `${what}：暂停计时，正在法定程序中，${goesOn(by)}`,
    ended: (what, at) => `${what}：${at} 终止，不计考核。`,
    notDone: (what, at, due) => `${what}：应于 ${due} 前，超期未办结，${at} 终止。`,
    silent: (what, due) => `${what}：${due} 到期没有决定，视为受理，记为超期。`,
    passedOn: (what, due) => `${what}：${due} 到期没有决定，自动转出，记为超期。`,
  },
  used: {
    days: (used, of) => `已计 ${used} / ${of} 个工作日。`,
    time: (used, of) => `已计 ${used}，共 ${of}。`,
    day: (n, of) =>
      n === 0
        ? `共 ${of} 个工作日，剩 ${of} 个。`
        : `计到第 ${n} 个工作日，共 ${of} 个${n < of ? `，剩 ${of - n} 个` : ''}。`,
    timeLeft: (used, left, of) => `到现在已计 ${used}，剩 ${left}，共 ${of}。`,
    late: (n) => `时限已用完，已是超期第 ${n} 个工作日。`,
  },
  why: {
    ...clock.why,
    hours: (hours) => `工作时间：${hours}。`,
    paused: (n) => `等待投资人补充，${n} 个工作日不计。`,
    pausedProcedure: (n) => `法定程序期间，${n} 个工作日不计。`,
    extended: (n, more) => `原定 ${n} 个工作日，延长 ${more} 个。`,
  },
  table: { ...clock.table, caption: '逐日计算' },
  day: {
    ...clock.day,
    start_day: '起算当日，不计',
    counted: (n, of) => `计第 ${n} 日，共 ${of} 日`,
    make_up: (n, of) => `调休上班，计第 ${n} 日，共 ${of} 日`,
    time: (length, hours) => (hours === '' ? `计 ${length}` : `${hours}，计 ${length}`),
    makeUpTime: (length, hours) => `调休上班，${hours}，计 ${length}`,
    noTime: '无工作时间可计',
    weekend: '休息日，不计',
    holiday: (name) => `${name}放假，不计`,
    closed: (why) => `不上班（${why}），不计`,
    namelessHoliday: '放假，不计',
    paused: '等待投资人补充，不计',
    pausedProcedure: (document) => `法定程序期间（${document}），不计`,
    pausedProcedureBy: (unit, document) => `${unit}转入法定程序（${document}），期间不计`,
    pausedBy: (unit) => `${unit}请投资人补充，等待期间不计`,
    lateDay: (n) => `超期第 ${n} 个工作日`,
    stopped: '已停止，不再计',
    stoppedHere: '当日停止，不再计',
  },
};

/** A co-handler's clock waits for the lead, not for the investor. */
export const deskCoHandlingClock: typeof clock = {
  ...deskClock,
  sentence: {
    ...deskClock.sentence,
    paused: (what, by) => `${what}：暂停计时，等待承办单位说明，${goesOn(by)}`,
  },
  why: { ...deskClock.why, paused: (n) => `等待承办单位说明，${n} 个工作日不计。` },
  day: {
    ...deskClock.day,
    paused: '等待承办单位说明，不计',
    pausedBy: (unit) => `${unit}请承办单位说明，等待期间不计`,
  },
};
