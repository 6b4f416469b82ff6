import type { ReactNode } from 'react';
import { FiledPaper } from '#app/components/desk/filed-paper.tsx';
import { useDays, useWhen } from '#app/components/desk/when.ts';
import { basisRows } from '#app/components/staff/basis-rows.ts';
import { ratingWords } from '#app/components/staff/rating-words.ts';
import { timesRows } from '#app/components/staff/times-rows.ts';
import { SummaryList, type SummaryRow } from '#app/components/ui/summary-list.tsx';
import type { CaseTextView, ProofView, StaffCaseView } from '#app/domain/case-view.ts';
import { handOverSheet } from '#app/domain/hand-over-sheet.ts';
import type { QueryView } from '#app/domain/query-view.ts';
import { deskTexts } from '#app/i18n/index.ts';
import { wordFor } from '#app/i18n/zh-CN/conduct-words.ts';
import { offerWords } from '#app/i18n/zh-CN/outcome-words.ts';

const texts = deskTexts.case;
const words = deskTexts.words;

/** Who reported, as far as this unit may know. */
export function Identity({ text }: { text: CaseTextView }) {
  const { contact, identityMode } = text;
  const rows: SummaryRow[] = contact
    ? [
        { term: texts.name, value: contact.name },
        { term: texts.phone, value: contact.phone },
        { term: texts.email, value: contact.email },
        { term: texts.reachable, value: contact.reachable },
        { term: texts.project, value: contact.project },
        { term: texts.creditCode, value: contact.creditCode },
        { term: texts.registration, value: contact.registration },
        { term: texts.origin, value: contact.isForeign ? texts.foreign : null },
      ]
    : [];
  return (
    <Block id="identity" title={texts.identity}>
      <p>
        <span className="font-bold">{words.identities[identityMode]}</span>{' '}
        {!text.request && <span className="text-ink-2">{words.identityNotes[identityMode]}</span>}
      </p>
      {rows.length > 0 && <SummaryList rows={rows.filter((row) => row.value)} />}
    </Block>
  );
}

/** Which units, who handles it, since when. */
export function CaseFacts({ view }: { view: StaffCaseView }) {
  const [exact, days] = [useWhen(), useDays()];
  const when = view.daysOnly ? days : exact;
  const { text } = view;
  const parts = view.clocks.filter(({ kind }) => kind === 'co_handling');
  const helpers = [...new Set(parts.map(({ owner }) => owner?.name.zh).filter((name) => name !== undefined))];
  const rows: (SummaryRow | null | false)[] = [
    { term: texts.lead, value: view.lead?.name.zh ?? texts.noUnit },
    helpers.length > 0 ? { term: texts.coHandlers, value: helpers.join('、') } : null,
    text && { term: texts.assignee, value: text.assigneeName ?? deskTexts.queue.unassigned },
    text &&
      !text.request && {
        term: texts.accused,
        value: text.accused.map((unit) => unit.name.zh).join('、') || texts.noUnit,
      },
    text?.headPersonally ? { term: texts.accused, value: texts.headPersonally } : null,
    { term: texts.openedAt, value: when(view.openedAt) },
    view.acceptedAt ? { term: texts.acceptedAt, value: when(view.acceptedAt) } : null,
    ...(text ? timesRows(text.times) : []),
    handOverSheet(view)
      ? { term: deskTexts.sheet.title, value: <a href={`/desk/t/${view.reference}/sheet`}>{deskTexts.sheet.link}</a> }
      : null,
    text?.appealBody ? { term: texts.appealBody, value: text.appealBody.name.zh } : null,
    text?.reviewBody ? { term: texts.reviewBody, value: text.reviewBody.name.zh } : null,
    text?.verdict ? { term: texts.verdict, value: words.verdicts[text.verdict] } : null,
    text?.rating ? { term: texts.rating, value: ratingWords(text.rating) } : null,
  ];
  return (
    <Block id="units" title={texts.units}>
      <SummaryList rows={rows.filter((row) => row !== null && row !== false)} />
    </Block>
  );
}

/** What the accused units were asked and what came back; they know of no report. */
export function Queries({ text, category }: { text: CaseTextView; category: string | null }) {
  if (text.queries.length === 0) return null;
  return (
    <Block id="queries" title={texts.queries}>
      {text.queries.map((query) => (
        <Query key={query.number} query={query} category={category} offer={offerWords(text.isAboutMoney)} />
      ))}
    </Block>
  );
}

function Query({ query, category, offer }: { query: QueryView; category: string | null; offer: string }) {
  const when = useWhen();
  const { answer, presumed } = query;
  const rows = basisRows(answer, category);
  return (
    <div className="border-b border-line py-1">
      <p>
        <span className="font-bold">{query.unit.name.zh}</span> {query.number}
      </p>
      <p className="text-desk-hint text-ink-2">{texts.queryState.asked(when(query.dueAt))}</p>
      {presumed && <p>{texts.queryState.presumed}</p>}
      {answer && <p>{answer.kind === 'refund' ? texts.queryState.refund(offer) : texts.queryState.basis}</p>}
      {rows.length > 0 && <SummaryList rows={rows} />}
    </div>
  );
}

/** The files that prove an answer, and the documents of statutory procedures; a click downloads. */
export function Proofs({ reference, proofs }: { reference: string; proofs: readonly ProofView[] }) {
  const when = useWhen();
  if (proofs.length === 0) return null;
  return (
    <Block id="proofs" title={texts.proofs}>
      <ul>
        {proofs.map((proof) => (
          <li key={proof.number}>
            <FiledPaper
              href={`/desk/t/${reference}/proof/${proof.number}`}
              name={wordFor(words.proofKinds, proof.kind)}
              paper={proof}
              filedAt={when(proof.filedAt)}
            />
          </li>
        ))}
      </ul>
    </Block>
  );
}

function Block({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <section aria-labelledby={id}>
      <h2 className="section-title" id={id}>
        {title}
      </h2>
      {children}
    </section>
  );
}
