import type { OpenItems } from './parts.ts'

/** An urgent item on paper: open in a role, and perhaps accepted by somebody. */
export interface PaperItem {
  readonly roleId: string
  acceptedBy: string | null
}

/** Urgent items without escalation: duty knows no more of them than this. */
export interface PaperItems extends OpenItems {
  readonly open: PaperItem[]
  readonly moves: { roleId: string; fromPersonId: string; toPersonId: string }[]
}

export function paperItems(): PaperItems {
  const open: PaperItem[] = []
  const moves: PaperItems['moves'] = []
  return {
    open,
    moves,
    heldBy: async (_transaction, personId) => open.filter((item) => item.acceptedBy === personId).length,
    ofRole: async (_transaction, roleId) => open.filter((item) => item.roleId === roleId).length,
    async move(_acting, moved) {
      moves.push(moved)
      const theirs = open.filter((item) => item.roleId === moved.roleId)
      for (const item of theirs)
        if (item.acceptedBy === moved.fromPersonId) item.acceptedBy = moved.toPersonId
      return theirs.length
    },
  }
}
