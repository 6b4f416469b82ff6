import type { ReactNode } from 'react';
import { useTexts } from '#app/components/layout/locale.tsx';
import { Button } from '#app/components/ui/button.tsx';

/**
 * What the page's script shows when a form did not arrive: nothing is lost, and one button sends it again. `send` is what
 * the form's main button sends.
 */
export function LineNotes({ send }: { send?: { name: string; value: string } }) {
  const words = useTexts().texts.common.line;
  return (
    <>
      <LineNote kind="offline" send={send}>
        {words.offline}
      </LineNote>
      <LineNote kind="failed" send={send}>
        {words.failed}
      </LineNote>
    </>
  );
}

type LineNoteProps = { kind: 'offline' | 'failed'; send?: { name: string; value: string }; children: ReactNode };

function LineNote({ kind, send, children }: LineNoteProps) {
  const { again } = useTexts().texts.common.line;
  return (
    <div className="notice notice-warn" role="alert" data-note={kind} hidden>
      <p>{children}</p>
      <p className="mt-2">
        <Button variant="secondary" {...send}>
          {again}
        </Button>
      </p>
    </div>
  );
}
