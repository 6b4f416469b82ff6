import { useTexts } from '#app/components/layout/locale.tsx';
import { PageScript } from '#app/components/layout/page-script.tsx';
import { Button } from '#app/components/ui/button.tsx';
import { describedBy, fieldId } from '#app/components/ui/field-ids.ts';

/** HEIC is not named: phones then hand in a JPEG, of which a copy can be made. */
const ACCEPT = '.jpg,.jpeg,.png,.webp,.pdf,.docx,.xlsx,.mp3,.m4a,.amr,.wav,.mp4,.mov';

/** One or several files to choose, and the button that sends them. */
export function FileField({ error }: { error?: string }) {
  const { texts } = useTexts();
  const words = texts.evidence;
  const id = fieldId('files');
  return (
    <div className={error ? 'field field-bad' : 'field'}>
      <label className="label" htmlFor={id}>
        {words.choose}
      </label>
      <p className="hint" id={`${id}-hint`}>
        {words.limits}
      </p>
      {error && (
        <p className="error-text" id={`${id}-error`}>
          {error}
        </p>
      )}
      <input
        type="file"
        id={id}
        name="files"
        multiple
        accept={ACCEPT}
        className="input"
        aria-describedby={describedBy(id, true, error)}
        aria-invalid={error ? true : undefined}
      />
      <p className="mt-4">
        <Button variant="secondary" name="intent" value="add">
          {words.add}
        </Button>
      </p>
      <div id="upload" className="mt-4" hidden data-sending={words.sending} data-broken={words.broken}>
        <p role="status" />
        <progress className="w-full" max={1} value={0} aria-label={words.sending} />
        <Button type="button" variant="secondary" hidden>
          {texts.common.line.again}
        </Button>
      </div>
      <PageScript name="upload" />
    </div>
  );
}
