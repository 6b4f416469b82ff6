import { useTexts } from '#app/components/layout/locale.tsx';

/**
 * What the page's script shows above the main button when a form did not arrive: nothing is lost, and the button sends it
 * again.
 */
export function LineNotes() {
  const { offline, failed } = useTexts().texts.common.line;
  return (
    <>
      <p className="notice notice-warn" role="alert" data-note="offline" hidden>
        {offline}
      </p>
      <p className="notice notice-warn" role="alert" data-note="failed" hidden>
        {failed}
      </p>
    </>
  );
}

/** What a form needs so that the page's script sends it: the words of its button meanwhile, and afterwards. */
export function useKeptForm(): { 'data-sending': string; 'data-again': string } {
  const { sending, again } = useTexts().texts.common.line;
  return { 'data-sending': sending, 'data-again': again };
}
