import { useTexts } from '#app/components/layout/locale.tsx';

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

/** What leaving does and does not; stands once on the page, so that the bar on top stays low. */
export function ExitNote() {
  const { common } = useTexts().texts;
  return (
    <p className="exit-note">
      {common.exitNote}
      {/* True only where the script runs, which shows it. */}
      <span className="block" id="leave-keys" hidden>
        {common.exitKeys}
      </span>
    </p>
  );
}

/** The same for whoever goes by keyboard: the second stop of the page, seen when it is reached. */
export function ExitSkip() {
  return (
    <button type="submit" form={LEAVE_FORM} className="skip-link">
      {useTexts().texts.common.exitButton}
    </button>
  );
}
