import { useSite } from '#app/components/layout/locale.tsx';

/** A small script of our own from `public/scripts`. Pages work without it; old browsers do not load modules and miss nothing. */
export function PageScript({ name }: { name: 'copy' | 'page' | 'upload' }) {
  const { nonce } = useSite();
  return <script type="module" src={`/scripts/${name}.js`} nonce={nonce} />;
}
