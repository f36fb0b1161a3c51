// What anybody can see without signing in, in each language.
import { after, describe, test } from 'node:test'
import assert from 'node:assert/strict'
import { close, languages, open, press, speak, visit } from '../support.mjs'

after(close)

const pages = ['/', '/vacancies', '/sign-in', '/sign-up', '/help', '/accessibility', '/privacy', '/api/docs']

for (const lang of languages) {
  describe(`public pages in ${lang}`, async () => {
    for (const path of pages) {
      test(path, async () => {
        const { context, page } = await open({ lang })
        try {
          await visit(page, path)
          assert.equal(await page.locator('h1').count(), 1, 'one main heading')
        } finally {
          await context.close()
        }
      })
    }
  })
}

test('the language switch keeps the page', async () => {
  const { context, page } = await open({ lang: 'kk' })
  try {
    await page.goto('/vacancies')
    await press(page, page.locator('.kadr-language button[value="ru"]'))
    assert.equal(new URL(page.url()).pathname, '/vacancies')
    assert.equal(await page.getAttribute('html', 'lang'), 'ru')
  } finally {
    await context.close()
  }
})

test('without JavaScript the public pages still work', async () => {
  const { context, page } = await open({ lang: 'ru', javaScriptEnabled: false })
  try {
    await speak(page, 'en')
    for (const path of pages) assert.ok((await page.goto(path)).ok(), path)
  } finally {
    await context.close()
  }
})
