import { expect } from '@playwright/test'
import { serveGallery } from './support/serve-gallery.ts'
import { expectToStand } from './support/stands.ts'
import { test } from './support/test.ts'
import { useView, views } from './support/views.ts'

let gallery: Awaited<ReturnType<typeof serveGallery>>

test.beforeAll(async () => {
  gallery = await serveGallery()
})

test.afterAll(async () => {
  await gallery.stop()
})

for (const view of views) {
  test.describe(`the components, on a ${view.name}`, () => {
    test.use(useView(view))

    test.beforeEach(async ({ page }) => {
      await page.goto(gallery.address)
      await page.getByRole('heading', { name: 'Components' }).waitFor()
    })

    test('are accessible, fit the screen and can be pressed with a glove', async ({ page }) => {
      await expectToStand(page, 'components')
    })

    test('that open above the page are accessible and give focus back', async ({ page }) => {
      const openers = [
        { opener: 'More', role: 'menu' },
        { opener: 'Dialog', role: 'alertdialog' },
        { opener: 'Sheet', role: 'dialog' },
        { opener: 'Popover', role: 'dialog' },
      ] as const
      for (const { opener, role } of openers) {
        const button = page.getByRole('button', { name: opener, exact: true })
        await button.press('Enter')
        await expect(page.getByRole(role)).toBeVisible()
        await expectToStand(page, opener, { within: `[role="${role}"]`, fingers: false })
        await page.keyboard.press('Escape')
        await expect(page.getByRole(role)).toBeHidden()
        await expect(button).toBeFocused()
      }
    })
  })
}

test.describe('the keyboard', () => {
  test.use(useView(views[1]))

  test('reaches everything, and focus is always seen', async ({ page }) => {
    await page.goto(gallery.address)
    await page.getByRole('heading', { name: 'Components' }).waitFor()
    const unseen: string[] = []
    let reached = 0
    for (; reached < 120; reached += 1) {
      await page.keyboard.press('Tab')
      const name = await page.evaluate(() => {
        const focused = document.activeElement
        if (!focused || focused === document.body) return null
        // A hidden input wears its focus on the label or box around it.
        const marked = [focused, ...[1, 2, 3].map((up) => ancestor(focused, up))]
        const isSeen = marked.some((element) => {
          if (!element) return false
          const style = getComputedStyle(element)
          return style.outlineStyle === 'solid' && style.outlineWidth === '3px'
        })
        const yellow = getComputedStyle(focused).backgroundColor === 'rgb(255, 235, 59)'
        const shadow = getComputedStyle(focused).boxShadow.includes('rgb(255, 235, 59)')
        const inside = focused.parentElement?.querySelector('[data-focus-visible]')
        return isSeen || yellow || shadow || inside ? '' : focused.outerHTML.slice(0, 120)

        function ancestor(element: Element, up: number): Element | null {
          let found: Element | null = element
          for (let step = 0; step < up; step += 1) found = found?.parentElement ?? null
          return found
        }
      })
      if (name === null) break
      if (name !== '') unseen.push(name)
    }
    expect(reached).toBeGreaterThan(40)
    expect(unseen).toEqual([])
  })
})
