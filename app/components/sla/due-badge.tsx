import type { IconName } from '#app/components/ui/icon.tsx';
import { Icon } from '#app/components/ui/icon.tsx';

export type DueState = 'running' | 'soon' | 'overdue' | 'paused' | 'met' | 'missed' | 'none';

type DueBadgeProps = {
  state: DueState;
  /** The words: 剩 3 天, 超期 1 天 3 小时, 已暂停 · 等待补充. */
  text: string;
  /** The exact instant, shown by `title` words such as 12 月 4 日（周五）17:00. */
  dueAt?: Date;
  title?: string;
};

const LOOK: Record<DueState, { icon: IconName; className: string }> = {
  running: { icon: 'clock', className: 'sla sla-running' },
  soon: { icon: 'hourglass', className: 'sla sla-soon' },
  overdue: { icon: 'triangle', className: 'sla sla-overdue' },
  paused: { icon: 'bars', className: 'sla sla-paused' },
  met: { icon: 'tick', className: 'sla sla-met' },
  missed: { icon: 'cross-circle', className: 'sla sla-missed' },
  none: { icon: 'circle', className: 'sla sla-none' },
};

/** The state of a clock: shape, words and colour, so that none of them is needed alone. */
export function DueBadge({ state, text, dueAt, title }: DueBadgeProps) {
  const { icon, className } = LOOK[state];
  return (
    <span className={className} title={title}>
      <Icon name={icon} />
      {dueAt ? <time dateTime={dueAt.toISOString()}>{text}</time> : text}
    </span>
  );
}
