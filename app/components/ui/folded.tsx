import type { ReactNode } from 'react';

/** What is there for whoever wants it, behind its words. */
export function Folded({ words, children }: { words: string; children: ReactNode }) {
  return (
    <details>
      <summary className="mb-3 min-h-target cursor-pointer py-2 text-link underline">{words}</summary>
      {children}
    </details>
  );
}
