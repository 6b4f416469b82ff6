import { useTexts } from '#app/components/layout/locale.tsx';
import { Button } from '#app/components/ui/button.tsx';

export type ListedCase = { reference: string; sentence: string; isProvisional: boolean; isHidden: boolean };

/** The own cases, each with its state in one sentence and one button to open it. */
export function ListedCases({ cases }: { cases: readonly ListedCase[] }) {
  const { texts, path } = useTexts();
  const { account: words } = texts;
  return (
    <section aria-labelledby="cases">
      <h2 className="section-title" id="cases">
        {words.cases}
      </h2>
      {cases.length === 0 && <p>{words.empty}</p>}
      <ul>
        {cases.map(({ reference, sentence, isProvisional, isHidden }) => (
          <li key={reference} className="mb-6">
            <p>{sentence}</p>
            {isProvisional && <p className="hint">{texts.track.provisional}</p>}
            {isHidden && <p className="hint">{words.hidden}</p>}
            <form method="post" action={path('/me')} className="mt-2">
              <input type="hidden" name="reference" value={reference} />
              <Button variant="secondary" name="intent" value="open">
                {words.open(reference)}
              </Button>
            </form>
          </li>
        ))}
      </ul>
    </section>
  );
}
