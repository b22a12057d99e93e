import { api } from '@baton/contract'
import { expect } from '@playwright/test'
import { amina, ask, daniel, message } from './support/hospital.ts'
import { holdLine } from './support/line.ts'
import { listenForComplaints } from './support/no-complaints.ts'
import { signInAs } from './support/sign-in-as.ts'
import { test } from './support/test.ts'
import { arrive, bar, card, climbTo, holderOf, phone, roleNamed } from './support/urgent.ts'

test('a nurse pages the medical registrar, who declines; the next rung accepts on a phone, and she sees each step', async ({
  browser,
}) => {
  await climbTo(browser, 'Medical registrar on call', 'Medical consultant on call')
  const nurse = await arrive(browser, amina)
  const expectNoComplaints = listenForComplaints(nurse)
  const registrar = await arrive(browser, daniel)
  const consultantName = await holderOf(nurse, 'Medical consultant on call')
  const consultant = await arrive(browser, consultantName, phone)
  const reason = `Short of breath, bed ${Date.now() % 1000}`

  await nurse.goto('/urgent')
  await nurse.getByRole('button', { name: 'Send urgent' }).click()
  const sheet = nurse.getByRole('dialog', { name: 'Urgent message' })
  await sheet.getByRole('searchbox').fill('medical registrar')
  await sheet.getByRole('button', { name: 'Medical registrar on call' }).click()
  await expect(sheet.getByText(daniel).first()).toBeVisible()
  await expect(sheet.getByText(/If nobody accepts in 10 minutes, Medical consultant on call/)).toBeVisible()
  await sheet.getByRole('button', { name: 'Send urgent' }).click()
  await expect(sheet.getByText('Say in a line why it is urgent.')).toBeVisible()
  await sheet.getByLabel('Why').fill(reason)
  await sheet.getByLabel('Number to call back').fill('4471')
  await sheet.getByRole('button', { name: 'Send urgent' }).click()
  await expect(nurse).toHaveURL(/\/messages\//)
  const sent = message(nurse, reason)
  await expect(sent).toContainText(/Nobody has accepted yet/)
  await expect(sent).toContainText(/Daniel Okafor.*Delivered \d\d:\d\d, not seen yet/)

  await expect(bar(registrar)).toContainText(reason)
  await bar(registrar).getByRole('link').click()
  await expect(sent).toContainText(/Seen \d\d:\d\d, not accepted/)
  await expect(card(registrar, reason).getByRole('link', { name: 'Call 4471' })).toHaveAttribute(
    'href',
    'tel:4471',
  )
  await card(registrar, reason).getByRole('button', { name: 'Decline' }).click()
  await expect(sent).toContainText(/Declined \d\d:\d\d/)

  await expect(bar(consultant)).toContainText(reason)
  await bar(consultant).getByRole('button', { name: 'Accept' }).click()
  await expect(sent).toContainText(new RegExp(`Accepted by ${consultantName} at \\d\\d:\\d\\d`))

  await expect(bar(consultant)).toContainText(/You (accepted|hold)/)
  await consultant.reload()
  await expect(bar(consultant)).toContainText(/You (accepted|hold)/)
  await bar(consultant).getByRole('link').click()
  await card(consultant, reason).getByRole('button', { name: 'Done' }).click()
  await expect(sent).toContainText(/Done, said by/)
  await expect(bar(consultant).getByText(reason)).toHaveCount(0)
  expectNoComplaints()
})

test('an emergency takes the whole screen over whatever is open, is passed on in one tap, and accepted', async ({
  browser,
}) => {
  const nurse = await arrive(browser, 'Isla Cameron')
  const surgeonName = await holderOf(nurse, 'Surgical registrar on call')
  const anaesthetistName = await holderOf(nurse, 'Anaesthetist on call')
  const surgeon = await arrive(browser, surgeonName)
  const anaesthetist = await arrive(browser, anaesthetistName, phone)
  // Something else is open and holds the keyboard.
  await surgeon.getByRole('button', { name: 'New message' }).click()
  await expect(surgeon.getByRole('dialog')).toBeVisible()

  const role = await roleNamed(nurse, 'Surgical registrar on call')
  const reason = `Airway, resus bay ${Date.now() % 1000}`
  await ask(nurse, api.messaging.sendUrgent, {
    to: { kind: 'role', id: role.id },
    urgency: 'emergency',
    reason,
    callBack: '2222',
    sbar: {
      patient: 'Mr Test',
      place: 'Resus 2',
      situation: 'Stridor',
      background: '',
      assessment: '',
      recommendation: 'Come now',
      news2: 9,
    },
  })
  const alert = surgeon.getByRole('alertdialog', { name: 'Emergency' })
  await expect(alert).toContainText(reason)
  await expect(alert).toContainText('Emergency review by a registrar or above')
  await surgeon.keyboard.press('Escape')
  await expect(alert).toBeVisible()
  await expect(alert.getByRole('button', { name: 'Accept' })).toBeInViewport({ ratio: 1 })

  await alert.getByRole('button', { name: 'Not me' }).click()
  await alert.getByRole('searchbox').fill('anaesthetist')
  await alert.getByRole('button', { name: 'Anaesthetist on call' }).click()
  await expect(alert).toHaveCount(0)

  const next = anaesthetist.getByRole('alertdialog', { name: 'Emergency' })
  await expect(next).toContainText(reason)
  await expect(next.getByRole('button', { name: 'Accept' })).toBeInViewport({ ratio: 1 })
  await next.getByRole('button', { name: 'Accept' }).click()
  await expect(next).toHaveCount(0)
  await nurse.goto('/urgent')
  await expect(card(nurse, reason)).toContainText(`Accepted by ${anaesthetistName}`)
  await anaesthetist.goto('/urgent')
  await card(anaesthetist, reason).getByRole('button', { name: 'Done' }).click()
  await expect(card(nurse, reason)).toContainText('Done, said by')
})

test('without a line nothing urgent is promised: it says so, and whom to telephone; what is held survives a reload', async ({
  browser,
}) => {
  const nurse = await arrive(browser, 'Jack Thornton')
  const pharmacistName = await holderOf(nurse, 'On-call pharmacist')
  const pharmacist = await arrive(browser, pharmacistName)
  const held = await holdLine(pharmacist.context())
  await pharmacist.reload()
  await expect(pharmacist.getByText('Connected', { exact: true })).toBeAttached()
  const role = await roleNamed(nurse, 'On-call pharmacist')
  const reason = `Antidote needed ${Date.now() % 1000}`
  await ask(nurse, api.messaging.sendUrgent, {
    to: { kind: 'role', id: role.id },
    urgency: 'urgent',
    reason,
    callBack: '4480',
  })
  await expect(bar(pharmacist)).toContainText(reason)

  await held.cut()
  await expect(pharmacist.getByText(/^Offline since/)).toBeVisible()
  await pharmacist.reload()
  await expect(bar(pharmacist)).toContainText(reason)
  await bar(pharmacist).getByRole('button', { name: 'Accept' }).click()
  await expect(bar(pharmacist)).toContainText('This was not done')
  await expect(bar(pharmacist)).toContainText('Telephone 4480')

  held.restore()
  await expect(pharmacist.getByText('Connected', { exact: true })).toBeAttached()
  const { escalations } = await ask(nurse, api.escalation.listOpen, {})
  expect(escalations.find((one) => one.reason === reason)?.state).toBe('running')
  await bar(pharmacist).getByRole('button', { name: 'Accept' }).click()
  await expect(bar(pharmacist)).toContainText(/You (accepted|hold)/)
  await nurse.goto('/urgent')
  await card(nurse, reason).getByRole('button', { name: 'Cancel' }).click()
  await expect(card(nurse, reason)).toContainText('Cancelled by you')
  await expect(bar(pharmacist).getByText(reason)).toHaveCount(0)
})

test('a consultant goes off duty: what is urgent goes to cover, what waits is a digest at the next sign-on', async ({
  browser,
}) => {
  const colleague = await arrive(browser, 'Isla Cameron')
  const coverName = await holderOf(colleague, 'Medical consultant on call')
  const consultant = await arrive(browser, 'Dr Helen Marchetti')
  const { duty } = await ask(consultant, api.duty.myDuty, {})
  const nothingMore = { placeId: null, telephone: null, until: null }
  const details = { from: 'site' as const, roleIds: [], ...nothingMore }
  if (duty.state === 'off') await ask(consultant, api.duty.signOn, details)
  await ask(consultant, api.duty.signOff, {})
  const consultantId = duty.personId
  const { conversationId } = await ask(colleague, api.messaging.startDirect, { personId: consultantId })
  for (const body of ['The echo is back', 'Could you look at it on Monday?']) {
    await ask(colleague, api.messaging.sendMessage, { conversationId, body })
  }

  await colleague.goto(`/messages/${conversationId}`)
  await colleague.getByRole('button', { name: 'Urgent', exact: true }).click()
  const sheet = colleague.getByRole('dialog', { name: 'Urgent message' })
  await expect(sheet.getByText(/Helen Marchetti is off duty.*It goes to the role that covers/)).toBeVisible()
  const reason = `Tamponade? ${Date.now() % 1000}`
  await sheet.getByLabel('Why').fill(reason)
  await sheet.getByRole('button', { name: 'Send urgent' }).click()
  const cover = await arrive(browser, coverName)
  await expect(bar(cover)).toContainText(reason)
  await expect(bar(consultant)).toHaveCount(0)
  await cover.goto('/urgent')
  await card(cover, reason).getByRole('button', { name: 'Accept' }).click()
  await card(cover, reason).getByRole('button', { name: 'Done' }).click()

  await ask(consultant, api.duty.signOn, details)
  const digest = consultant.getByRole('dialog', { name: 'While you were off duty' })
  await expect(digest).toContainText(/2 messages/)
  await digest.getByRole('button', { name: /Isla Cameron/ }).click()
  await expect(consultant).toHaveURL(new RegExp(conversationId))
  await expect(message(consultant, 'Could you look at it on Monday?')).toBeVisible()
})

test('when the ladders are not being climbed, every screen says so', async ({ browser }) => {
  const context = await browser.newContext()
  await context.route('**/api/escalation/engine', (route) =>
    route.fulfill({ json: { state: 'silent', beatAt: null, latestMs: 0 } }),
  )
  const page = await context.newPage()
  await signInAs(page, 'Isla Cameron')
  await expect(page.getByText('Urgent messages may be delayed. Telephone.')).toBeVisible()
})
