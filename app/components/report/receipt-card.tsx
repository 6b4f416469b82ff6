import { useSite, useTexts } from '#app/components/layout/locale.tsx';
import { CodeGroups } from '#app/components/report/code-groups.tsx';
import { NextSteps } from '#app/components/report/next-steps.tsx';
import { CODE_ID } from '#app/components/report/save-receipt.tsx';
import { Moment } from '#app/components/ui/moment.tsx';
import { Panel } from '#app/components/ui/panel.tsx';
import type { Receipt } from '#app/domain/receipt.ts';
import type { ClockRuler } from '#app/domain/sla/ruler.ts';

type ReceiptCardProps = { receipt: Receipt; codeGroups: readonly string[]; ruler: ClockRuler | null };

/** What the reporter keeps: code, number, dates and a phone number, on one screen of a phone. */
export function ReceiptCard({ receipt, codeGroups, ruler }: ReceiptCardProps) {
  const { texts } = useTexts();
  const { phone } = useSite();
  const words = texts.receipt;
  return (
    <Panel
      stub={
        <p>
          {words.phone}{' '}
          <a href={`tel:${phone}`} className="tel">
            {phone}
          </a>
        </p>
      }
    >
      <h2 className="label">{words.code}</h2>
      <div id={CODE_ID}>
        <CodeGroups groups={codeGroups} />
      </div>
      <p className="hint">{words.save}</p>
      <p>
        {words.reference} <strong className="nowrap font-code">{receipt.reference}</strong>
        <span className="block text-hint">
          {receipt.heldUntil ? texts.hold.receiptAt : words.at} <Moment at={receipt.filedAt} withTime />
        </span>
      </p>
      <h2 className="label mt-3">{words.next}</h2>
      <NextSteps dates={receipt} isSent ruler={ruler} />
    </Panel>
  );
}
