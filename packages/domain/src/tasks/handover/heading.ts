const longest = 80

export type HandoverNews =
  | 'offered'
  | 'accepted'
  | 'accepted-in-part'
  | 'rejected'
  | 'taken-back'
  | 'given-back'

const said: Readonly<Record<HandoverNews, string>> = {
  offered: 'Handover offered to you',
  accepted: 'Handover accepted',
  'accepted-in-part': 'Handover accepted, not all patients',
  rejected: 'Handover not taken',
  'taken-back': 'Handover taken back',
  'given-back': 'Handover unanswered: offer it again',
}

/** What a locked screen shows of a handover: what became of it and of which ward, never of whom (HND13). */
export function handoverHeading(news: HandoverNews, wardName: string | null): string {
  const whole = wardName === null ? said[news] : `${said[news]} – ${wardName}`
  return whole.length <= longest ? whole : `${whole.slice(0, longest - 1)}…`
}
