import { useSite, useTexts } from '#app/components/layout/locale.tsx';

/** 某县投资服务; in other languages the county keeps its Chinese name, marked as such. */
export function SiteName() {
  const { texts, locale } = useTexts();
  const { countyName } = useSite();
  if (locale === 'zh-CN') return <>{`${countyName}${texts.common.siteName}`}</>;
  return (
    <>
      {texts.common.siteName} ·{' '}
      <span lang="zh-CN" className="nowrap">
        {countyName}
      </span>
    </>
  );
}
