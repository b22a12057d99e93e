/** Puts the wanted into places so that whoever has one keeps it: a picture does not jump, a voice is not cut. */
export function keepPlaces(
  places: readonly (string | null)[],
  wanted: readonly string[],
): readonly (string | null)[] {
  const staying = new Set(wanted)
  const kept = places.map((taken) => (taken !== null && staying.delete(taken) ? taken : null))
  const coming = wanted.filter((one) => staying.has(one))
  return kept.map((taken) => taken ?? coming.shift() ?? null)
}
