import { type CalendarDay, calendarFile } from '#app/domain/ics.ts';

/** Days as a file for the own calendar; it is kept nowhere on the way. */
export function calendarResponse(days: readonly CalendarDay[], now: Date): Response {
  return new Response(calendarFile(days, now), {
    headers: {
      'Content-Type': 'text/calendar; charset=utf-8',
      'Content-Disposition': 'attachment; filename="dates.ics"',
      'Cache-Control': 'no-store',
    },
  });
}
