import { useSite } from '#app/components/layout/locale.tsx';
import type { ClockJump } from '#app/domain/sweeper-gap.ts';
import { formatDateTime } from '#app/i18n/index.ts';
import { timeJumpTexts as words } from '#app/i18n/zh-CN/time-jumps.ts';

/** Jumps and stops of the last day in words, a line each. */
export function TimeJumps({ jumps }: { jumps: readonly ClockJump[] }) {
  const { timeZone, now } = useSite();
  const moment = (at: Date) => formatDateTime(at, 'zh-CN', timeZone, now);
  const sentence = ({ kind, at, previousTickAt, seconds }: ClockJump) =>
    kind === 'forward' ? words.forward(moment(at), seconds) : words[kind](moment(previousTickAt), moment(at), seconds);
  return jumps.map((jump) => <p key={`${jump.kind}:${jump.at.toISOString()}`}>{sentence(jump)}</p>);
}
