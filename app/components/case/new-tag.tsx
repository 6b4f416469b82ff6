import { useTexts } from '#app/components/layout/locale.tsx';
import { StatusTag } from '#app/components/ui/status-tag.tsx';

/** Marks what came since the investor last looked. */
export function NewTag() {
  return (
    <>
      <StatusTag tone="pine">{useTexts().texts.openings.fresh}</StatusTag>{' '}
    </>
  );
}
