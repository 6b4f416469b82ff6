import { adminTexts } from '#app/i18n/index.ts';

const { columns, changes } = adminTexts.calendars.draft;

/** What stands over a table of changes and over its two columns. */
export type ChangeHeading = { title: string; before: string; after: string };

/** A draft beside the version it was made from. */
export const DRAFT_HEADING: ChangeHeading = { title: changes, before: columns.before, after: columns.after };

/** A published version beside the one it was made from. */
export function versionHeading(version: string, base: string): ChangeHeading {
  const { history } = adminTexts.drafts;
  return { title: history.changes(version, base), before: history.before(base), after: history.after(version) };
}
