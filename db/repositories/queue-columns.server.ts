import { sql } from 'kysely';
import { UNSEEN_AT_DESK } from '#app/domain/conduct-events.ts';
import { HEADS_KIND } from '#app/domain/duty.ts';

type WithHeadsDuties = { withHeadsDuties: boolean };

/** When something is due for the unit, and for its officers: without what its head alone can do. */
const DUE = {
  unit: {
    at: 'reader.due_at',
    kind: 'reader.due_kind',
    nextAt: 'reader.next_due_at',
    nextKind: 'reader.next_kind',
  },
  officers: {
    at: 'reader.officer_due_at',
    kind: 'reader.officer_due_kind',
    nextAt: 'reader.officer_next_due_at',
    nextKind: 'reader.officer_next_kind',
  },
} as const;
/** The columns that a reader of the queue goes by. */
export const dueFor = ({ withHeadsDuties }: WithHeadsDuties) => DUE[withHeadsDuties ? 'unit' : 'officers'];

/** Names of the accused, worked out for the rows shown alone and for readers of the text alone. */
export const ACCUSED_NAMES = sql<string | null>`CASE WHEN reader.reads_text = 1 THEN (
  SELECT json_group_array(json_object('zh', unit.name_zh, 'en', unit.name_en, 'ru', unit.name_ru))
  FROM case_accused JOIN departments AS unit ON unit.id = case_accused.department_id
  WHERE case_accused.case_id = reader.case_id) END`;

/** What was asked for, for readers of the text alone. */
export const SERVICE_NAME = sql<string | null>`CASE WHEN reader.reads_text = 1 AND cases.kind = 'request' THEN (
  SELECT services.body ->> '$.name' FROM service_requests AS request
  JOIN services ON services.version = request.service_version AND services.id = request.service_id
  WHERE request.case_id = reader.case_id) END`;

/** Whether a written answer is asked for. */
export const ASKS_WRITTEN = sql<0 | 1>`EXISTS (SELECT 1 FROM written_asks AS ask WHERE ask.case_id = reader.case_id)`;

/**
 * When something last happened that this unit may know of: whoever turned to discipline inspection, what it did, and what a
 * reporter lets be published move no time on the desk.
 */
export const LAST_SEEN_CHANGE = sql<string>`(
  SELECT max(event.recorded_at) FROM case_events AS event
  WHERE event.case_id = reader.case_id AND event.type NOT IN (${sql.join(UNSEEN_AT_DESK.map((type) => sql.lit(type)))})
    AND NOT (event.type = 'step_fired' AND (json_extract(event.data, '$.clock') LIKE 'referral_%'
      OR json_extract(event.data, '$.action') IN ('refer_lead', 'refer_notice'))))`;

type DueColumns = (typeof DUE)[keyof typeof DUE];

/** The version of the calendar by which the clock is counted that is due at that instant, or was. */
export function calendarOfDue(kind: DueColumns['kind' | 'nextKind'], at: DueColumns['at' | 'nextAt']) {
  return sql<string | null>`(
  SELECT clock.calendar_version FROM sla_clocks AS clock
  WHERE clock.case_id = reader.case_id AND clock.kind = ${sql.ref(kind)}
    AND coalesce(clock.breached_at, clock.due_at) = ${sql.ref(at)} LIMIT 1)`;
}

/** The same for the duty that is the head's own. */
export const CALENDAR_OF_HEADS_DUTY = sql<string | null>`(
  SELECT clock.calendar_version FROM sla_clocks AS clock
  WHERE clock.case_id = reader.case_id AND clock.kind = 'duty'
    AND coalesce(clock.breached_at, clock.due_at) = reader.heads_duty_at LIMIT 1)`;

/** Which duty it is, where a duty's clock is what is due at that instant. */
export function dutyDue(
  { withHeadsDuties }: WithHeadsDuties,
  kind: DueColumns['kind' | 'nextKind'],
  at: DueColumns['at' | 'nextAt'],
) {
  const notHeads = withHeadsDuties ? sql`` : sql`AND clock.key NOT LIKE ${sql.lit(`duty:${HEADS_KIND}%`)}`;
  return sql<string | null>`CASE WHEN ${sql.ref(kind)} = 'duty' THEN (
  SELECT clock.key FROM sla_clocks AS clock
  WHERE clock.case_id = reader.case_id AND clock.kind = 'duty' AND clock.owner_id = reader.department_id
    AND clock.stopped_at IS NULL AND coalesce(clock.breached_at, clock.due_at) = ${sql.ref(at)} ${notHeads}
  LIMIT 1) END`;
}
