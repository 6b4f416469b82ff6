/** A code of four groups, large, that breaks between its groups alone. */
export function CodeGroups({ groups }: { groups: readonly string[] }) {
  return (
    <p className="code">
      {groups.map((group, index) => (
        <span key={group}>
          <span className="nowrap">{group}</span>
          {index < groups.length - 1 && '-'}
          <wbr />
        </span>
      ))}
    </p>
  );
}
