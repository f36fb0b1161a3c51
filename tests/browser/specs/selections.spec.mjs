// Ticking people over the pages of a kept list, what is done with them, and people like one person: in three languages,
// with and without scripts.
import { after, describe, test } from 'node:test'
import assert from 'node:assert/strict'
import { check, close, languages, open, press, wasRefused } from '../support.mjs'

after(close)

async function withPage(options, run) {
  const { context, page } = await open({ role: 'hr_officer', ...options })
  try { return await run(page) } finally { await context.close() }
}

const ticked = page => page.locator('[name=tick]:checked').count()
const what = (page, value) => press(page, page.locator(`button[name=what][value=${value}]`))

for (const lang of languages) {
  describe(`selections, ${lang}`, () => {
    for (const scripts of [true, false]) {
      test(scripts ? 'with scripts' : 'without scripts', () => withPage({ lang, javaScriptEnabled: scripts }, async page => {
        await page.goto('/search?sort=newest')
        const name = await page.locator('.kadr-person').nth(1).locator('h3').innerText()
        await page.locator('.kadr-person [data-select]').nth(1).check()
        await check(page, { name: 'search-select', scripts })
        await press(page, page.locator('form[action="/selections"] .kadr-actions button').first())
        const address = new URL(page.url()).pathname
        assert.match(address, /^\/selections\/[0-9a-f-]{36}$/)
        // the same person is ticked, in the same place
        assert.equal(await ticked(page), 1)
        assert.equal(await page.locator('.kadr-person:has([name=tick]:checked) h3').innerText(), name)
        // turning the page keeps what was ticked on this one
        await page.locator('[name=tick]').first().check()
        await press(page, page.locator('button[name=go]'))
        assert.equal(new URL(page.url()).searchParams.get('page'), '2')
        assert.equal(await ticked(page), 0)
        await page.locator('[name=tick]').nth(2).check()
        await press(page, page.locator('button[name=go]').first())
        assert.equal(await ticked(page), 2)
        await check(page, { name: 'selection', scripts })
        // three of two pages stand side by side
        await what(page, 'compare')
        assert.match(new URL(page.url()).pathname, /\/compare$/)
        assert.equal(await page.locator('#compare-people').count(), 1)
        await page.goto(address)
        await what(page, 'page')
        assert.equal(await ticked(page), 20)
        await what(page, 'compare')
        assert.equal(await page.locator('.govuk-error-summary').count(), 1, 'more than five are too many')
        await wasRefused(page)
        await check(page, { name: 'selection-error', scripts })
        await page.goto(address)
        await what(page, 'none')
        await page.locator('[name=tick]').nth(1).check()
        await what(page, 'shortlist')
        assert.match(new URL(page.url()).pathname, /\/shortlist$/)
        assert.ok((await page.innerText('main')).includes(name))
        await check(page, { name: 'selection-shortlist', scripts })
        // it has a name, is on the list of one's own, and goes when it is not needed
        await page.goto(address)
        await page.fill('#name', 'Сынақ')
        await press(page, page.locator('form[action$="/name"] button'))
        assert.match(await page.innerText('h1'), /Сынақ/)
        await page.goto('/selections')
        assert.equal(await page.locator(`a[href="${address}"]`).innerText(), 'Сынақ')
        await check(page, { name: 'selections', scripts })
        await page.goto(address)
        await press(page, page.locator('form[action$="/removal"] button'))
        assert.equal(await page.locator(`a[href="${address}"]`).count(), 0)
      }))
    }

    test('people like one person', () => withPage({ lang }, async page => {
      await page.goto('/search?sort=years')
      await press(page, page.locator('.kadr-person [data-open]').first())
      await press(page, page.locator('a[href$="/similar"]'))
      const why = page.locator('.kadr-why').first()
      await why.locator('summary').click()
      assert.ok(await why.locator('li').count() > 0)
      await check(page, { name: 'similar' })
    }))
  })
}
