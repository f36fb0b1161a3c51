// The account menu is a <details>; with script it also closes on Escape and on a click elsewhere.
// Filters are open by default for those without script; on a phone they start folded.
export function start() {
  const open = () => document.querySelector('.kadr-account[open]')
  document.addEventListener('click', event => {
    const menu = open()
    if (menu && !menu.contains(event.target)) menu.open = false
  })
  document.addEventListener('keydown', event => {
    const menu = open()
    if (event.key !== 'Escape' || !menu) return
    menu.open = false
    menu.querySelector('summary').focus()
  })
  if (matchMedia('(max-width: 768px)').matches) {
    for (const filters of document.querySelectorAll('.kadr-search__filters:not([data-keep-open])')) filters.open = false
  }
}
