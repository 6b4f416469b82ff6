import { Moment } from '#app/components/ui/moment.tsx';
import type { EvidenceView } from '#app/domain/evidence.ts';
import { formatBytes } from '#app/i18n/index.ts';
import { evidence as evidenceWords } from '#app/i18n/zh-CN/evidence.ts';
import { staffEvidence as words } from '#app/i18n/zh-CN/staff-evidence.ts';

type EvidenceListProps = {
  evidence: readonly EvidenceView[];
  /** Address of the case; files lie below it. */
  caseHref: string;
  showsHash?: boolean;
};

/** What the reporter handed in: by its place, never by a name; a copy to download where there is one. */
export function EvidenceList({ evidence, caseHref, showsHash = false }: EvidenceListProps) {
  if (evidence.length === 0) return null;
  return (
    <section aria-labelledby="evidence">
      <h2 className="section-title" id="evidence">
        {words.title}
      </h2>
      <p className="hint">{words.hint}</p>
      <ol>
        {evidence.map((file, index) => (
          <li key={file.number} className="border-b border-line py-1">
            <span className="font-bold">{words.file(index + 1)}</span> {evidenceWords.kind[file.kind]}，
            {formatBytes(file.size, 'zh-CN')} · <Moment at={file.addedAt} withTime />
            <br />
            <CopyState file={file} href={`${caseHref}/file/${file.number}`} />
            {showsHash && <span className="block break-all font-code">{words.hash(file.sha256)}</span>}
          </li>
        ))}
      </ol>
    </section>
  );
}

function CopyState({ file, href }: { file: EvidenceView; href: string }) {
  if (file.state === 'pending') return <span className="text-ink-2">{words.pending}</span>;
  if (file.state === 'sealed' || file.copySize === null) return <span className="text-ink-2">{words.sealed}</span>;
  return <a href={href}>{words.download(formatBytes(file.copySize, 'zh-CN'))}</a>;
}
