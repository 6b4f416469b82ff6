import type { ReactNode } from 'react';

export type NoticeTone = 'info' | 'ok' | 'warn' | 'late' | 'indigo';

type NoticeProps = { tone?: NoticeTone; title?: ReactNode; children?: ReactNode };

const CLASS_OF: Record<NoticeTone, string> = {
  info: 'notice',
  ok: 'notice notice-ok',
  warn: 'notice notice-warn',
  late: 'notice notice-late',
  indigo: 'notice notice-indigo',
};

/** Something to know before going on. `late` only where time has run out. */
export function Notice({ tone = 'info', title, children }: NoticeProps) {
  return (
    <div className={CLASS_OF[tone]}>
      {title && <p className="notice-title">{title}</p>}
      {children}
    </div>
  );
}
