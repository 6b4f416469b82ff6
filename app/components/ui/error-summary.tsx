import { useTexts } from '#app/components/layout/locale.tsx';
import type { FieldErrors } from '#app/components/ui/field-ids.ts';
import { fieldId } from '#app/components/ui/field-ids.ts';

/** The list of what to correct, first in the form, focused when the page opens. No errors: nothing. */
export function ErrorSummary({ errors }: { errors?: FieldErrors }) {
  const { texts } = useTexts();
  const entries = Object.entries(errors ?? {});
  if (entries.length === 0) return null;
  return (
    // biome-ignore lint/a11y/noAutofocus: after a refused form the reader must land on the summary, without JavaScript
    <div className="error-summary" role="alert" tabIndex={-1} autoFocus aria-labelledby="error-summary-title">
      <h2 id="error-summary-title">{texts.common.errorTitle(entries.length)}</h2>
      <ul>
        {entries.map(([name, message]) => (
          <li key={name}>
            <a href={`#${fieldId(name)}`}>{message}</a>
          </li>
        ))}
      </ul>
    </div>
  );
}
