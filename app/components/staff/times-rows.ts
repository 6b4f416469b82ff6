import type { TimesTaken } from '#app/domain/investor-time.ts';
import { deskTexts, textsFor } from '#app/i18n/index.ts';

/** The investor's time and the department's, as rows of a list. */
export function timesRows({ investorHours, end, departmentDays }: TimesTaken): { term: string; value: string }[] {
  const words = deskTexts.case;
  const rows = [
    { term: words.investorTime, value: words.timeEnd[end](textsFor('zh-CN').track.elapsed(investorHours)) },
  ];
  if (departmentDays !== null) rows.push({ term: words.departmentTime, value: words.departmentDays(departmentDays) });
  return rows;
}
