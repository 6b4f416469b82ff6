import { useTexts } from '#app/components/layout/locale.tsx';
import { Button } from '#app/components/ui/button.tsx';
import type { EvidenceKind } from '#app/domain/evidence.ts';
import { formatBytes, type Locale, type Texts } from '#app/i18n/index.ts';

/** A file under the reporter's own name for it. `isSealed`: no copy can be made of it. */
export type OwnFileView = {
  number: string;
  name: string;
  kind: EvidenceKind;
  size: number;
  isSealed: boolean;
  /** What else is known of it, in words. */
  note?: string;
};

/** The files handed in so far, each with what becomes of it and a way to take it back. */
export function FileList({ files }: { files: readonly OwnFileView[] }) {
  const { texts, locale } = useTexts();
  const words = texts.evidence;
  if (files.length === 0) return null;
  return (
    <section aria-labelledby="own-files">
      <h2 className="label" id="own-files">
        {words.list}
      </h2>
      <ul className="mb-6 border-t border-line">
        {files.map((file) => (
          <li key={file.number} className="flex items-center justify-between border-b border-line py-1">
            <span className="min-w-0">
              <bdi className="block break-all">{file.name || words.unnamed}</bdi>
              <span className="block text-hint text-ink-2">{factsOf(file, words, locale).join(' · ')}</span>
            </span>
            <span className="ml-4 shrink-0">
              <Button variant="quiet" name="intent" value={`remove:${file.number}`}>
                {words.remove}
                <span className="sr-only"> {file.name || words.unnamed}</span>
              </Button>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function factsOf({ kind, size, isSealed, note }: OwnFileView, words: Texts['evidence'], locale: Locale): string[] {
  return [words.kind[kind], formatBytes(size, locale), ...(note ? [note] : []), ...(isSealed ? [words.sealed] : [])];
}
