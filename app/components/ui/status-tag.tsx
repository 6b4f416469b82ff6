import type { ReactNode } from 'react';

export type Tone = 'neutral' | 'pine' | 'slate' | 'ochre' | 'ok' | 'late' | 'indigo';

const CLASS_OF: Record<Tone, string> = {
  neutral: 'tag tone-neutral',
  pine: 'tag tone-pine',
  slate: 'tag tone-slate',
  ochre: 'tag tone-ochre',
  ok: 'tag tone-ok',
  late: 'tag tone-late',
  indigo: 'tag tone-indigo',
};

/** A word of the closed status list, in a border of its own colour. `late` only where time has run out. */
export function StatusTag({ tone = 'neutral', children }: { tone?: Tone; children: ReactNode }) {
  return <span className={CLASS_OF[tone]}>{children}</span>;
}
