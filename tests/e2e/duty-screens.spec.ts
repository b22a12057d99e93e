import { expect, type Locator } from '@playwright/test'
import { signInFresh } from './support/duty.ts'
import { expectToStand } from './support/stands.ts'
import { test } from './support/test.ts'
import { asView, views } from './support/views.ts'

/** Where each screen is, and the heading by which it is there. */
const screens = [
  { name: 'rota', path: '/rota', heading: 'Rota' },
  { name: 'roles', path: '/admin/roles', heading: 'Roles' },
  { name: 'adding a role', path: '/admin/roles/add', heading: 'Add a role' },
  { name: 'import', path: '/admin/rota', heading: 'Import a rota' },
  { name: 'major incident', path: '/admin/major-incident', heading: 'Major incident' },
  { name: 'off duty', path: '/settings/off-duty', heading: 'Who covers for me' },
] as const

for (const view of views) {
  test(`every screen of duty is accessible and fits, on a ${view.name}`, async ({ browser }) => {
    test.setTimeout(300_000)
    const page = await signInFresh(browser, 'Sandra Tapp', asView(view))
    const looked = async (name: string, isThere: Locator) => {
      await expect(isThere.first()).toBeVisible()
      await expect(page.getByRole('status').filter({ hasText: /^Loading/ })).toHaveCount(0)
      await expectToStand(page, name)
    }
    const dialog = page.getByRole('dialog')

    for (const screen of screens) {
      await page.goto(screen.path)
      await looked(screen.name, page.getByRole('heading', { name: screen.heading }))
    }

    await page.goto('/admin/rota')
    await page
      .getByRole('textbox', { name: 'Or paste it here' })
      .fill('email,role,from,until\nnobody@example.org,No such role,2026-11-30 08:00,2026-11-30 20:00')
    await page.getByRole('button', { name: 'Show what would happen' }).click()
    await looked('import-preview', page.getByText('Left out'))

    await page.goto('/rota')
    await page.getByRole('button', { name: 'Add a shift' }).click()
    await looked('shift', dialog.getByRole('list', { name: 'People found' }).getByRole('button'))
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Add an absence' }).click()
    await looked('absence', dialog.getByText('Sickness'))
    await page.keyboard.press('Escape')

    await page.goto('/admin/major-incident')
    await page.getByRole('button', { name: 'Reach people off duty' }).click()
    await looked('override', dialog.getByRole('list', { name: 'People found' }).getByRole('button'))
    await page.keyboard.press('Escape')

    await page.goto('/directory')
    await page.getByText('Roles', { exact: true }).click()
    await looked('directory-roles', page.getByRole('link', { name: /Medical registrar on call/ }))
    await page.getByRole('link', { name: /Medical registrar on call/ }).click()
    await page.getByRole('button', { name: 'Show who held it before' }).click()
    await looked('role', page.getByRole('heading', { name: 'Who held it' }))
    await page.getByRole('link', { name: 'Manage' }).last().click()
    await looked('role-form', page.getByRole('heading', { name: 'Retire' }))

    await page.goto('/messages')
    await page.getByRole('button', { name: /^On duty/ }).click()
    await looked('duty', dialog.getByRole('button', { name: 'Go off duty' }))
    await dialog.getByRole('button', { name: 'I am busy' }).click()
    await looked('busy', dialog.getByRole('textbox', { name: 'I am' }))
    await dialog.getByRole('button', { name: 'Back' }).click()
    await dialog.getByRole('button', { name: 'Change' }).click()
    await looked('change', dialog.getByRole('button', { name: 'Save' }))
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: /^On duty/ }).click()
    await dialog.getByRole('button', { name: 'Go off duty' }).click()
    await looked('going-off', dialog.getByRole('button', { name: 'Stay on duty' }))
    await page.keyboard.press('Escape')

    const off = await signInFresh(browser, 'Dr Helen Marchetti', asView(view))
    await expect(off.getByText(/Messages wait for you|The rota has you on/)).toBeVisible()
    await expectToStand(off, 'off')
    await off.getByRole('button', { name: /^Off duty/ }).click()
    await expect(off.getByRole('dialog').getByRole('button', { name: 'Sign on' })).toBeVisible()
    await expectToStand(off, 'sign-on')

    await page.goto('/directory')
    await page.getByRole('searchbox', { name: 'Search the directory' }).fill('Marchetti')
    await page.getByRole('link', { name: /Helen Marchetti/ }).click()
    await looked('profile', page.getByRole('button', { name: /^Write to/ }))
    await page.getByRole('button', { name: 'Message', exact: true }).click()
    await expect(page.getByRole('group', { name: 'Who gets what you write' })).toBeVisible()
    // The composer's own small buttons at a desk are messaging's to answer for.
    await expectToStand(page, 'cover', { fingers: false })
  })
}
