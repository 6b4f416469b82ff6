import { data } from 'react-router';

export const handle = { static: true };

/** Every address that no other route takes. */
export function loader(): never {
  throw data(null, 404);
}

export function action(): never {
  throw data(null, 404);
}

export default function NotFound() {
  return null;
}
