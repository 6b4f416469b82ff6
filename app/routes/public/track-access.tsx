import type { LoaderFunctionArgs } from 'react-router';
import { OpeningList } from '#app/components/case/opening-list.tsx';
import { useTexts } from '#app/components/layout/locale.tsx';
import { PageTitle } from '#app/components/layout/page-title.tsx';
import { BackLink } from '#app/components/ui/back-link.tsx';
import type { Opening } from '#app/domain/case-openings.ts';
import { type OwnPage, ownPage, readOwnCase, requireOwnCase } from '#app/routes/public/own-case.server.ts';
import { listOwnOpenings } from '#app/use-cases/list-own-openings.server.ts';

type AccessData = OwnPage & { openings: Opening[] };

export async function loader({ context, request }: LoaderFunctionArgs): Promise<AccessData> {
  const own = await requireOwnCase(context, request);
  const openings = await listOwnOpenings(own.ctx, own.caseId);
  return { openings, ...ownPage(await readOwnCase(own)) };
}

/** Who has opened this report, all of it. */
export default function TrackAccess({ loaderData: { openings } }: { loaderData: AccessData }) {
  const { texts, path } = useTexts();
  const words = texts.openings;
  return (
    <div className="column">
      <PageTitle title={words.title} />
      <BackLink href={path('/track/case')} />
      <h1 className="page-title">{words.title}</h1>
      <p className="hint">{words.hint}</p>
      <OpeningList openings={openings} />
    </div>
  );
}
