import { useTexts } from '#app/components/layout/locale.tsx';

/** Leaves at once: a POST that ends the session and goes to a neutral page. Works without JavaScript. */
export function ExitButton() {
  const { texts, path } = useTexts();
  return (
    <section className="exit-bar" aria-label={texts.common.exitButton}>
      <form method="post" action={path('/exit')} className="wrap exit-row">
        <button type="submit" className="btn btn-secondary shrink-0">
          {texts.common.exitButton}
        </button>
      </form>
    </section>
  );
}

/** What leaving does and does not; stands once on the page, so that the bar on top stays low. */
export function ExitNote() {
  return <p className="exit-note">{useTexts().texts.common.exitNote}</p>;
}
