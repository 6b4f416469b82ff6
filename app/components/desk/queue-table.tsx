import { DueIn, dueWords } from '#app/components/desk/due-words.tsx';
import { caseHref, type QueuePlace } from '#app/components/desk/queue-place.ts';
import { StatusOf } from '#app/components/desk/status-of.tsx';
import { useSite } from '#app/components/layout/locale.tsx';
import { DueBadge } from '#app/components/sla/due-badge.tsx';
import { dutyName } from '#app/components/staff/duty-list.tsx';
import { StatusTag } from '#app/components/ui/status-tag.tsx';
import type { CaseStatus } from '#app/domain/case.ts';
import type { QueueDecision, ReadsAs } from '#app/domain/case-readers.ts';
import type { ClockKind } from '#app/domain/sla/policy.ts';
import type { TimeLeft } from '#app/domain/sla/time-left.ts';
import type { InThreeLanguages } from '#app/i18n/index.ts';
import { deskTexts, formatDate, formatTime, formatWeekday } from '#app/i18n/index.ts';

/** A row of the queue with its time left worked out. */
export type QueueLine = {
  reference: string;
  status: CaseStatus;
  category: InThreeLanguages | null;
  lead: InThreeLanguages | null;
  accused: InThreeLanguages[];
  /** What was asked for; null for a report, and for who does not read the text. */
  service: InThreeLanguages | null;
  /** A written answer is asked for. */
  asksWritten: boolean;
  /** The clock shown, and which duty where it is one; null without one that runs. */
  due: { at: Date; kind: ClockKind | null; duty: string | null; left: TimeLeft } | null;
  /** The explanation that the head alone can write, for whoever is not the head. */
  headsDuty: { at: Date; left: TimeLeft } | null;
  isToSign: boolean;
  decision: QueueDecision | null;
  hasNews: boolean;
  assigneeName: string | null;
  updatedAt: Date;
  readsText: boolean;
  readsAs: ReadsAs;
  isOpen: boolean;
};

const texts = deskTexts.queue;
// Below 720 px a row is a block: time and, on the right, state; the title; number and marks.
const NARROW_ROW = 'max-[719px]:!flex max-[719px]:flex-wrap max-[719px]:items-center max-[719px]:py-1';
const NARROW_CELL = 'max-[719px]:!h-auto max-[719px]:!py-1 max-[719px]:!px-4';
const NOT_NARROW = 'max-[719px]:!hidden';
const ONLY_NARROW = 'min-[720px]:hidden';
// A provisional date in words is longer than its column where that is narrow.
const MAY_WRAP = 'min-[720px]:[&_.sla]:whitespace-normal';
const WIDE_ONLY = 'max-lg:!hidden';

type QueueTableProps = { lines: readonly QueueLine[]; caption: string; place: QueuePlace };

/** The unit's cases, one line each. */
export function QueueTable({ lines, caption, place }: QueueTableProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a scrolling region needs a name and a tab stop
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <div className="table-frame -mx-4" role="region" aria-label={caption} tabIndex={0}>
      <table className="table min-[720px]:table-fixed">
        <caption className="sr-only">{caption}</caption>
        <thead className={NOT_NARROW}>
          <tr>
            <th scope="col" className="w-[15.5rem] !pl-4 xl:w-[20rem]">
              {texts.columns.due}
            </th>
            <th scope="col" className="w-[8rem]">
              {texts.columns.reference}
            </th>
            <th scope="col">{texts.columns.title}</th>
            <th scope="col" className="w-[8.5rem]">
              {texts.columns.status}
            </th>
            <th scope="col" className={`${WIDE_ONLY} w-[7rem]`}>
              {texts.columns.matter}
            </th>
            <th scope="col" className={`${WIDE_ONLY} w-[6rem]`}>
              {texts.columns.assignee}
            </th>
            <th scope="col" className={`${WIDE_ONLY} w-[7rem] !pr-4`}>
              {texts.columns.updated}
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <QueueRow key={line.reference} line={line} place={place} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function QueueRow({ line, place }: { line: QueueLine; place: QueuePlace }) {
  const isLate = line.due?.left.state === 'overdue';
  return (
    <tr className={`${NARROW_ROW}${isLate ? ' row-late' : ''}`}>
      <td className={`${NARROW_CELL} ${MAY_WRAP} !pl-4`}>
        <DueCell line={line} />
      </td>
      <td className={`${NARROW_CELL} nowrap max-[719px]:order-4 max-[719px]:w-full max-[719px]:text-ink-2`}>
        {line.reference}
        <span className={ONLY_NARROW}>
          <Marks line={line} />
        </span>
      </td>
      <th scope="row" className={`${NARROW_CELL} max-[719px]:order-3 max-[719px]:w-full`}>
        {/* A title that is too long is cut; what marks the case never is. */}
        <span className="min-[720px]:flex min-[720px]:items-center min-[720px]:gap-1">
          <a href={caseHref(line.reference, place)} className="min-w-0 min-[720px]:truncate">
            {titleOf(line)}
          </a>
          <span className={`${NOT_NARROW} flex-none`}>
            <Marks line={line} />
          </span>
        </span>
      </th>
      <td className={`${NARROW_CELL} max-[719px]:order-2 max-[719px]:ml-auto`}>
        <StatusOf status={line.status} />
      </td>
      <td className={WIDE_ONLY}>{deskTexts.words.standings[line.readsAs]}</td>
      <td className={`${WIDE_ONLY} truncate`}>{line.readsText ? (line.assigneeName ?? texts.unassigned) : ''}</td>
      <td className={`${WIDE_ONLY} nowrap !pr-4`}>
        <Updated at={line.updatedAt} daysOnly={!line.readsText} />
      </td>
    </tr>
  );
}

/** What asks for attention beside the clock. */
function Marks({ line }: { line: QueueLine }) {
  return (
    <>
      {!line.readsText && (
        <span className="lg:hidden">
          {' '}
          <StatusTag tone="slate">{deskTexts.words.standings[line.readsAs]}</StatusTag>
        </span>
      )}
      {line.headsDuty && (
        <>
          {' '}
          <HeadsDuty {...line.headsDuty} />
        </>
      )}
      {line.decision && (
        <>
          {' '}
          <StatusTag tone="ochre">{deskTexts.dateMoves.queue[line.decision]}</StatusTag>
        </>
      )}
      {line.isToSign && (
        <>
          {' '}
          <StatusTag tone="ochre">{texts.toSign}</StatusTag>
        </>
      )}
      {line.hasNews && (
        <>
          {' '}
          <StatusTag tone="pine">{texts.hasNews}</StatusTag>
        </>
      )}
    </>
  );
}

/** It is late, or soon will be, and no officer can do anything about it: so it is said here and not sorted by. */
function HeadsDuty({ at, left }: NonNullable<QueueLine['headsDuty']>) {
  const { timeZone } = useSite();
  const time = texts.daysLeft(left, formatWeekday(at, 'zh-CN', timeZone));
  return (
    <StatusTag tone={left.state === 'overdue' ? 'late' : 'neutral'}>
      {texts.forHead(dueWords(time, left.isProvisional))}
    </StatusTag>
  );
}

function titleOf({ category, service, asksWritten, accused, lead, readsText }: QueueLine): string {
  const matter = category?.zh ?? texts.noCategory;
  if (!readsText) return lead ? `${matter} · ${texts.ledBy(lead.zh)}` : matter;
  if (service) return `${service.zh} · ${asksWritten ? deskTexts.request.written.tag : deskTexts.request.tag}`;
  const units = accused.map((unit) => unit.zh).join('、');
  return `${matter} · ${texts.about(units === '' ? texts.noUnit : units)}`;
}

function DueCell({ line: { due, status, isOpen, readsAs } }: { line: QueueLine }) {
  if (!isOpen) return <DueBadge state="none" text={texts.closed} />;
  if (due) {
    const clock = due.kind ? dueWord(due.kind, due.duty) : undefined;
    return <DueIn dueAt={due.at} left={due.left} clock={clock} daysOnly={readsAs === 'co_handler'} />;
  }
  if (readsAs === 'co_handler') return <DueBadge state="paused" text={texts.waitsForLead} />;
  if (status === 'awaiting_investor') return <DueBadge state="paused" text={texts.paused} />;
  return <DueBadge state="none" text={texts.notTimed} />;
}

/** A duty by its own name: 书面说明 says more than 限期事项. */
function dueWord(kind: ClockKind, duty: string | null): string {
  return kind === 'duty' && duty !== null ? dutyName(duty) : deskTexts.words.clocks[kind];
}

/** Whoever does not read the report does not learn the hour at which its investor wrote either. */
function Updated({ at, daysOnly }: { at: Date; daysOnly: boolean }) {
  const { timeZone, now } = useSite();
  const long = formatDate(at, 'zh-CN', timeZone, now);
  const isToday = long === formatDate(now, 'zh-CN', timeZone, now);
  const day = long.slice(0, long.indexOf('（'));
  if (daysOnly) return <span>{isToday ? texts.todayOnly : day}</span>;
  return <time dateTime={at.toISOString()}>{isToday ? texts.today(formatTime(at, timeZone)) : day}</time>;
}
