// The thesaurus as an administrator keeps it, in each language, once without scripts: found, changed after a preview, taken
// back; a concept added and retired. An auditor looks and changes nothing.
import { after, describe, test } from 'node:test'
import assert from 'node:assert/strict'
import { check, close, languages, open, press, visit, wasRefused } from '../support.mjs'

after(close)

const submit = page => page.locator('main form button.govuk-button').first()
const at = page => new URL(page.url()).pathname
const reason = { kk: 'Кадр мамандары осылай іздейді.', ru: 'Специалисты ищут этим словом.', en: 'Officers look for it by this word.' }

for (const lang of languages) {
  describe(`the thesaurus is kept in ${lang}`, () => {
    // every page works without scripts: one of the walks goes without
    const javaScriptEnabled = lang !== 'ru'

    test('a name is added after a preview, and taken back', async () => {
      const { context, page } = await open({ role: 'administrator', lang, javaScriptEnabled })
      const look = name => check(page, { name: `thesaurus-${name}`, scripts: javaScriptEnabled })
      const refused = async name => {
        await wasRefused(page)
        await look(name)
      }
      try {
        await visit(page, '/thesaurus', { name: 'thesaurus-list', scripts: javaScriptEnabled })
        await page.fill('[name=concept_text]', 'OCC002')
        await press(page, submit(page))
        await press(page, page.locator('main tbody a').first())
        assert.equal(at(page), '/thesaurus/OCC002')
        await look('concept')
        await press(page, page.locator('main a[href="/thesaurus/OCC002/edit"]'))
        await look('form')
        const names = await page.inputValue('[name=names_ru]')
        await page.fill('[name=names_ru]', `${names}\nадвокат`)
        await press(page, submit(page))
        assert.ok(await page.locator('#names_ru-error').count(), 'a name of another concept is refused')
        await refused('refused')
        const name = `советник ${lang}${Date.now().toString(36)}`
        await page.fill('[name=names_ru]', `${names}\n${name}`)
        await press(page, submit(page))
        assert.deepEqual(await page.locator('.govuk-error-summary').allInnerTexts(), [])
        assert.ok(await page.getByText(name).count(), 'the preview has a line for the new name')
        await look('preview')
        await press(page, submit(page))
        assert.ok(await page.locator('#concept_reason-error').count(), 'a reason is wanted')
        await refused('no-reason')
        await page.fill('[name=concept_reason]', reason[lang])
        await press(page, submit(page))
        assert.equal(at(page), '/thesaurus/OCC002')
        assert.ok(await page.locator('.govuk-notification-banner--success').count(), 'it says that it is done')
        assert.ok(await page.getByText(reason[lang]).count(), 'the history has the reason')
        await look('changed')
        await press(page, page.locator('main a[href="/thesaurus/OCC002/take-back"]'))
        await look('take-back')
        await page.fill('[name=concept_reason]', reason[lang])
        await press(page, submit(page))
        assert.equal(at(page), '/thesaurus/OCC002')
        assert.equal(await page.locator('main a[href="/thesaurus/OCC002/take-back"]').count(), 0)
      } finally {
        await context.close()
      }
    })

    test('a concept is added and retired', async () => {
      const { context, page } = await open({ role: 'administrator', lang, javaScriptEnabled })
      const mark = `${lang}${Date.now().toString(36)}`
      try {
        await page.goto('/thesaurus/new')
        await page.selectOption('[name=concept_kind]', 'skill')
        await page.fill('[name=names_kk]', `сынақ ${mark}`)
        await page.fill('[name=names_ru]', `проба ${mark}`)
        await page.fill('[name=names_en]', `trial ${mark}`)
        await page.fill('[name=concept_source]', 'OWN')
        await press(page, submit(page))
        await press(page, page.locator('main button[name=op][value=back]'))
        assert.equal(await page.inputValue('[name=names_en]'), `trial ${mark}`, 'what was typed is still there')
        await press(page, submit(page))
        await page.fill('[name=concept_reason]', reason[lang])
        await press(page, submit(page))
        const concept = at(page)
        assert.match(concept, /^\/thesaurus\/OWN\d+$/)
        await check(page, { name: 'thesaurus-added', scripts: javaScriptEnabled })
        await press(page, page.locator(`main a[href="${concept}/retire"]`))
        await page.fill('[name=concept_reason]', reason[lang])
        await press(page, submit(page))
        assert.equal(at(page), concept)
        await check(page, { name: 'thesaurus-retired', scripts: javaScriptEnabled })
      } finally {
        await context.close()
      }
    })
  })
}

test('an auditor looks and changes nothing', async () => {
  const { context, page } = await open({ role: 'auditor', lang: 'en' })
  try {
    await visit(page, '/thesaurus', { name: 'thesaurus-auditor' })
    assert.equal(await page.locator('a[href="/thesaurus/new"]').count(), 0)
    await visit(page, '/thesaurus/OCC002', { name: 'thesaurus-auditor-concept' })
    assert.equal(await page.locator('a[href$="/edit"]').count(), 0)
  } finally {
    await context.close()
  }
})
