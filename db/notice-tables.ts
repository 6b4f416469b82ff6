import type { Generated } from 'kysely';

/** What the county tells everybody, as SQLite holds it. */
export interface NoticeTables {
  public_notices: {
    id: Generated<number>;
    /** The day `YYYY-MM-DD` from which everybody reads it. */
    shown_on: string;
    title_zh: string;
    text_zh: string;
    title_en: string | null;
    text_en: string | null;
    title_ru: string | null;
    text_ru: string | null;
    corrects: number | null;
    published_at: string;
    published_by: number;
  };
  notice_removals: {
    notice_id: number;
    removed_on: string;
    reason: string;
    removed_at: string;
    removed_by: number;
  };
}
