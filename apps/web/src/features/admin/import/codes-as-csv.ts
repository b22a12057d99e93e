import type { api, OutputOf } from '@baton/contract'

type Added = OutputOf<typeof api.identity.importPeople>['added']

/** Names, addresses and one-time codes as a spreadsheet reads them, for handing out. */
export function codesAsCsv(added: Added): string {
  const header = ['Name', 'E-mail address', 'Code', 'Link', 'Ends']
  const rows = added.map(({ name, email, access }) => [
    name,
    email,
    access.code,
    access.link,
    access.expiresAt,
  ])
  return [header, ...rows].map((row) => row.map(cell).join(',')).join('\r\n')
}

/** A cell that begins like a formula is made plain, so that a spreadsheet never runs a name. */
function cell(text: string): string {
  const plain = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return `"${plain.replaceAll('"', '""')}"`
}
