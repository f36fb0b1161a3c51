// Suggestions under the search box: <input data-suggest="/search/suggestions" data-suggest-label="…" data-suggest-count="…">.
// The WAI-ARIA combobox with a list: arrows walk it, Enter takes, Escape closes; without script it is a plain field.
const wait = 120 // ms without typing before the server is asked

function enhance(field) {
  const list = document.createElement('ul')
  list.id = `${field.id}-suggestions`
  list.className = 'kadr-suggestions'
  list.hidden = true
  list.setAttribute('role', 'listbox')
  list.setAttribute('aria-label', field.dataset.suggestLabel)
  const told = document.createElement('div')
  told.className = 'govuk-visually-hidden'
  told.setAttribute('role', 'status')
  const box = document.createElement('div')
  box.className = 'kadr-suggest'
  field.replaceWith(box)
  box.append(field, list, told)
  field.autocomplete = 'off'
  for (const [name, value] of [['role', 'combobox'], ['aria-autocomplete', 'list'], ['aria-expanded', 'false'], ['aria-controls', list.id]]) {
    field.setAttribute(name, value)
  }
  let [current, timer, asking, typed] = [-1, 0, null, field.value]

  const close = () => {
    current = -1
    list.hidden = true
    field.setAttribute('aria-expanded', 'false')
    field.removeAttribute('aria-activedescendant')
  }
  const walk = to => {
    list.children[current]?.setAttribute('aria-selected', 'false')
    const count = list.children.length
    current = to < -1 ? count - 1 : to >= count ? -1 : to
    const option = list.children[current]
    field.value = option ? option.dataset.text : typed
    if (!option) return field.removeAttribute('aria-activedescendant')
    option.setAttribute('aria-selected', 'true')
    field.setAttribute('aria-activedescendant', option.id)
    option.scrollIntoView({ block: 'nearest' })
  }
  const show = lines => {
    close()
    list.replaceChildren(...lines.map((line, at) => {
      const option = document.createElement('li')
      option.id = `${list.id}-${at}`
      option.dataset.text = line.text
      option.setAttribute('role', 'option')
      option.setAttribute('aria-selected', 'false')
      const words = document.createElement('span')
      words.textContent = line.label ? `${line.text} (${line.label})` : line.text
      const kind = document.createElement('span')
      kind.className = 'kadr-suggestions__kind'
      kind.textContent = line.kind
      option.append(words, ' ', kind)
      return option
    }))
    list.hidden = !lines.length
    field.setAttribute('aria-expanded', String(lines.length > 0))
    told.textContent = lines.length ? `${field.dataset.suggestCount} ${lines.length}` : ''
  }
  const ask = async () => {
    asking?.abort()
    asking = new AbortController()
    if (!typed.trim()) return close()
    try {
      const answer = await fetch(`${field.dataset.suggest}?q=${encodeURIComponent(typed)}`, { signal: asking.signal, headers: { accept: 'application/json' } })
      if (answer.ok && document.activeElement === field) show(await answer.json())
    } catch { /* a suggestion that does not come is none */ }
  }

  field.addEventListener('input', () => {
    typed = field.value
    clearTimeout(timer)
    timer = setTimeout(ask, wait)
  })
  field.addEventListener('keydown', event => {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return
    if (event.key === 'Escape' && !list.hidden) {
      field.value = typed
      close()
    } else if (event.key === 'ArrowDown' && !list.hidden) walk(current + 1)
    else if (event.key === 'ArrowUp' && !list.hidden) walk(current - 1)
    else return
    event.preventDefault()
  })
  field.addEventListener('blur', () => { clearTimeout(timer); asking?.abort(); close() })
  list.addEventListener('mousedown', event => event.preventDefault()) // the field keeps the focus
  list.addEventListener('click', event => {
    const option = event.target.closest('[role=option]')
    if (!option) return
    field.value = typed = option.dataset.text
    close()
    field.form?.requestSubmit()
  })
}

export function start() {
  for (const field of document.querySelectorAll('input[data-suggest]')) enhance(field)
}
