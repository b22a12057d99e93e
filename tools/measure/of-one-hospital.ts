/**
 * Of the demonstration's people those of its first hospital: whoever is of another organisation cannot be in its
 * conversations or come to its meetings.
 */
export function ofOneHospital<Person extends { readonly organisationName: string }>(
  people: readonly Person[],
): Person[] {
  return people.filter(({ organisationName }) => organisationName === people[0]?.organisationName)
}
