import { useTexts } from '#app/components/layout/locale.tsx';
import type { FeeEntry } from '#app/domain/fee-check.ts';
import type { Locale } from '#app/i18n/index.ts';

export type NamedFee = Pick<FeeEntry, 'name' | 'nameEn' | 'nameRu'>;

/** What it is in the reader's language; null in Chinese, and where the county wrote no such name. */
function translated(locale: Locale, { nameEn, nameRu }: NamedFee): string | null {
  if (locale === 'zh-CN') return null;
  return locale === 'en' ? nameEn : nameRu;
}

/** The name in the reader's language, and the official one, which stands on the paper. */
export function FeeName({ fee }: { fee: NamedFee }) {
  const { locale } = useTexts();
  const own = translated(locale, fee);
  const official = <span lang="zh-CN">{fee.name}</span>;
  return own ? (
    <>
      {own} · {official}
    </>
  ) : (
    official
  );
}

/** The same as an entry of a list, which holds one language. */
export function feeLabel(locale: Locale, fee: NamedFee): { label: string; lang?: string } {
  const own = translated(locale, fee);
  return own ? { label: `${own} · ${fee.name}` } : { label: fee.name, lang: 'zh-CN' };
}
