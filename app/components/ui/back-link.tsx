import type { ReactNode } from 'react';
import { useTexts } from '#app/components/layout/locale.tsx';

/** 返回, above the title. */
export function BackLink({ href, children }: { href: string; children?: ReactNode }) {
  const { texts } = useTexts();
  return (
    <a href={href} className="back-link">
      {children ?? texts.common.back}
    </a>
  );
}
