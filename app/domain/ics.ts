/** One whole day of a calendar file; reminded of two days before it, or at nine that morning. */
export type CalendarDay = { on: string; title: string; note: string; remind?: 'that_morning' };

const LONGEST_LINE_BYTES = 75;

/**
 * A calendar file (RFC 5545) with whole-day entries and a reminder of each. It names no case, no site and no
 * person. `now` is the instant at which it was made.
 */
export function calendarFile(days: readonly CalendarDay[], now: Date): string {
  const stamp = now.toISOString().replace(/[-:]|\.\d{3}/g, '');
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//dates//EN',
    'CALSCALE:GREGORIAN',
    ...days.flatMap((day, index) => eventLines(day, { stamp, index })),
    'END:VCALENDAR',
  ];
  return `${lines.flatMap(fold).join('\r\n')}\r\n`;
}

function eventLines(
  { on, title, note, remind }: CalendarDay,
  { stamp, index }: { stamp: string; index: number },
): string[] {
  const date = on.replaceAll('-', '');
  return [
    'BEGIN:VEVENT',
    `UID:${stamp}-${index}-${date}@dates`,
    `DTSTAMP:${stamp}`,
    `DTSTART;VALUE=DATE:${date}`,
    `SUMMARY:${escapeText(title)}`,
    `DESCRIPTION:${escapeText(note)}`,
    'TRANSP:TRANSPARENT',
    'BEGIN:VALARM',
    'ACTION:DISPLAY',
    `DESCRIPTION:${escapeText(title)}`,
    remind === 'that_morning' ? 'TRIGGER:PT9H' : 'TRIGGER:-P2D',
    'END:VALARM',
    'END:VEVENT',
  ];
}

function escapeText(text: string): string {
  return text.replace(/[\\;,]/g, (sign) => `\\${sign}`).replace(/\r?\n/g, '\\n');
}

/** A line has at most 75 bytes; what goes on begins with a space. Never within a character. */
function fold(line: string): string[] {
  const parts: string[] = [];
  let part = '';
  let bytes = 0;
  for (const character of line) {
    const size = new TextEncoder().encode(character).length;
    if (bytes + size > LONGEST_LINE_BYTES) {
      parts.push(part);
      part = ' ';
      bytes = 1;
    }
    part += character;
    bytes += size;
  }
  return [...parts, part];
}
