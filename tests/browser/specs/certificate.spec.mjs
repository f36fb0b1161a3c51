// A certificate of a match: made by an officer, found by its code, checked as a file on the page and with other tools,
// in each language; and no page says who it is about.
import { after, describe, test } from 'node:test'
import assert from 'node:assert/strict'
import { execFileSync, spawnSync } from 'node:child_process'
import { createHash, createPublicKey, verify } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { check, close, languages, open, press, stage, visit, wasRefused } from '../support.mjs'

after(close)

const sha256 = text => createHash('sha256').update(text).digest('hex')

// As docs/certificates.md tells others to do it.
function holds(file, pem) {
  const { certificate, people, signature } = JSON.parse(file)
  return verify(null, Buffer.from(JSON.stringify(certificate)), createPublicKey(pem), Buffer.from(signature.value, 'base64')) &&
    sha256(JSON.stringify(people)) === certificate.content.lists.sha256
}

async function publicKey() {
  const { items } = await (await fetch(`${stage.url}/api/v1/certificates/keys`)).json()
  return items.find(key => key.current)
}

for (const lang of languages) {
  describe(`a certificate in ${lang}`, async () => {
    const made = {}

    test('an officer makes one from a match', async () => {
      const { context, page } = await open({ role: 'hr_officer', lang })
      try {
        await page.goto('/work/vacancies?state=published')
        const vacancy = await page.locator('a[data-open]').first().getAttribute('href')
        await visit(page, `${vacancy}/match`, { name: 'certificate-match' })
        made.names = await page.locator('.kadr-person__main a').allInnerTexts()
        await press(page, page.locator('form[action$="/certificates"] button'))
        await check(page, { name: 'certificate-made' })
        assert.equal(await page.locator('[data-state=good]').count(), 1, 'the signature is good')
        assert.ok(await page.locator('.kadr-badge--unverified').first().isVisible(), 'law that nobody confirmed says so here too')
        made.code = new URL(page.url()).pathname.split('/').at(-1)
        assert.match(made.code, /^[0-9A-Z]{4}(-[0-9A-Z]{4}){3}$/)
        const answer = await page.request.get(`/certificates/${made.code}/file`)
        made.file = await answer.text()
        assert.match(answer.headers()['content-disposition'], /attachment/)
        await visit(page, '/certificates', { name: 'certificates-of-the-body' })
        assert.ok((await page.innerText('table')).includes(made.code))
      } finally {
        await context.close()
      }
    })

    test('anybody finds it by its code, and nobody on it', async () => {
      const { context, page } = await open({ lang })
      try {
        await visit(page, '/certificates', { name: 'certificates' })
        await page.fill('[name=code]', made.code.toLowerCase().replaceAll('-', ' '))
        await press(page, page.locator('form:has([name=code]) button'))
        assert.equal(new URL(page.url()).pathname, `/certificates/${made.code}`)
        await check(page, { name: 'certificate-one' })
        const shown = await page.content()
        for (const name of made.names) assert.ok(!shown.includes(name), 'a name is shown')
        const people = Object.values(JSON.parse(made.file).people).flat()
        assert.ok(people.length > 0)
        for (const [pseudonym] of people) assert.ok(!shown.includes(pseudonym), 'a pseudonym is shown')
        const wrong = made.code.startsWith('7') ? '8' : '7'
        await page.goto('/certificates')
        await page.fill('[name=code]', wrong + made.code.slice(1))
        await press(page, page.locator('form:has([name=code]) button'))
        assert.equal(await page.locator('#code-error').count(), 1)
        await wasRefused(page)
        await check(page, { name: 'certificate-mistyped' })
      } finally {
        await context.close()
      }
    })

    test('a file is identical, or is told what is wrong with it', async () => {
      const { context, page } = await open({ lang })
      try {
        const bring = async (text, state) => {
          await page.goto('/certificates')
          await page.setInputFiles('[name=file]', { name: 'c.json', mimeType: 'application/json', buffer: Buffer.from(text) })
          await press(page, page.locator('form:has([name=file]) button'))
          assert.equal(await page.locator('section[data-state]').getAttribute('data-state'), state)
          await check(page, { name: `certificate-${state}` })
        }
        await bring(made.file, 'identical')
        await bring(made.file.replace(/"meets":\d+/, '"meets":9999'), 'altered')
        await bring(JSON.stringify(JSON.parse(made.file), null, 1), 'altered')
        await bring('a letter', 'unreadable')
      } finally {
        await context.close()
      }
    })

    test('other tools come to the same', async () => {
      const key = await publicKey()
      assert.equal(JSON.parse(made.file).signature.key, key.id)
      assert.equal(key.id, sha256(Buffer.from(key.public_key, 'base64')).slice(0, 16))
      assert.ok(holds(made.file, key.pem), 'node:crypto')
      assert.ok(!holds(made.file.replace('"format"', '"Format"'), key.pem))
      const [line] = Object.values(JSON.parse(made.file).people).flat()
      assert.ok(!holds(made.file.replace(line[0], line[0].replace(/^./, digit => digit === '0' ? '1' : '0')), key.pem))
      // the signed text is what stands in the file, byte by byte
      assert.ok(made.file.startsWith(`{"certificate":${JSON.stringify(JSON.parse(made.file).certificate)},"people":`))
    })
  })
}

test('OpenSSL comes to the same', async t => {
  if (spawnSync('openssl', ['version']).status !== 0) return t.skip('there is no openssl on this machine')
  const { context, page } = await open({ role: 'auditor', lang: 'en' })
  const folder = mkdtempSync(join(tmpdir(), 'kadr-certificate-'))
  try {
    await visit(page, '/certificates', { name: 'certificates-of-the-auditor' })
    const code = await page.locator('a[data-open]').first().innerText()
    const file = await (await page.request.get(`/certificates/${code}/file`)).text()
    const { certificate, signature } = JSON.parse(file)
    const at = name => join(folder, name)
    writeFileSync(at('key.pem'), (await publicKey()).pem)
    writeFileSync(at('statement'), JSON.stringify(certificate))
    writeFileSync(at('signature'), Buffer.from(signature.value, 'base64'))
    const told = execFileSync('openssl', ['pkeyutl', '-verify', '-pubin', '-inkey', at('key.pem'), '-rawin', '-in', at('statement'), '-sigfile', at('signature')])
    assert.match(String(told), /Verified Successfully/)
  } finally {
    rmSync(folder, { recursive: true })
    await context.close()
  }
})
