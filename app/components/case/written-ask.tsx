import type { TrackedCasePage } from '#app/components/case/tracked-case-page.ts';
import { useTexts } from '#app/components/layout/locale.tsx';
import { Button } from '#app/components/ui/button.tsx';
import { KeptForm, LineNotes } from '#app/components/ui/kept-form.tsx';
import { Notice } from '#app/components/ui/notice.tsx';

type Asked = Pick<TrackedCasePage, 'writtenAsk' | 'askedAbout'>;

/** From a request to the written answer that was asked for about it, and back: both behind the same code. */
export function WrittenAsk({ page: { writtenAsk, askedAbout } }: { page: Asked }) {
  const words = useTexts().texts.written;
  if (askedAbout !== null) {
    return (
      <div className="not-printed mt-4">
        <p>{words.back.text(askedAbout)}</p>
        <GoForm go="back" label={words.back.open} />
      </div>
    );
  }
  if (writtenAsk === null) return null;
  return (
    <section className="not-printed mt-8">
      <Notice title={words.asked.title}>
        <p>{words.asked.text(writtenAsk)}</p>
        <GoForm go="open" label={words.asked.open} />
      </Notice>
    </section>
  );
}

function GoForm({ go, label }: { go: 'open' | 'back'; label: string }) {
  const { path } = useTexts();
  return (
    <form method="post" action={path('/track/case/written')} className="actions">
      <Button name="go" value={go} variant="secondary">
        {label}
      </Button>
    </form>
  );
}

/** One tap: who asks and about what is known. */
export function AskWritten({ unit }: { unit: string }) {
  const { texts, path } = useTexts();
  const words = texts.written.oneTap;
  return (
    <>
      <p>{words.text(unit)}</p>
      <p>{texts.written.parts}</p>
      <p>{words.known}</p>
      <KeptForm action={path('/track/case/written')}>
        <LineNotes />
        <div className="actions">
          <Button name="go" value="ask">
            {words.submit}
          </Button>
        </div>
      </KeptForm>
      <p className="mt-6">{words.orReport}</p>
    </>
  );
}
