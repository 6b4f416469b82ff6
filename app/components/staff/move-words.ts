import type { MoveReason } from '#app/domain/rules/why-moved.ts';
import { moveReasons as words } from '#app/i18n/zh-CN/move-reasons.ts';

/** Why a due date moves: 国庆节 10 月 1–7 日 不计. */
export function reasonWords(reasons: readonly MoveReason[]): string {
  return reasons.map(wordsOf).join('；');
}

function wordsOf(reason: MoveReason): string {
  switch (reason.kind) {
    case 'target':
      return words.target(reason.unit, reason.from, reason.to);
    case 'closed':
      return words.closed(reason.name, reason.from, reason.to);
    case 'worked':
      return words.worked(reason.from, reason.to);
    case 'hours':
      return words.hours;
  }
}
