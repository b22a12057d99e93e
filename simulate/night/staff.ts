import { ladderFor } from './pressing.ts'
import type { Request } from './requests.ts'

/** The doctors of the night, and the ward that each begins on. */
export const staff = [
  { name: 'Ward doctor, wards 1 and 2', isSenior: false, ward: 0 },
  { name: 'Ward doctor, wards 3 and 4', isSenior: false, ward: 2 },
  { name: 'Senior house officer', isSenior: true, ward: 4 },
  { name: 'Medical registrar', isSenior: true, ward: 4 },
] as const

/** Who is right for a request, in the order in which one turns to them: the same in both models. */
export function rightFor(request: Request): readonly number[] {
  const ward = request.ward < 2 ? 0 : 1
  if (ladderFor(request) === 'emergency') return [3, 2, ward]
  return ladderFor(request) === 'urgent' ? [ward, 2, 3] : [ward]
}
