import { useTexts } from '#app/components/layout/locale.tsx';
import { PageTitle } from '#app/components/layout/page-title.tsx';

export const handle = { static: true };

/** Nothing is left to tell whether the report was hidden or anonymous, so the way out is here for everyone. */
export function loader(): { showExit: true } {
  return { showExit: true };
}

/** Where reports go that the county may not keep: nothing was stored, and this page holds nothing of them. */
export default function ReportHigher() {
  const { texts, path } = useTexts();
  const { higher } = texts.report;
  return (
    <div className="column prose">
      <PageTitle title={higher.title} />
      <h1 className="page-title">{higher.title}</h1>
      <p className="font-bold">{higher.erased}</p>
      <p>{higher.why}</p>
      <p>{higher.which}</p>
      <p>{higher.nobody}</p>
      <h2 className="section-title">{higher.channels}</h2>
      <ul>
        <li>
          <a href="tel:12388" className="tel">
            {higher.phone}
          </a>
        </li>
        <li>
          <a href="https://www.12388.gov.cn/" className="tel" rel="noreferrer">
            {higher.site}
          </a>
        </li>
        <li>{higher.upper}</li>
      </ul>
      <p>
        <a href={path('/report')} className="tel">
          {higher.other}
        </a>
      </p>
    </div>
  );
}
