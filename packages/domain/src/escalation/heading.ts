import type { Pressing, Subject } from '@baton/contract'

const longest = 80
const nouns: Readonly<Record<Subject['kind'], string>> = {
  message: 'message',
  task: 'task',
  'crash-call': 'crash call',
}

/**
 * What a locked screen shows of it: how much it presses, what it is and for which role. Never a name, a number or
 * somebody's words (IG-9).
 */
export function headingOf(urgency: Pressing, kind: Subject['kind'], roleName: string | null): string {
  return short(urgency === 'crash' ? 'Crash call' : `${pressingWord(urgency)} ${nouns[kind]}`, roleName)
}

/** The same with what became of it: "Not accepted yet: urgent message – Medical registrar on call". */
export function headingOfNews(
  news: 'accepted' | 'cancelled' | 'not accepted yet' | 'nobody has accepted',
  urgency: Pressing,
  kind: Subject['kind'],
  roleName: string | null,
): string {
  const said = `${news.charAt(0).toUpperCase()}${news.slice(1)}`
  const what = urgency === 'crash' ? 'crash call' : `${pressingWord(urgency).toLowerCase()} ${nouns[kind]}`
  return short(`${said}: ${what}`, roleName)
}

function pressingWord(urgency: Pressing): string {
  return urgency === 'urgent' ? 'Urgent' : 'Emergency'
}

function short(what: string, roleName: string | null): string {
  const whole = roleName === null ? what : `${what} – ${roleName}`
  return whole.length <= longest ? whole : `${whole.slice(0, longest - 1)}…`
}
