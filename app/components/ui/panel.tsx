import type { ReactNode } from 'react';

type PanelProps = {
  title?: ReactNode;
  /** Below the dashed cut line: the part to keep. */
  stub?: ReactNode;
  children: ReactNode;
};

/** The receipt stub (回执): one a page, for what the reader keeps. */
export function Panel({ title, stub, children }: PanelProps) {
  return (
    <div className="panel">
      {title && <h2 className="panel-title">{title}</h2>}
      {children}
      {stub && <div className="panel-stub">{stub}</div>}
    </div>
  );
}
