import type { Person } from '@baton/contract'

/** A person's name as it stands on a screen: a visitor's never without the organisation that they are from (AFF13). */
export function fullName({ name, visitorFrom }: Pick<Person, 'name' | 'visitorFrom'>): string {
  return visitorFrom ? `${name} (${visitorFrom.name})` : name
}
