import type { api, InputOf, Ladder, Role } from '@baton/contract'

/** A ladder while it is being changed: text, as form fields hold it. */
export interface DraftRung {
  /** `role:<id>` or `team:<id>`; empty until it is chosen. */
  readonly target: string
  readonly minutes: string
}

export interface LadderRow {
  /** `null` for the organisation's own. */
  readonly roleId: string | null
  readonly title: string
  readonly help: string
  readonly rungs: Ladder['rungs']
}

/** Minutes that a rung may wait. */
export const waits = ['1', '2', '5', '10', '15', '20', '30', '60'] as const

/** The organisation's own first, then every role's by name. */
export function ladderRows(ladders: readonly Ladder[], roles: ReadonlyMap<string, Role>): LadderRow[] {
  const common = ladders.find(({ roleId }) => roleId === null)
  const own = ladders.flatMap(({ roleId, rungs }) => {
    const role = roleId === null ? undefined : roles.get(roleId)
    return role ? [{ roleId, title: role.name, help: 'Followed by the hospital’s own', rungs }] : []
  })
  return [
    {
      roleId: null,
      title: 'The hospital’s own',
      help: 'Follows every other ladder, and stands alone where a role has none',
      rungs: common?.rungs ?? [],
    },
    ...own.sort((a, b) => a.title.localeCompare(b.title, 'en-GB')),
  ]
}

export function draftOf(rungs: Ladder['rungs']): DraftRung[] {
  return rungs.map(({ target, waitMs }) => ({
    target: `${target.kind}:${target.id}`,
    minutes: String(Math.max(1, Math.round(waitMs / 60_000))),
  }))
}

/** What is asked of the server; `null` while a rung calls nobody. */
export function saveInput(
  row: Pick<LadderRow, 'roleId' | 'title'>,
  draft: readonly DraftRung[],
): InputOf<typeof api.escalation.saveLadder> | null {
  const rungs = draft.flatMap(({ target, minutes }) => {
    const [kind, id] = target.split(':')
    if (!id || (kind !== 'role' && kind !== 'team' && kind !== 'person')) return []
    return [{ target: { kind, id } as const, waitMs: Number(minutes) * 60_000 }]
  })
  if (rungs.length === 0 || rungs.length < draft.length) return null
  return { name: row.title.slice(0, 80), roleId: row.roleId, rungs }
}

/** The rungs with one moved a place up or down. */
export function moved<Item>(items: readonly Item[], from: number, by: -1 | 1): Item[] {
  const next = [...items]
  const [item] = next.splice(from, 1)
  if (item !== undefined) next.splice(from + by, 0, item)
  return next
}
