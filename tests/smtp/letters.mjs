// Reads what server.mjs has stored: [{ file, recipients, from, subject, text, html, headers, attachments, raw }], oldest first.
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'

const { simpleParser } = createRequire(new URL('../browser/package.json', import.meta.url))('mailparser')

export async function readLetters(dir) {
  const folder = join(dir, 'new')
  if (!existsSync(folder)) return []
  return Promise.all(readdirSync(folder).filter(name => name.endsWith('.eml')).sort().map(async name => {
    const raw = readFileSync(join(folder, name), 'utf8')
    const parsed = await simpleParser(raw)
    const recipients = /^X-Envelope-To: (.*)$/m.exec(raw)?.[1].trim().split(', ') ?? []
    return { ...parsed, file: name, recipients, raw }
  }))
}
