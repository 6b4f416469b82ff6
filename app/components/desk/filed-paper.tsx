import type { ProofView } from '#app/domain/case-view.ts';
import { deskTexts } from '#app/i18n/index.ts';
import { wordFor } from '#app/i18n/zh-CN/conduct-words.ts';

type Paper = Pick<ProofView, 'mediaType' | 'size'>;
type FiledPaperProps = { href: string; name: string; paper: Paper; filedAt?: string };

/** A file that a unit put on file, with its type and size; a click downloads. */
export function FiledPaper({ href, name, paper, filedAt }: FiledPaperProps) {
  const line = deskTexts.case.proofLine(wordFor(deskTexts.words.mediaTypes, paper.mediaType), sizeWords(paper.size));
  return (
    <>
      <a href={href}>{name}</a>{' '}
      <span className="text-desk-hint text-ink-2">{filedAt ? `${line} · ${filedAt}` : line}</span>
    </>
  );
}

/** The document of the statutory procedure that the case has, for whoever may read it. */
export function ProcedurePaper({ reference, paper }: { reference: string; paper: Paper }) {
  const href = `/desk/t/${reference}/procedure-paper`;
  return <FiledPaper href={href} name={deskTexts.dateMoves.procedureDecision.paper} paper={paper} />;
}

function sizeWords(bytes: number): string {
  return bytes < 1_048_576 ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${(bytes / 1_048_576).toFixed(1)} MB`;
}
