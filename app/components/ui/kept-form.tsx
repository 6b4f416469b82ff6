import type { FormHTMLAttributes } from 'react';
import { useSite, useTexts } from '#app/components/layout/locale.tsx';

type KeptFormProps = Omit<FormHTMLAttributes<HTMLFormElement>, 'method' | 'noValidate' | 'style'>;

/**
 * A form that keeps what is typed when the line drops: the page's script sends it. Above its main button it has
 * `<LineNotes />`; what it does is safe to send twice.
 */
export function KeptForm(props: KeptFormProps) {
  const { sending, again } = useTexts().texts.common.line;
  return <form {...props} method="post" noValidate data-sending={sending} data-again={again} />;
}

/** In a form whose words could be meant twice: what is sent again from the same page is one act. */
export function OpenedAt() {
  return <input type="hidden" name="openedAt" value={useSite().now.toISOString()} />;
}

/** What the script shows when a form did not arrive: nothing is lost, and the button sends it again. */
export function LineNotes() {
  const { offline, back, failed } = useTexts().texts.common.line;
  return (
    <>
      <p className="notice notice-warn" role="alert" data-note="offline" hidden>
        {offline}
      </p>
      <p className="notice" role="status" data-note="back" hidden>
        {back}
      </p>
      <p className="notice notice-warn" role="alert" data-note="failed" hidden>
        {failed}
        <span className="block" data-why />
      </p>
    </>
  );
}
