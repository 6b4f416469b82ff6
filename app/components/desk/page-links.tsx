import { deskTexts } from '#app/i18n/index.ts';

type PageLinksProps = { page: number; pages: number; hrefOf: (page: number) => string };

/** 上一页, 下一页 and where one is; nothing when there is one page. */
export function PageLinks({ page, pages, hrefOf }: PageLinksProps) {
  if (pages <= 1) return null;
  const texts = deskTexts.queue;
  return (
    <nav aria-label={texts.pages} className="actions !mt-2">
      {page > 1 && (
        <a href={hrefOf(page - 1)} rel="prev" className="back-link">
          {texts.previous}
        </a>
      )}
      <span>{texts.page(page, pages)}</span>
      {page < pages && (
        <a href={hrefOf(page + 1)} rel="next" className="back-link">
          {texts.next}
        </a>
      )}
    </nav>
  );
}
