import type { Category } from '#app/domain/category.ts';
import type { Department } from '#app/domain/department.ts';
import type { Db } from '#db/client.server.ts';
import { getCountyRules } from '#db/repositories/county-rules.server.ts';

/** What can be asked for, with the days promised and the unit in charge. */
export type ServiceCategory = Pick<Category, 'code' | 'name' | 'days'> & {
  lead: Pick<Department, 'id' | 'name' | 'phone'>;
};

/** The request categories in the county's order. */
export async function listServiceCategories(db: Db): Promise<ServiceCategory[]> {
  const { categories, departments, routing } = await getCountyRules(db);
  const requests = [...categories.values()].filter((category) => category.kind === 'request');
  return requests.map(({ code, name, days }) => {
    const rule = routing.rules.find((candidate) => candidate.categories.includes(code));
    const lead = rule && departments.get(rule.lead);
    if (!lead) throw new Error(`no department is in charge of ${code}`);
    return { code, name, days, lead: { id: lead.id, name: lead.name, phone: lead.phone } };
  });
}
