import type { CaseEvent } from '#app/domain/case-event.ts';
import { listCaseEvents } from '#db/repositories/case-events.server.ts';
import { iso, NO_CASE, type Picture } from '#tests/model/picture.ts';
import type { Product } from '#tests/model/product.ts';

const instant = (text: string | null): string => text ?? '-';

/** The product's picture, read from the rows that its pages and its sweeper read. */
export async function readPicture(product: Product): Promise<Picture> {
  if (!product.filed) return NO_CASE;
  const { db, filed } = product;
  const { caseId } = filed;
  const head = await db.selectFrom('cases').selectAll().where('id', '=', caseId).executeTakeFirstOrThrow();
  const clocks = await db.selectFrom('sla_clocks').selectAll().where('case_id', '=', caseId).execute();
  const readers = await db.selectFrom('case_readers').selectAll().where('case_id', '=', caseId).execute();
  const acts = await db
    .selectFrom('scheduled_acts')
    .selectAll()
    .where('case_id', '=', caseId)
    .where('next_at', 'is not', null)
    .execute();
  const nextAts = [...clocks.map((clock) => clock.next_at), ...acts.map((act) => act.next_at)];
  return {
    head: `${head.status} route ${head.route} category ${head.category_code} lead ${head.lead_id} cycle ${head.cycle}`,
    clocks: clocks
      .map(
        (clock) =>
          `${nameOf(clock)}: ${clock.state} by ${clock.policy_version} and ${clock.calendar_version} due ${instant(clock.due_at)} stopped ${instant(clock.stopped_at)} breached ${instant(clock.breached_at)}`,
      )
      .sort(),
    fired: await readFired(product, new Map(clocks.map((clock) => [clock.id, nameOf(clock)]))),
    pending: acts.map((act) => `${act.act} ${act.act === 'serve_query' ? act.unit : ''} at ${act.due_at}`).sort(),
    referrals: await readReferrals(product, caseId),
    readers: readers
      .map((reader) => `${reader.department_id} as ${reader.reads_as}${reader.reads_text === 1 ? ', text' : ''}`)
      .sort(),
    nextAt: nextAts.filter((at) => at !== null).sort()[0] ?? '-',
  };
}

/** A duty by what is to be done, which stands in its key. */
const nameOf = (clock: { key: string; kind: string; cycle: number; owner_id: string | null; started_at: string }) =>
  `${clock.kind === 'duty' ? clock.key.split(':')[1] : clock.kind} cycle ${clock.cycle} of ${clock.owner_id} from ${clock.started_at}`;

async function readFired({ db }: Product, names: Map<number, string>): Promise<string[]> {
  const rows = await db.selectFrom('fired_steps').selectAll().execute();
  return rows.map((row) => `${names.get(row.clock_id)}: ${row.step} ${row.action} due ${row.due_at}`).sort();
}

/** Causes of the last referral of a kind: one that comes after an answer to a notice opens another, be it at the same instant. */
function lastCauses(events: readonly CaseEvent[], kind: string) {
  let causes: Extract<CaseEvent, { type: 'referred' }>[] = [];
  let isOver = false;
  for (const event of events) {
    if (event.type === 'notice_answered') isOver = kind === 'notice';
    if (event.type !== 'referred' || event.kind !== kind) continue;
    causes = isOver ? [event] : [...causes, event];
    isOver = false;
  }
  return causes;
}

/** The inbox rows, with every cause that was ever added to them. */
async function readReferrals({ db }: Product, caseId: number): Promise<string[]> {
  const events = await listCaseEvents(db, caseId);
  const rows = await db.selectFrom('referrals').selectAll().orderBy('kind').execute();
  return rows.map((row) => {
    const own = lastCauses(events, row.kind).filter((cause) => cause.at.toISOString() >= row.opened_at);
    const words = own.map((cause) => `${cause.cause} by ${cause.unit} at ${iso(cause.at.getTime())}`);
    return `${row.kind} ${row.stage} since ${row.opened_at}: ${words.join(', ')}`;
  });
}
