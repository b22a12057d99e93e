/** Letters to a line, and lines to a page, of a page as it is written here. */
const widest = 84
const tallest = 46

/**
 * Writes a PDF of plain pages: a title, and paragraphs under it. What the demonstration shows is made when it is made,
 * so that no file of anybody's comes with the program.
 */
export function writePaper(title: string, paragraphs: readonly string[]): Buffer {
  const lines = paragraphs.flatMap((paragraph) => [...wrapped(paragraph), ''])
  const pages: string[][] = []
  for (let from = 0; from < lines.length; from += tallest) pages.push(lines.slice(from, from + tallest))
  return assembled([
    '<</Type/Catalog/Pages 2 0 R>>',
    `<</Type/Pages/Kids[${pages.map((_, page) => `${5 + page * 2} 0 R`).join(' ')}]/Count ${pages.length}>>`,
    font('Helvetica'),
    font('Helvetica-Bold'),
    ...pages.flatMap((page, number) => [
      `<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents ${6 + number * 2} 0 R/Resources<</Font<</F1 3 0 R/F2 4 0 R>>>>>>`,
      drawn(`${title}${number === 0 ? '' : `, page ${number + 1}`}`, page),
    ]),
  ])
}

function wrapped(paragraph: string): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of paragraph.split(' ')) {
    if (line !== '' && line.length + word.length >= widest) {
      lines.push(line)
      line = ''
    }
    line = line === '' ? word : `${line} ${word}`
  }
  return [...lines, line]
}

function font(name: string): string {
  return `<</Type/Font/Subtype/Type1/BaseFont/${name}/Encoding/WinAnsiEncoding>>`
}

function drawn(title: string, lines: readonly string[]): string {
  const shown = lines.map((line) => `(${escaped(line)}) Tj 0 -15 Td`).join('\n')
  const words = `BT /F2 18 Tf 56 774 Td (${escaped(title)}) Tj ET\nBT /F1 11 Tf 56 740 Td\n${shown}\nET`
  return `<</Length ${Buffer.byteLength(words, 'latin1')}>>\nstream\n${words}\nendstream`
}

/** A PDF of this kind holds the letters of Western Europe; the few others that are typed here are written as these. */
function escaped(text: string): string {
  return text
    .replaceAll('’', "'")
    .replaceAll('–', '-')
    .replaceAll(/[\\()]/g, '\\$&')
}

/** The objects one after another, and the table of where each begins. */
function assembled(objects: readonly string[]): Buffer {
  let file = '%PDF-1.4\n'
  const places = objects.map((object, index) => {
    const place = file.length
    file += `${index + 1} 0 obj\n${object}\nendobj\n`
    return place
  })
  const rows = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('')
  const size = objects.length + 1
  const end = `trailer\n<</Size ${size}/Root 1 0 R>>\nstartxref\n${file.length}\n%%EOF\n`
  return Buffer.from(`${file}xref\n0 ${size}\n0000000000 65535 f \n${rows}${end}`, 'latin1')
}
