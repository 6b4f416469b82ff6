import type { ReactNode } from 'react';

/** What is there for whoever wants it, behind its words. */
export function Folded({ words, isOpen = false, children }: { words: string; isOpen?: boolean; children: ReactNode }) {
  return (
    <details open={isOpen}>
      <summary className="mb-3 min-h-target cursor-pointer py-2 text-link underline">{words}</summary>
      {children}
    </details>
  );
}
