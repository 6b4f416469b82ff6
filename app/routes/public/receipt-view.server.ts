import type { AppLoadContext } from 'react-router';
import { nextLines, noteLines } from '#app/components/report/next-lines.ts';
import { currentRules } from '#app/domain/county-rules.ts';
import type { Receipt } from '#app/domain/receipt.ts';
import { proofLine, type ReceiptProof } from '#app/domain/receipt-proof.ts';
import { queryCodeGroups } from '#app/domain/reference.ts';
import type { WorkingCalendar } from '#app/domain/sla/calendar.ts';
import { noticeDays } from '#app/domain/sla/policy.ts';
import { type ClockRuler, promiseRuler } from '#app/domain/sla/ruler.ts';
import { formatDateTime, type Locale, pathFor, type Subject, textsFor } from '#app/i18n/index.ts';
import type { ReceiptSheet } from '#app/print/receipt-sheet.ts';
import { type ProvenReceipt, proveReceipt } from '#app/use-cases/prove-receipt.server.ts';
import { getCountyRules } from '#db/repositories/county-rules.server.ts';

/** What the receipt page shows, and what its picture and its document repeat. */
export type ReceiptView = {
  subject: Subject;
  receipt: Receipt;
  proof: ReceiptProof;
  codeGroups: string[];
  ruler: ClockRuler | null;
  referralDays: number | null;
};

type Draft = { submissionId: string; code: string; receipt: Receipt | null };

/** The receipt that a draft has given way to, with its proof; null while nothing is sent. */
export async function receiptView(
  context: AppLoadContext,
  draft: Draft,
  subject: Subject,
): Promise<(ReceiptView & Pick<ProvenReceipt, 'text'>) | null> {
  const { receipt, code, submissionId } = draft;
  const proven = receipt && (await proveReceipt(context, submissionId));
  if (!proven) return null;
  const county = await getCountyRules(context.db);
  return {
    ...proven,
    subject,
    receipt,
    codeGroups: queryCodeGroups(code),
    ruler: rulerFor(receipt, currentRules(county).calendar),
    // A request that stalls becomes a report; it is nobody's lead before.
    referralDays: subject === 'request' ? null : noticeDays(currentRules(county).policy),
  };
}

/** One empty line with a pennant for each promised date; nothing has run yet. */
function rulerFor(receipt: Receipt, calendar: WorkingCalendar): ClockRuler | null {
  const first = receipt.acceptBy ?? receipt.handOffBy ?? receipt.receiptBy;
  return promiseRuler(
    calendar,
    receipt.filedAt,
    [first, receipt.answerBy].filter((at) => at !== null),
  );
}

/** The receipt in the words of a language, to be drawn. Its dates hold their year: paper is kept. */
export function receiptSheet(context: AppLoadContext, view: ReceiptView, locale: Locale): ReceiptSheet {
  const { subject, receipt, proof, codeGroups, ruler, referralDays } = view;
  const { countyName, countySite, origin, timeZone } = context.settings;
  const texts = textsFor(locale, subject);
  const words = texts.receipt;
  const { windowAddress } = countySite;
  const windowLines = windowAddress === null ? [] : [texts.common.askAtWindow(windowAddress)];
  const telling = { texts, locale, timeZone, now: receipt.filedAt };
  const lines = nextLines(receipt, true, telling);
  return {
    language: locale,
    siteName: `${locale === 'zh-CN' ? countyName : ''}${texts.common.siteName}`,
    host: new URL(origin).host,
    trackAddress: `${origin}${pathFor(locale, '/track')}`,
    trackTitle: words.track,
    title: receipt.heldUntil ? texts.hold.receiptTitle : words.title,
    code: { title: words.code, groups: codeGroups, save: words.save },
    reference: { title: words.reference, value: receipt.reference },
    received: {
      title: receipt.heldUntil ? texts.hold.receiptAt : words.at,
      value: formatDateTime(receipt.filedAt, locale, timeZone, new Date(0)),
      at: receipt.filedAt,
    },
    next: { title: words.next, lines, ruler, sentence: lines.join('; ') },
    notes: [...(subject === 'request' ? [texts.apply.done.stalled] : []), ...noteLines(receipt, referralDays, telling)],
    keep: { title: words.keepTitle, lines: [words.keepCode, words.keepSecret, ...windowLines] },
    phone: { title: words.phone, number: countySite.phone },
    proof: {
      title: words.proofTitle,
      fingerprint: words.fingerprint,
      files: words.files,
      report: proof.report,
      evidence: proof.evidence,
      line: proofLine(proof),
      how: words.proofCheck(`${new URL(origin).host}${pathFor(locale, '/verify')}`),
    },
  };
}
