import { createContext, type FormHTMLAttributes, useContext } from 'react';
import { type TypedForm, useSite } from '#app/components/layout/locale.tsx';

/** The id of the form of a page, whose typed text goes along with a change of language or look. */
export const PAGE_FORM = 'page-form';

/** What the switches of the masthead are to the page's form: answers of a step, which keeps its draft, or of a page that keeps nothing. */
export type FormSent = 'step' | 'page';

/** The name of the buttons that send the form of a page which keeps nothing; the answer is the page with what was typed. */
export const SWITCH = 'switch';
/** The value of the ones that change the language: the address that they send to says which. */
export const TO_LANGUAGE = 'language';
/** Says that the form's answer is on the page. */
export const ANSWERED = 'answered';

type PageFormProps = Omit<FormHTMLAttributes<HTMLFormElement>, 'method' | 'id' | 'style'> & { isAnswered?: boolean };

/**
 * The form of a page that keeps nothing (`handle.sendsForm`). Without fields it stands where the page has nothing to ask,
 * so that the switches have something to send. `isAnswered`: its answer is on the page, and is given again after a switch.
 */
export function PageForm({ isAnswered = false, children, ...rest }: PageFormProps) {
  return (
    <form method="post" id={PAGE_FORM} noValidate {...rest}>
      {isAnswered && <input type="hidden" name={ANSWERED} value="yes" />}
      <TypedContext value={useSite().typed}>{children}</TypedContext>
    </form>
  );
}

const TypedContext = createContext<TypedForm | null>(null);

/** What stood in this form when language or look were changed; null outside of it, and on a page that was simply opened. */
export function useTypedForm(): TypedForm | null {
  return useContext(TypedContext);
}

/** What every switch of such a form needs: no file goes along, since none can be kept. */
export const SENDS_PAGE = {
  form: PAGE_FORM,
  name: SWITCH,
  formEncType: 'application/x-www-form-urlencoded',
} as const;
