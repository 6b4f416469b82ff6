/** At most two units: how far the time jumped, how long nobody counted. */
function length(seconds: number): string {
  const minutes = Math.floor(seconds / 60);
  const hours = Math.floor(minutes / 60);
  const days = Math.floor(hours / 24);
  if (days > 0) return hours % 24 > 0 ? `${days} 天 ${hours % 24} 小时` : `${days} 天`;
  if (hours > 0) return minutes % 60 > 0 ? `${hours} 小时 ${minutes % 60} 分` : `${hours} 小时`;
  return minutes > 0 ? `${minutes} 分` : `${seconds} 秒`;
}

/** What the sweeper saw of the server's time, for both staff areas; Chinese alone. */
export const timeJumpTexts = {
  forward: (at: string, seconds: number) =>
    `服务器时间在 ${at} 向前跳了 ${length(seconds)}。其间到期的提醒和升级已补办。请系统管理员核对时间。`,
  backward: (before: string, at: string, seconds: number) =>
    `服务器时间从 ${before} 被拨回到 ${at}，差 ${length(seconds)}。已经办过的提醒和升级不会再办。请系统管理员核对时间。`,
  stopped: (since: string, at: string, seconds: number) =>
    `计时程序从 ${since} 到 ${at} 停了 ${length(seconds)}，现已恢复。其间到期的提醒和升级已补办，到期时间不变。`,
};

/** That due steps wait, for the staff areas; `since` in whole hours. Chinese alone. */
export const overdueTexts = {
  left: (since: string) =>
    `有到期的提醒和升级没有办成，最早一项在 ${since} 后一小时内到期。计时程序每次运行都会再试，到期时间不变。请系统管理员马上查看日志。`,
  catching_up: (since: string) => `正在补办到期的提醒和升级，最早一项在 ${since} 后一小时内到期。到期时间不变。`,
};
