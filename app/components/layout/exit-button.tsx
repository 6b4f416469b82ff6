import { useSite, useTexts } from '#app/components/layout/locale.tsx';
import { withoutLocale } from '#app/i18n/index.ts';

/** The page's script knows the form by this. */
const LEAVE_FORM = 'leave';

/** Leaves at once: a POST that ends the session and goes to a neutral page. Works without JavaScript. */
export function ExitButton() {
  const { texts, path } = useTexts();
  return (
    <section className="exit-bar" aria-label={texts.common.exitButton}>
      <form method="post" action={path('/exit')} id={LEAVE_FORM} className="wrap exit-row">
        <button type="submit" className="btn btn-secondary shrink-0">
          {texts.common.exitButton}
        </button>
      </form>
    </section>
  );
}

/** What leaving does and does not do here; stands once on the page, so that the bar on top stays low. */
export function ExitNote() {
  const { common } = useTexts().texts;
  const { pathname } = useSite();
  return (
    <p className="exit-note">
      {common[noteAt(withoutLocale(pathname))]}
      {/* True only where the script runs, which shows it. */}
      <span className="block" id="leave-keys" hidden>
        {common.exitKeys}
      </span>
    </p>
  );
}

/** Answers are erased; what was sent goes on, and only what this browser shows of it ends. */
function noteAt(path: string): 'exitNote' | 'exitNoteReceipt' | 'exitNoteCase' | 'exitNoteAccount' {
  if (path === '/report/done') return 'exitNoteReceipt';
  const [area] = path.split('/').filter((part) => part !== '');
  if (area === 'track') return 'exitNoteCase';
  return area === 'me' ? 'exitNoteAccount' : 'exitNote';
}

/** The same for whoever goes by keyboard: the second stop of the page, seen when it is reached. */
export function ExitSkip() {
  return (
    <button type="submit" form={LEAVE_FORM} className="skip-link">
      {useTexts().texts.common.exitButton}
    </button>
  );
}
