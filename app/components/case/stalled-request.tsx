import type { TrackedCasePage } from '#app/components/case/tracked-case-page.ts';
import { AskWritten } from '#app/components/case/written-ask.tsx';
import { useTexts } from '#app/components/layout/locale.tsx';
import { Button } from '#app/components/ui/button.tsx';
import { Notice } from '#app/components/ui/notice.tsx';

/** From a request that does not go on: one click to a written answer, one to a report that carries its dates. */
export function StalledRequest({ stalled }: Pick<TrackedCasePage, 'stalled'>) {
  const { texts, path } = useTexts();
  const words = texts.stalled;
  if (!stalled) return null;
  const { why, unit, canAskWritten } = stalled;
  const isSpoken = why === 'verbal_no';
  return (
    <section className="not-printed mt-8">
      <Notice tone={isSpoken ? 'info' : 'warn'} title={words.title[why]}>
        {canAskWritten ? <AskWritten unit={unit} /> : isSpoken && <p>{words.verbal}</p>}
        <p>{words.text(unit)}</p>
        <p>{words.carries}</p>
        <form method="post" action={path('/track/case/to-report')} className="actions">
          <input type="hidden" name="why" value={why} />
          <Button variant="secondary">{words.submit}</Button>
        </form>
      </Notice>
    </section>
  );
}
