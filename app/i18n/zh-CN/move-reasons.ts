const monthDay = (day: string) => `${Number(day.slice(5, 7))} 月 ${Number(day.slice(8, 10))} 日`;

/** 10 月 1–7 日 */
function dayRange(from: string, to: string): string {
  if (from === to) return monthDay(from);
  if (from.slice(0, 7) !== to.slice(0, 7)) return `${monthDay(from)}至 ${monthDay(to)}`;
  return `${Number(from.slice(5, 7))} 月 ${Number(from.slice(8, 10))}–${Number(to.slice(8, 10))} 日`;
}

const UNITS = { days: '天', minutes: '分钟', calendar_minutes: '分钟' } as const;

/** Why new rules move a due date, for staff. */
export const moveReasons = {
  target: (unit: keyof typeof UNITS, from: number, to: number) => `目标 ${from} → ${to} ${UNITS[unit]}`,
  closed: (name: string, from: string, to: string) => `${name === '' ? '休息日' : name} ${dayRange(from, to)} 不计`,
  worked: (from: string, to: string) => `${dayRange(from, to)} 计为工作日`,
  hours: '办公时间改变',
};
