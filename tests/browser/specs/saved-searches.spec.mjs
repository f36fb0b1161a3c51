// Saved searches in three languages, with and without scripts: kept from the search page, looked at, somebody hidden and
// shown again, changed, deleted.
import { after, describe, test } from 'node:test'
import assert from 'node:assert/strict'
import { check, close, languages, open, press, wasRefused } from '../support.mjs'

after(close)

async function withPage(options, run) {
  const { context, page } = await open({ role: 'hr_officer', ...options })
  try { return await run(page) } finally { await context.close() }
}

const total = async page => Number((await page.locator('h2').filter({ hasText: /\d/ }).last().innerText()).replace(/\D/g, ''))

for (const lang of languages) {
  describe(`saved searches, ${lang}`, () => {
    for (const scripts of [true, false]) {
      test(scripts ? 'with scripts' : 'without scripts', () => withPage({ lang, javaScriptEnabled: scripts }, async page => {
        const name = `специалист ${lang} ${scripts}`
        await page.goto(`/search?${new URLSearchParams({ q: 'специалист' })}`)
        await press(page, page.locator('a[href^="/saved-searches/new"]'))
        await check(page, { name: 'saved-new', scripts })
        // nothing is kept without a name, and what was typed stays
        await page.fill('#name', '')
        await page.fill('#note', 'Мәдина')
        await press(page, page.locator('main form button'))
        assert.equal(await page.inputValue('#note'), 'Мәдина')
        await wasRefused(page)
        await check(page, { scripts })
        await page.fill('#name', name)
        await press(page, page.locator('main form button'))
        assert.equal(await page.innerText('h1'), name)
        assert.ok((await page.innerText('main')).includes('Мәдина'))
        const everybody = await total(page)
        assert.ok(everybody > 1)
        await check(page, { name: 'saved-one', scripts })
        // somebody does not belong, and does again
        const person = page.locator('.kadr-person').first()
        await person.locator('summary').click()
        await person.locator('[name=reason]').fill('Басқа бағыт')
        await press(page, person.locator('form button'))
        assert.equal(await total(page), everybody - 1)
        assert.ok((await page.innerText('main')).includes('Басқа бағыт'))
        await check(page, { name: 'saved-hidden', scripts })
        await press(page, page.locator('form[action$="/take-back"] button'))
        assert.equal(await total(page), everybody)
        // in the list, then changed and deleted
        await page.goto('/saved-searches')
        await check(page, { name: 'saved-list', scripts })
        await press(page, page.locator('.kadr-card a', { hasText: name }))
        await press(page, page.locator('a[href$="/edit"]'))
        await page.fill('#name', `${name} 2`)
        await page.selectOption('#alert', 'letter')
        await press(page, page.locator('main form button'))
        assert.equal(await page.innerText('h1'), `${name} 2`)
        const address = page.url()
        await page.locator('summary').last().click()
        await press(page, page.locator('form[action$="/delete"] button'))
        assert.equal((await page.goto(address)).status(), 404)
      }))
    }
  })
}
