// The walk by curl is run as it stands in README.md, and must end with a letter in a mailbox. And the two pages that
// README shows as pictures are taken: copy them from target/screenshots/readme to docs/screenshots when they change.
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { close, letters, open, screenshot, speak, stage } from '../support.mjs'

after(close)

// The commands between the heading and the next one.
function walk() {
  const readme = readFileSync(new URL('../../../README.md', import.meta.url), 'utf8')
  const [, section] = readme.split('## The same by curl\n')
  const [, block] = section.split('\n## ')[0].match(/```bash\n([^]*?)```/)
  assert.ok(block.includes('KADR=http://127.0.0.1:8080\n'), 'README names the address of make run')
  return block.replace('KADR=http://127.0.0.1:8080\n', `KADR=${stage.url}\n`)
}

function bash(script) {
  return new Promise((done, fail) => {
    const child = spawn('bash', ['-uo', 'pipefail', '-c', script], { stdio: ['ignore', 'pipe', 'pipe'] })
    let said = '', complained = ''
    child.stdout.on('data', part => { said += part })
    child.stderr.on('data', part => { complained += part })
    child.on('error', fail)
    child.on('exit', code => done({ code, said, complained }))
  })
}

test('the walk by curl in README ends with a letter in a mailbox', { timeout: 120_000 }, async () => {
  // what the walk knows at its end, in a line of its own
  const { code, said, complained } = await bash(`${walk()}\nprintf '\\nEND %s %s %s\\n' "$LIST" "$PERSON" "$HR"`)
  const told = `${said}\n${complained}`
  assert.equal(code, 0, told)
  assert.ok(!/"status": ?[45]\d\d/.test(said), `a step was refused:\n${told}`)
  const [, list, person, token] = said.match(/\nEND (\S+) (\S+) (\S+)\n$/) ?? []
  assert.match(list ?? '', /^[0-9a-f-]{36}$/, told)
  assert.match(person ?? '', /^[0-9a-f-]{36}$/, told)
  // each step shows what it should
  assert.match(said, /"state": "accepted"[^]*"name": "Сапаров/, told)
  assert.match(said, /"published"/, told)
  assert.match(said, /"outcome": "meets"/, told)
  const [letter] = await letters({ to: 'head@example.org' })
  assert.match(letter.raw, /shared\/shortlists\//)
  // the mark follows the mail server's word
  for (let left = 50; ; left -= 1) {
    const answer = await fetch(`${stage.url}/api/v1/shortlists/${list}`, { headers: { authorization: `Bearer ${token}` } })
    const { recipients } = await answer.json()
    assert.equal(recipients[0].name, 'Head of staff')
    if (recipients[0].letter.state === 'sent') break
    assert.ok(left > 0, JSON.stringify(recipients))
    await new Promise(wait => setTimeout(wait, 100))
  }
})

test('the pictures of README can be taken', async () => {
  const { context, page } = await open({ lang: 'en' })
  await page.goto('/')
  await screenshot(page, 'readme', 'home')
  await context.close()
  const officer = await open({ role: 'hr_officer', lang: 'en', fresh: true, viewport: { width: 1280, height: 1100 } })
  // signing in brings the account's own language along
  await speak(officer.page, 'en')
  const token = await fetch(`${stage.url}/api/v1/tokens`, {
    method: 'POST', headers: { 'content-type': 'application/json' },
    body: JSON.stringify((({ email, password }) => ({ email, password }))(stage.accounts.find(one => one.role === 'hr_officer')))
  }).then(answer => answer.json())
  const { items } = await fetch(`${stage.url}/api/v1/vacancies?own=true`, { headers: { authorization: `Bearer ${token.access_token}` } })
    .then(answer => answer.json())
  assert.ok(items.length, 'the demonstration has vacancies of the officer’s body')
  for (const { id } of items) {
    const response = await officer.page.goto(`/work/vacancies/${id}/match`)
    if (response.status() === 200 && await officer.page.locator('main [data-row]').count() >= 3) break
  }
  assert.ok(await officer.page.locator('main [data-row]').count() >= 3, 'a match with people to show')
  // the beginning of the list is enough
  await officer.page.screenshot({ path: join(process.env.KADR_SCREENSHOTS, 'readme/match.png') })
  await officer.context.close()
})
