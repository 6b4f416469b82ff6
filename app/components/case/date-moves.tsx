import type { DateMovesPage } from '#app/components/case/date-moves-page.ts';
import { MarkedChinese } from '#app/components/case/marked-chinese.tsx';
import { useTexts } from '#app/components/layout/locale.tsx';
import { Notice } from '#app/components/ui/notice.tsx';

/** Why the date of the answer waits or has moved, and what the investor can do about it. */
export function DateMoves({ moves }: { moves: DateMovesPage }) {
  const { pause, extension, procedure } = moves;
  return (
    <>
      {procedure && <ProcedureNotice procedure={procedure} />}
      {pause && <PauseNotice pause={pause} />}
      {extension && <ExtensionNotice extension={extension} />}
    </>
  );
}

function PauseNotice({ pause: { title, lines, canContest } }: { pause: NonNullable<DateMovesPage['pause']> }) {
  const { texts, path } = useTexts();
  return (
    <Notice title={title}>
      <Lines lines={lines} />
      {canContest && (
        <p className="mt-2">
          <a className="tel" href={path('/track/case/contest')}>
            {texts.track.contest}
          </a>
        </p>
      )}
    </Notice>
  );
}

function ExtensionNotice({ extension }: { extension: NonNullable<DateMovesPage['extension']> }) {
  const { texts, path } = useTexts();
  return (
    <Notice title={texts.track.extensionTitle}>
      <Lines lines={extension.lines} />
      {extension.reason !== '' && (
        <>
          <p className="summary-term mt-2">{texts.track.extensionWhy}</p>
          <p className="timeline-body">
            <MarkedChinese text={extension.reason} />
          </p>
        </>
      )}
      {extension.canObject && (
        <p className="mt-2">
          <a className="tel" href={path('/track/case/object')}>
            {texts.ownActs.objectLink}
          </a>
        </p>
      )}
    </Notice>
  );
}

function ProcedureNotice({ procedure }: { procedure: NonNullable<DateMovesPage['procedure']> }) {
  const words = useTexts().texts.track;
  return (
    <Notice title={words.procedureTitle}>
      <dl>
        <dt className="summary-term">{words.procedureKind}</dt>
        <dd className="mb-2">
          <MarkedChinese text={procedure.kind} />
        </dd>
        <dt className="summary-term">{words.procedureDocument}</dt>
        <dd className="mb-2">
          <MarkedChinese text={procedure.document} />
        </dd>
        <dt className="summary-term">{words.procedureDue}</dt>
        <dd className="mb-2">{procedure.due}</dd>
      </dl>
      <Lines lines={procedure.lines} />
    </Notice>
  );
}

function Lines({ lines }: { lines: readonly string[] }) {
  return lines.map((line) => (
    <p key={line}>
      <MarkedChinese text={line} />
    </p>
  ));
}
