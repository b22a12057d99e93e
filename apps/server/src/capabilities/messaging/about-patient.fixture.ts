import { api, type InputOf, type Patient } from '@baton/contract'
import { unknownPatient } from '@baton/testkit/unknown-patient'
import { inSystemTransaction, inTransaction } from '../../platform/database/transaction.ts'
import { keepPatientConversations } from './commands/keep-patient-conversations.ts'
import { type House, openHouse, type Staff } from './house.fixture.ts'

/** A house with two wards and patients in them. */
export interface WardHouse extends House {
  readonly ward: string
  readonly surgery: string
  /** Enters a patient on a ward, by default the first; who entered them has nothing to do with them a day later. */
  admit(family: string, more?: Partial<InputOf<typeof api.patients.addPatient>>): Promise<Patient>
  /** Somebody who is on duty at a ward. */
  hireAt(placeId: string): Promise<Staff>
  open(who: Staff, patientId: string): Promise<string>
  say(who: Staff, conversationId: string, body: string): Promise<unknown>
  merge(from: Patient, into: Patient): Promise<unknown>
  unmerge(from: Patient): Promise<unknown>
  /** Looks for what ended without anybody's doing. */
  lapse(): Promise<void>
  /** The tables of conversations and events in which a word stands as it is. */
  standsInWords(word: string): Promise<string[]>
  /** How many rows of a conversation an organisation sees, with the application's own check left out. */
  rowsSeenBy(organisationId: string, conversationId: string): Promise<number>
}

export async function openWardHouse(): Promise<WardHouse> {
  const house = await openHouse()
  const { administrator } = house
  const siteId = await house.addSite('St Brannoc’s')
  const ward = await house.addPlace(siteId, 'Ward 7')
  const surgery = await house.addPlace(siteId, 'Surgical unit')
  let admitted = 0
  return {
    ...house,
    ward,
    surgery,
    async admit(family, more = {}) {
      admitted += 1
      const { patient } = await administrator.ask(api.patients.addPatient, {
        ...unknownPatient,
        family,
        hospitalNumber: `SB${admitted}`,
        wardId: ward,
        ...more,
      })
      return patient
    },
    async hireAt(placeId) {
      const one = await house.hire()
      await one.signOnAt(placeId)
      return one
    },
    async open(who, patientId) {
      return (await who.ask(api.messaging.startAboutPatient, { patientId })).conversationId
    },
    say: (who, conversationId, body) => who.ask(api.messaging.sendMessage, { conversationId, body }),
    merge: (from, into) =>
      administrator.ask(api.patients.mergePatients, {
        patientId: from.id,
        intoPatientId: into.id,
        reason: 'One patient, entered twice',
      }),
    unmerge: (from) =>
      administrator.ask(api.patients.unmergePatient, {
        patientId: from.id,
        reason: 'Two patients after all',
      }),
    lapse: () => {
      const { organisationId, clock, parts } = house
      return keepPatientConversations(parts, { organisationId, personId: null, at: clock.now() })
    },
    async standsInWords(word) {
      const found: string[] = []
      for (const table of [
        'conversation',
        'membership',
        'message',
        'message_search',
        'event',
        'audit_leaf',
      ]) {
        const rows = await inSystemTransaction(house.database.system, (transaction) =>
          transaction.query({
            name: `stands-in-words-${table}`,
            text: `select 1 from ${table} t where t::text ilike '%' || $1 || '%'
                    or t::text ilike '%' || encode(convert_to($1, 'UTF8'), 'hex') || '%'`,
            values: [word],
          }),
        )
        if (rows.length > 0) found.push(table)
      }
      return found
    },
    async rowsSeenBy(organisationId, conversationId) {
      const rows = await inTransaction(house.database.app, organisationId, (transaction) =>
        transaction.query({
          name: 'rows-seen-by',
          text: 'select 1 from conversation where id = $1',
          values: [conversationId],
        }),
      )
      return rows.length
    },
  }
}
