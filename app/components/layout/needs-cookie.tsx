import { useSite, useTexts } from '#app/components/layout/locale.tsx';
import { ServicePhone } from '#app/components/layout/service-phone.tsx';
import { Notice } from '#app/components/ui/notice.tsx';

/** The name of the field that says: a cookie was set with this page. */
export const COOKIE_SET = 'cookie-set';

/** In a form that begins something which a cookie finds again; its page says `needsCookie: true` in its handle. */
export function NeedsCookie() {
  return <input type="hidden" name={COOKIE_SET} value={useSite().pathname} />;
}

/** Why nothing began, where somebody stands: what is typed is still there, and the same button tries again. */
export function CookieNotice() {
  const words = useTexts().texts.common.cookies;
  return (
    <div role="alert" className="column mb-6">
      <Notice tone="warn" title={words.title}>
        <p>{words.why}</p>
        <p>{words.how}</p>
        <ServicePhone />
      </Notice>
    </div>
  );
}
