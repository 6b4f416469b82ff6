import { useTexts } from '#app/components/layout/locale.tsx';
import { ButtonLink } from '#app/components/ui/button.tsx';
import { Moment } from '#app/components/ui/moment.tsx';
import type { CopyState, EvidenceHash } from '#app/domain/evidence.ts';
import { formatBytes } from '#app/i18n/index.ts';

/** A file of the case as its reporter sees it. */
export type HandedInFile = EvidenceHash & { addedAt: Date; state: CopyState };

/** What the reporter handed in, whether departments can see a copy of it, and the way to add more. */
export function HandedIn({ files, canAdd }: { files: readonly HandedInFile[]; canAdd: boolean }) {
  const { texts, locale, path } = useTexts();
  const words = texts.evidence;
  if (files.length === 0 && !canAdd) return null;
  return (
    <section aria-labelledby="handed-in">
      <h2 className="section-title" id="handed-in">
        {words.handedIn}
      </h2>
      {files.length > 0 && (
        <ol className="mb-4 border-t border-line">
          {files.map(({ kind, size, sha256, addedAt, state }, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the same file can be handed in twice, and nothing is kept between renders
            <li key={place} className="border-b border-line py-2">
              <span className="block font-bold">
                {words.slipFile(place + 1, words.kind[kind], formatBytes(size, locale))}
              </span>
              <span className="block">
                <Moment at={addedAt} withTime /> · {words.state[state]}
              </span>
              <span className="block break-all font-code text-hint text-ink-2">SHA-256 {sha256}</span>
            </li>
          ))}
        </ol>
      )}
      {canAdd && (
        <ButtonLink href={path('/track/case/files')} variant="secondary">
          {words.addMore}
        </ButtonLink>
      )}
    </section>
  );
}
