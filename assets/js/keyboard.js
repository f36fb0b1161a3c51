// Keys for officers, on pages whose <body> has data-keyboard: / search, j k rows, Enter open, x select, ? help.
// WCAG 2.1.4: single-key shortcuts can be switched off; the help dialog holds the switch.
const stored = 'kadr-keys'
const on = () => { try { return localStorage.getItem(stored) !== 'off' } catch { return true } }
const typing = element => element.closest('input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]')

function rows() {
  return [...document.querySelectorAll('[data-row]')].filter(row => row.offsetParent !== null)
}

function move(step) {
  const all = rows()
  if (!all.length) return
  const now = all.findIndex(row => row.hasAttribute('data-current'))
  const next = all[Math.min(Math.max(now + step, 0), all.length - 1)]
  all[now]?.removeAttribute('data-current')
  next.setAttribute('data-current', '')
  // Focus goes to the link of the row, so a screen reader says whose row it is and Enter opens it.
  ;(next.querySelector('[data-open]') ?? next).focus({ preventScroll: true })
  next.scrollIntoView({ block: 'nearest' })
}

export function help() {
  const template = document.getElementById('kadr-keys')
  if (!template) return
  let dialog = document.querySelector('dialog.kadr-dialog')
  if (!dialog) {
    dialog = document.createElement('dialog')
    dialog.className = 'kadr-dialog'
    dialog.append(template.content.cloneNode(true))
    const heading = dialog.querySelector('h2')
    if (heading) {
      heading.id ||= 'kadr-keys-heading'
      dialog.setAttribute('aria-labelledby', heading.id)
    }
    const control = dialog.querySelector('[data-keys-switch]')
    if (control) {
      control.checked = on()
      control.addEventListener('change', () => { try { localStorage.setItem(stored, control.checked ? 'on' : 'off') } catch { /* storage is off */ } })
    }
    dialog.addEventListener('click', event => { if (event.target === dialog || event.target.closest('[data-dialog-close]')) dialog.close() })
    document.body.append(dialog)
  }
  if (!dialog.open) dialog.showModal()
}

const keys = {
  '/': () => { const search = document.querySelector('[data-search]'); search?.focus(); search?.select() },
  j: () => move(1),
  k: () => move(-1),
  x: () => document.querySelector('[data-row][data-current] [data-select]')?.click(),
  Enter: event => {
    const row = document.querySelector('[data-row][data-current]')
    if (event.target !== document.body && event.target !== row) return false // the focused link or button answers itself
    row?.querySelector('[data-open]')?.click()
  },
  '?': help
}

export function start() {
  document.addEventListener('click', event => { if (event.target.closest('[data-keys-help]')) help() })
  if (!document.body.hasAttribute('data-keyboard')) return
  document.addEventListener('keydown', event => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented) return
    if (!on() || typing(event.target) || document.querySelector('dialog[open]')) return
    // By place as well as by letter: on a Kazakh or Russian layout the j key types «о».
    const key = keys[event.key] ? event.key : { KeyJ: 'j', KeyK: 'k', KeyX: 'x', Slash: event.shiftKey ? '?' : '/' }[event.code]
    if (keys[key] && keys[key](event) !== false) event.preventDefault()
  })
  // Tabbing into a row makes it the current one.
  document.addEventListener('focusin', event => {
    const row = event.target.closest('[data-row]')
    if (!row || row.hasAttribute('data-current')) return
    document.querySelector('[data-row][data-current]')?.removeAttribute('data-current')
    row.setAttribute('data-current', '')
  })
}
