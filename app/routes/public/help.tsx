import type { LoaderFunctionArgs } from 'react-router';
import { useTexts } from '#app/components/layout/locale.tsx';
import { ServicePhone } from '#app/components/layout/service-phone.tsx';
import { ServiceWindow } from '#app/components/layout/service-window.tsx';
import { TextPage } from '#app/components/layout/text-page.tsx';
import type { Texts } from '#app/i18n/index.ts';

export const handle = { static: true };

type HelpPage = { page: keyof Texts['help']['pages']; host: string };

/** Address → page of text; the six have one route file. */
const PAGES: Readonly<Record<string, HelpPage['page']>> = {
  help: 'help',
  protection: 'protection',
  privacy: 'privacy',
  accessibility: 'accessibility',
  'verify-site': 'verify',
  contact: 'contact',
};
const MORE = ['protection', 'privacy', 'accessibility', 'verify-site', 'contact'] as const;

export function loader({ context, request }: LoaderFunctionArgs): HelpPage {
  const name = new URL(request.url).pathname.split('/').at(-1) ?? '';
  return { page: PAGES[name] ?? 'help', host: new URL(context.settings.origin).host };
}

export default function Help({ loaderData: { page, host } }: { loaderData: HelpPage }) {
  const { texts, path } = useTexts();
  const { pages, address, links } = texts.help;
  return (
    <TextPage title={pages[page].title} sections={pages[page].sections}>
      {page === 'verify' && (
        <>
          <p className="font-code [overflow-wrap:anywhere]">{address(host)}</p>
          <p>
            <a href={path('/verify')} className="tel">
              {texts.verify.title}
            </a>
          </p>
        </>
      )}
      {page === 'contact' && <Ways />}
      {page === 'help' && (
        <section>
          <h2 className="section-title">{links}</h2>
          <ul>
            {MORE.map((name) => (
              <li key={name}>
                <a href={path(`/${name}`)} className="tel">
                  {pages[PAGES[name] ?? 'help'].title}
                </a>
              </li>
            ))}
            <li>
              <a href={path('/open')} className="tel">
                {texts.scorecard.title}
              </a>
            </li>
            <li>
              <a href={path('/open/ledger')} className="tel">
                {texts.ledger.title}
              </a>
            </li>
          </ul>
        </section>
      )}
    </TextPage>
  );
}

/** Whom to call, where to go, where to write. */
function Ways() {
  const { texts, path } = useTexts();
  return (
    <>
      <ServicePhone />
      <ServiceWindow />
      <p>
        <a href={path('/report')} className="tel">
          {texts.home.report}
        </a>
      </p>
    </>
  );
}
