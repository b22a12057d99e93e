// Letters that Unicode does not take apart, as people type them on an English keyboard.
const plain: Readonly<Record<string, string>> = {
  ø: 'o',
  æ: 'ae',
  œ: 'oe',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ß: 'ss',
  ı: 'i',
}

/** A name as it is compared: without case, accents, hyphens and apostrophes; its words stay apart (PAT4). */
export function foldName(name: string): string {
  return nameWords(name).join(' ')
}

/** The words of a name as they are compared: O’Brien-Łukasz is obrien and lukasz. */
export function nameWords(name: string): string[] {
  const bare = name
    .toLowerCase()
    .normalize('NFKD')
    .replaceAll(/[\p{M}'’‘ʼ`´.]/gu, '')
    .replaceAll(/[øæœłđðþßı]/g, (letter) => plain[letter] ?? letter)
  return bare.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '')
}
