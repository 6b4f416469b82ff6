import { answerId, MessageWords } from '#app/components/oversight/case-timeline.tsx';
import { Facts, Section } from '#app/components/oversight/section.tsx';
import { basisRows } from '#app/components/staff/basis-rows.ts';
import { ratingWords } from '#app/components/staff/rating-words.ts';
import { type Column, DataTable } from '#app/components/ui/data-table.tsx';
import { Moment } from '#app/components/ui/moment.tsx';
import type { CaseTextView, ProofView } from '#app/domain/case-view.ts';
import type { QueryView } from '#app/domain/query-view.ts';
import { deskTexts, oversightTexts } from '#app/i18n/index.ts';
import { wordFor } from '#app/i18n/zh-CN/conduct-words.ts';
import { offerWords, outcomeWords } from '#app/i18n/zh-CN/outcome-words.ts';

const words = oversightTexts.case;
const lists = deskTexts.words;

/** What the lead answered and what the investor thinks of it. */
export function LeadAnswer({ text }: { text: CaseTextView }) {
  const messages = new Map(text.messages.map((message) => [message.id, message]));
  const answers = text.events.filter((event) => event.type === 'answered');
  const pending = text.pendingAnswer;
  const outcomes = outcomeWords(text);
  return (
    <Section id="answer" title={words.answer}>
      {answers.length === 0 && !pending && <p className="hint">{words.noAnswer}</p>}
      {answers.map((event) => {
        const message = messages.get(event.message);
        return (
          <article key={event.seq} id={answerId(event)} className="py-2">
            <h3 className="font-bold">
              {outcomes[event.outcome]} · <Moment at={event.at} withTime />
            </h3>
            {message && <MessageWords message={message} />}
          </article>
        );
      })}
      {pending && (
        <>
          <h3 className="font-bold">{words.pendingAnswer(outcomes[pending.outcome])}</h3>
          <p className="whitespace-pre-line">{pending.body}</p>
          {pending.basis && <p>{deskTexts.case.messageBasis(pending.basis.document, pending.basis.article)}</p>}
        </>
      )}
      {text.verdict && <p>{words.verdict(lists.verdicts[text.verdict])}</p>}
      {text.rating !== null && <p>{words.rating(ratingWords(text.rating))}</p>}
    </Section>
  );
}

/** What the accused units were asked and said. */
export function Queries({ text, category }: { text: CaseTextView; category: string | null }) {
  const offer = offerWords(text.isAboutMoney);
  return (
    <Section id="queries" title={words.query}>
      {text.queries.length === 0 && <p className="hint">{text.queryDeclined ? words.queryDeclined : words.noQuery}</p>}
      {text.queries.map((query) => (
        <article key={query.number} className="border-b border-line py-2">
          <h3 className="font-bold">
            {query.unit.name.zh} · {query.number}
          </h3>
          <Facts facts={[...queryFacts(query, offer), ...basisRows(query.answer, category)]} />
        </article>
      ))}
    </Section>
  );
}

function queryFacts(query: QueryView, offer: string) {
  const { answer } = query;
  const rows = words.queryRows;
  const facts = [
    { term: rows.served, value: <Moment at={query.servedAt} withTime /> },
    { term: rows.due, value: <Moment at={query.dueAt} withTime /> },
    { term: rows.state, value: <>{queryState(query, offer)}</> },
  ];
  return answer ? [...facts, { term: rows.filed, value: <Moment at={answer.filedAt} withTime /> }] : facts;
}

function queryState({ answer, presumed }: QueryView, offer: string): string {
  const said = answer === null ? '' : answer.kind === 'refund' ? words.queryRefund(offer) : words.queryBasis;
  if (!presumed) return said === '' ? words.queryOpen : said;
  return said === '' ? words.queryPresumed : `${words.queryPresumed}；${said}`;
}

const PROOF_COLUMNS: readonly Column<ProofView>[] = [
  { key: 'kind', head: words.proofColumns.kind, cell: (row) => wordFor(lists.proofKinds, row.kind), isRowHead: true },
  { key: 'filed', head: words.proofColumns.filed, cell: (row) => <Moment at={row.filedAt} withTime /> },
  {
    key: 'size',
    head: words.proofColumns.size,
    cell: (row) => `${wordFor(lists.mediaTypes, row.mediaType)} ${words.kilobytes(Math.ceil(row.size / 1024))}`,
  },
  {
    key: 'hash',
    head: words.proofColumns.hash,
    cell: (row) => <span className="break-all font-code">{row.sha256.slice(0, 16)}</span>,
  },
];

/** The files that are to prove the answer. */
export function Proofs({ proofs }: { proofs: readonly ProofView[] }) {
  return (
    <Section id="proofs" title={words.proofs} holdsTable>
      <DataTable
        caption={words.proofs}
        isCaptionHidden
        columns={PROOF_COLUMNS}
        rows={proofs}
        rowKey={(row) => row.number}
        empty={words.noProof}
      />
    </Section>
  );
}
