import { useTexts } from '#app/components/layout/locale.tsx';
import type { EvidenceHash } from '#app/domain/evidence.ts';
import { formatBytes } from '#app/i18n/index.ts';

/** What was handed in, each with the digest that proves it. None: nothing. */
export function HashSlip({ hashes }: { hashes: readonly EvidenceHash[] }) {
  const { texts, locale } = useTexts();
  const words = texts.evidence;
  if (hashes.length === 0) return null;
  return (
    <section aria-labelledby="hash-slip">
      <h2 className="section-title" id="hash-slip">
        {words.slipTitle}
      </h2>
      <p>{words.slip}</p>
      <ol className="mt-2 border-t border-line">
        {hashes.map(({ kind, size, sha256 }, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the same file can be handed in twice, and nothing is kept between renders
          <li key={place} className="border-b border-line py-2">
            <span className="block">{words.slipFile(place + 1, words.kind[kind], formatBytes(size, locale))}</span>
            <span className="block break-all font-code text-hint">SHA-256 {sha256}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}
