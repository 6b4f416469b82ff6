import { useSite, useTexts } from '#app/components/layout/locale.tsx';
import { formatDate, formatDateTime } from '#app/i18n/index.ts';

/** An instant in the county's time, with its weekday; the year is added when it is not this year's. */
export function Moment({ at, withTime = false }: { at: Date; withTime?: boolean }) {
  const { timeZone, now } = useSite();
  const { locale } = useTexts();
  const format = withTime ? formatDateTime : formatDate;
  return (
    <time dateTime={at.toISOString()} className="nowrap">
      {format(at, locale, timeZone, now)}
    </time>
  );
}
