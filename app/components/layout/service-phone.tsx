import { useSite, useTexts } from '#app/components/layout/locale.tsx';

/** The line that is answered for questions, to be called with one tap. */
export function ServicePhone() {
  const { common } = useTexts().texts;
  const { phone } = useSite();
  return (
    <p>
      {common.phoneTitle}{' '}
      <a href={`tel:${phone}`} className="tel">
        {common.phoneLine(phone)}
      </a>
    </p>
  );
}
