/** Files in what is pasted; none when there are words too: a table from a spreadsheet comes with its own picture. */
export function pastedFiles(clipboard: Pick<DataTransfer, 'files' | 'getData'>, now: Date): File[] {
  if (clipboard.getData('text/plain').trim() !== '') return []
  return [...clipboard.files].map((file) => named(file, now))
}

/** Every screenshot is called image.png: the time tells them apart. */
function named(file: File, now: Date): File {
  if (!/^image\.\w+$/.test(file.name)) return file
  const at = `${pad(now.getHours())}.${pad(now.getMinutes())}.${pad(now.getSeconds())}`
  return new File([file], `Pasted picture ${at}${file.name.slice('image'.length)}`, { type: file.type })
}

function pad(figure: number): string {
  return String(figure).padStart(2, '0')
}
