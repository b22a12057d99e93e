import { api } from '@baton/contract'
import { answer, refuse } from '../../../platform/operations/answer.ts'
import { type Handler, handleCommand } from '../../../platform/operations/handler.ts'
import type { Identity } from '../identity.ts'
import { readImport } from '../import/read-import.ts'
import { writePeople } from '../people/write-people.ts'

export function importPeople({ publicUrl }: Identity): Handler {
  return handleCommand(api.identity.importPeople, async (change, { csv, rows: which }) => {
    const { transaction, streams, viewer, at } = change
    const organisation = { kind: 'organisation', id: viewer.organisationId } as const
    await change.lock(organisation.id)
    const list = await readImport(transaction, csv)
    if (!list.ok) return list
    const left = list.value.rows.filter(({ person }) => person === null).map(({ row }) => row)
    if (which === 'all' && left.length > 0) return refuse('bad-input', left.slice(0, 20).map(asDetail))
    const good = list.value.rows.flatMap(({ row, person }) =>
      person === null ? [] : [{ line: row.line, person }],
    )
    const act = { organisationId: viewer.organisationId, personId: viewer.personId, at }
    const added = await writePeople(
      { transaction, streams, act, publicUrl },
      good.map(({ person }) => ({ ...person, administrator: false })),
    )
    if (added.length === 0) change.unchanged()
    for (const { person } of added)
      change.audit(organisation, { subjects: [{ kind: 'person', id: person.id }] })
    return answer({
      added: added.map(({ person, access }, index) => ({
        line: good[index]?.line ?? 0,
        personId: person.id,
        name: person.name,
        email: person.email,
        access,
      })),
      left,
    })
  })
}

function asDetail({
  line,
  problems,
}: {
  line: number
  problems: readonly { field: string | null; problem: string }[]
}) {
  const [first] = problems
  return { path: `line ${line}`, problem: [first?.field, first?.problem].filter(Boolean).join(' ') }
}
