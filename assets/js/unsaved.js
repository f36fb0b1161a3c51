// <form data-warn-unsaved>: leaving after a change asks first. The browser supplies the words of that question.
// A form that saves itself on the server sends the event `kadr:saved` (HX-Trigger) and is clean again.
export function start() {
  const changed = new Set()
  for (const name of ['input', 'change']) {
    document.addEventListener(name, event => {
      const form = event.target.closest('form[data-warn-unsaved]')
      if (form) changed.add(form)
    })
  }
  document.addEventListener('submit', event => { if (!event.defaultPrevented) changed.delete(event.target) })
  document.addEventListener('kadr:saved', event => { changed.delete(event.target.closest?.('form')) })
  addEventListener('beforeunload', event => {
    if ([...changed].some(form => form.isConnected)) event.preventDefault()
  })
}
