/** A unit of the county, or one vertically managed body outside its reach. */
export type Department = {
  id: string;
  name: { zh: string; en: string; ru: string };
  /** inside: the county commands it. outside: the hub hands the matter to `higher` and tracks it. */
  reach: 'inside' | 'outside';
  role: 'hub' | 'discipline' | 'supervision' | null;
  parentId: string | null;
  /** Its head may be managed above the county: a report about the head personally is never stored. */
  headHigher: boolean;
  higher: string | null;
  hotline: string | null;
  /** The unit's own number for questions, where the county has entered one. */
  phone: string | null;
};

export type Departments = ReadonlyMap<string, Department>;

/**
 * Everyone who counts as the accused: the units named, their parents and their children, at any depth
 * (product.md rule 1; 信访工作条例 Art 30).
 */
export function excludedUnits(accused: readonly string[], departments: Departments): Set<string> {
  const excluded = new Set(accused);
  for (const id of accused) {
    for (let parent = departments.get(id)?.parentId ?? null; parent && !excluded.has(parent); ) {
      excluded.add(parent);
      parent = departments.get(parent)?.parentId ?? null;
    }
  }
  const below = [...accused];
  for (let id = below.pop(); id !== undefined; id = below.pop()) {
    for (const department of departments.values()) {
      if (department.parentId === id && !excluded.has(department.id)) {
        excluded.add(department.id);
        below.push(department.id);
      }
    }
  }
  return excluded;
}

/** The unit that discipline inspection is. Throws when the reference data names none. */
export function disciplineUnit(departments: Departments): string {
  for (const department of departments.values()) if (department.role === 'discipline') return department.id;
  throw new Error('no department has the role of discipline inspection');
}
