/** A statement of how far an organisation's log has come, in the form of C2SP `tlog-checkpoint`. */
export interface Checkpoint {
  /** The log's name. */
  readonly origin: string
  /** Leaves in the log. */
  readonly size: number
  /** Merkle root: 32 bytes. */
  readonly root: Buffer
  /** 1, 2, 3 … so that one that was taken away is missed. */
  readonly number: number
  readonly at: Date
}

/** The name of an organisation's log; also the name under which its checkpoints are signed. */
export function originOf(organisationId: string): string {
  return `baton-audit/${organisationId}`
}

/** The text that is signed. Number and time are extension lines. */
export function formatCheckpoint({ origin, size, root, number, at }: Checkpoint): string {
  return `${origin}\n${size}\n${root.toString('base64')}\nnumber ${number}\ntime ${at.toISOString()}\n`
}

/** Reads what `formatCheckpoint` wrote, to the letter; null when it is something else. */
export function parseCheckpoint(text: string): Checkpoint | null {
  const form = /^(.+)\n(\d{1,15})\n([A-Za-z0-9+/]{43}=)\nnumber (\d{1,15})\ntime (\S{24})\n$/
  const [, origin, size, root, number, at] = form.exec(text) ?? []
  if (origin === undefined || root === undefined || at === undefined) return null
  if (Number.isNaN(Date.parse(at))) return null
  const read = {
    origin,
    size: Number(size),
    root: Buffer.from(root, 'base64'),
    number: Number(number),
    at: new Date(at),
  }
  return formatCheckpoint(read) === text ? read : null
}
