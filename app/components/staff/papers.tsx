import { useDays, useWhen } from '#app/components/desk/when.ts';
import type { PaperView, StaffCaseView } from '#app/domain/case-view.ts';
import { deskTexts } from '#app/i18n/index.ts';

const texts = deskTexts.jointActs;

/** Who wrote what to whom about the case, oldest first: internal, and as far as this unit may read it. */
export function Papers({ view }: { view: Pick<StaffCaseView, 'papers' | 'daysOnly'> }) {
  // The record of a duty stands with the duty.
  const papers = view.papers.filter(({ kind }) => kind !== 'duty');
  if (papers.length === 0) return null;
  return (
    <section aria-labelledby="papers">
      <h2 className="section-title" id="papers">
        {texts.papers}
      </h2>
      <p className="hint">{texts.papersHint}</p>
      <ol>
        {papers.map((paper) => (
          <Paper key={paper.id} paper={paper} daysOnly={view.daysOnly} />
        ))}
      </ol>
    </section>
  );
}

function Paper({ paper, daysOnly }: { paper: PaperView; daysOnly: boolean }) {
  const [when, days] = [useWhen(), useDays()];
  const from = [paper.from?.name.zh, paper.byName].filter(Boolean).join(' ');
  // Within one unit (an extension) its name once is enough.
  const to = paper.to?.name.zh === paper.from?.name.zh ? null : (paper.to?.name.zh ?? null);
  return (
    <li className="mb-2 border-indigo border-l-4 bg-indigo-tint py-1 pl-3">
      <p className="font-bold">{texts.kinds[paper.kind]}</p>
      <p className="text-desk-hint text-ink-2">
        {texts.fromTo(from, to)} · {(daysOnly ? days : when)(paper.writtenAt)}
        {paper.issuedBy && ` · ${texts.issuedBy(paper.issuedBy.name.zh)}`}
      </p>
      {paper.clause && <p>{texts.clauseLine(paper.clause)}</p>}
      <p className="max-w-measure whitespace-pre-line [overflow-wrap:anywhere]">{paper.body}</p>
    </li>
  );
}
