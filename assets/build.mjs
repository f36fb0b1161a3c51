// Builds dist/: content-hashed CSS, JS and icons, each also as .br and .gz, and manifest.json, which the server reads.
// The same sources give the same bytes. A file is rewritten only when its bytes change, so cargo sees no false change.
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync, existsSync } from 'node:fs'
import { dirname, extname, join, relative, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import zlib from 'node:zlib'
import * as esbuild from 'esbuild'
import * as sass from 'sass'

const here = dirname(fileURLToPath(import.meta.url))
const dist = join(here, 'dist')
const modules = join(here, 'node_modules')
const target = ['chrome109', 'firefox115', 'safari15.6'] // Chrome 109 is the last for Windows 7, still met in offices

// govuk-frontend's palette is private and holds gov.uk's colours, so our own palette is loaded in its place.
// The path is checked: if a new version of the package moves it, the build stops rather than change colours.
const theirPalette = join(modules, 'govuk-frontend/dist/govuk/settings/_colours-palette--internal.scss')
const ourPalette = join(here, 'scss/_palette.scss')
if (!existsSync(theirPalette)) throw new Error(`govuk-frontend has moved its palette; see ${relative(here, ourPalette)}`)

const roots = [join(here, 'scss'), join(modules, 'govuk-frontend/dist')]
const importer = {
  canonicalize(url, { containingUrl }) {
    const bases = url.startsWith('file:') ? [''] : containingUrl ? [dirname(fileURLToPath(containingUrl)), ...roots] : roots
    for (const base of bases) {
      const at = url.startsWith('file:') ? fileURLToPath(url) : resolve(base, url)
      const [dir, name] = [dirname(at), at.slice(dirname(at).length + 1)]
      for (const path of [at, `${at}.scss`, join(dir, `_${name}.scss`), join(at, '_index.scss')]) {
        if (path.endsWith('.scss') && existsSync(path)) return pathToFileURL(path)
      }
    }
    return null
  },
  load(url) {
    const path = fileURLToPath(url)
    return { contents: readFileSync(path === theirPalette ? ourPalette : path, 'utf8'), syntax: 'scss' }
  }
}

// icon("check") in Sass: the file from icons/ as a data URI, for use as a mask.
const icon = ([name]) => {
  const svg = readFileSync(join(here, 'icons', `${name.assertString().text}.svg`), 'utf8').trim().replace(/\s+/g, ' ')
  const safe = svg.replace(/"/g, "'").replace(/[%#<>]/g, c => encodeURIComponent(c))
  return new sass.SassString(`url("data:image/svg+xml,${safe}")`, { quotes: false })
}

async function css(entry) {
  const { css } = sass.compileString(`@use "${entry}";`, {
    importers: [importer], functions: { 'icon($name)': icon }, style: 'expanded', charset: false
  })
  const { code } = await esbuild.transform(css, { loader: 'css', minify: true, target, legalComments: 'none' })
  return Buffer.from(code)
}

async function js(entry) {
  const { outputFiles } = await esbuild.build({
    entryPoints: [join(here, 'js', entry)], absWorkingDir: here, bundle: true, format: 'esm', minify: true,
    target, write: false, legalComments: 'none', charset: 'utf8', define: { 'process.env.NODE_ENV': '"production"' }
  })
  return Buffer.from(outputFiles[0].contents)
}

const types = { '.css': 'text/css; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.svg': 'image/svg+xml' }
const outputs = {
  'app.css': await css('app'),
  'app.js': await js('app.js'),
  'favicon.svg': readFileSync(join(here, 'icons/favicon.svg'))
}

mkdirSync(dist, { recursive: true })
const written = new Set(['manifest.json', '.stamp'])
const put = (name, bytes) => {
  written.add(name)
  const path = join(dist, name)
  if (!existsSync(path) || !readFileSync(path).equals(bytes)) writeFileSync(path, bytes)
}
const manifest = {}
for (const [name, bytes] of Object.entries(outputs).sort(([a], [b]) => (a < b ? -1 : 1))) {
  const extension = extname(name)
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 12)
  const file = `${name.slice(0, -extension.length)}-${hash}${extension}`
  put(file, bytes)
  put(`${file}.gz`, zlib.gzipSync(bytes, { level: 9 }))
  put(`${file}.br`, zlib.brotliCompressSync(bytes, {
    params: { [zlib.constants.BROTLI_PARAM_QUALITY]: 11, [zlib.constants.BROTLI_PARAM_SIZE_HINT]: bytes.length }
  }))
  manifest[name] = {
    file, type: types[extension], size: bytes.length,
    integrity: `sha384-${createHash('sha384').update(bytes).digest('base64')}`
  }
}
put('manifest.json', Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`))
for (const name of readdirSync(dist)) if (!written.has(name)) rmSync(join(dist, name))
for (const [name, { file, size }] of Object.entries(manifest)) {
  const br = readFileSync(join(dist, `${file}.br`)).length
  console.log(`  ${name.padEnd(12)} ${(size / 1000).toFixed(1).padStart(7)} kB, ${(br / 1000).toFixed(1).padStart(6)} kB as brotli`)
}
