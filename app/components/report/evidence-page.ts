import type { OwnFileView } from '#app/components/report/file-list.tsx';
import type { EvidenceRefusal } from '#app/domain/evidence.ts';
import { formatBytes, type Locale, type Texts } from '#app/i18n/index.ts';

/** What the page of the files shows. */
export type EvidencePage = {
  showExit: boolean;
  /** The languages send this page's form. */
  isStep: true;
  index: number;
  total: number;
  formHref: string;
  files: readonly OwnFileView[];
};

/** Why a file, or a whole upload, was not taken. */
export type FileProblem =
  | { reason: EvidenceRefusal | 'malformed' | 'none' | 'busy' | 'no_room'; name: string }
  | { reason: 'spent'; retrySeconds: number };

/** The same in words. */
export function fileProblemWords(problem: FileProblem, { evidence }: Texts): string {
  const words = evidence.errors;
  if (problem.reason === 'spent') return words.spent(Math.ceil(problem.retrySeconds / 60));
  const name = problem.name || evidence.unnamed;
  const text = words[problem.reason];
  return typeof text === 'function' ? text(name) : text;
}

/** "3 files, 4.2 MB together"; null for none. */
export function filesInAll(files: readonly { size: number }[], locale: Locale, { evidence }: Texts): string | null {
  if (files.length === 0) return null;
  const bytes = files.reduce((sum, file) => sum + file.size, 0);
  return evidence.count(files.length, formatBytes(bytes, locale));
}
