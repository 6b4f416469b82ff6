import type { ReactNode } from 'react';

export type NavItem = { href: string; label: string; count?: number; current?: boolean };

export type StaffAccount = { name: string; department: string };

export type StaffShellProps = {
  /** Name of the area in the header. */
  title?: string;
  /** Who is signed in; absent on the sign-in pages. */
  account?: StaffAccount;
  nav?: readonly NavItem[];
  /** A strip under the header, such as the notice that the sweeper has stopped. */
  banner?: ReactNode;
  /** Right side of the header: the search form. */
  search?: ReactNode;
  children: ReactNode;
};

type StaffFrameProps = StaffShellProps & {
  title: string;
  areaClass: string;
  homeHref: string;
  signOutHref: string;
};

/** The common frame of the staff areas; they differ in colour and name so that nobody takes one for the other. */
export function StaffFrame(props: StaffFrameProps) {
  return (
    <div className={`page staff ${props.areaClass}`}>
      <header className="staff-head">
        <div className="wrap staff-row">
          <a href={props.homeHref} className="staff-name">
            {props.title}
          </a>
          {props.search}
          {props.account && <AccountLine account={props.account} signOutHref={props.signOutHref} />}
        </div>
      </header>
      {props.nav && props.nav.length > 0 && <Tabs items={props.nav} />}
      {props.banner && (
        <div className="banner" role="status">
          <div className="wrap">{props.banner}</div>
        </div>
      )}
      <main id="main" className="wrap main">
        {props.children}
      </main>
    </div>
  );
}

function AccountLine({ account, signOutHref }: { account: StaffAccount; signOutHref: string }) {
  return (
    <form method="post" action={signOutHref} className="staff-row">
      <span>
        {account.department} · {account.name}
      </span>
      <button type="submit" className="btn btn-quiet">
        退出
      </button>
    </form>
  );
}

/** View tabs with counts; plain links. */
export function Tabs({ items, label = '视图' }: { items: readonly NavItem[]; label?: string }) {
  return (
    <nav className="tabs" aria-label={label}>
      <ul className="wrap">
        {items.map((item) => (
          <li key={item.href}>
            <a href={item.href} className="tab" aria-current={item.current ? 'page' : undefined}>
              {item.label}
              {item.count !== undefined && <span className="tab-count">{item.count}</span>}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
