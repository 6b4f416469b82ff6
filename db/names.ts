import type { Department } from '#app/domain/department.ts';

/** A name in the three languages; null where the row that it would come from is not there. */
export type Names = Department['name'];

/** The columns of a name as one; null where a left join found nothing. */
export function names(zh: string | null, en: string | null, ru: string | null): Names | null {
  return zh === null || en === null || ru === null ? null : { zh, en, ru };
}
