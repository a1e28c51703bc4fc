// One key goes to the element of the page that has it as data-key, or opens it when it is a dialog.
const typing = 'input, textarea, select, [contenteditable]'

export default () => {
  const targets = [...document.querySelectorAll('[data-key]')]
  for (const each of targets) each.setAttribute('aria-keyshortcuts', each.dataset.key)
  addEventListener('keydown', event => {
    // 229: browsers that say nothing else of a composition. Shift is no sign: many keyboards have / and ? only with it.
    if (event.defaultPrevented || event.isComposing || event.keyCode === 229) return
    if (event.ctrlKey || event.altKey || event.metaKey) return
    if (event.target.closest?.(typing) || document.querySelector('dialog[open]')) return
    for (const each of targets) {
      if (each.dataset.key !== event.key) continue
      each.showModal ? each.showModal() : each.focus()
      // What is folded away at this width takes no focus; its stand-in comes later on the page.
      if (!each.open && document.activeElement !== each) continue
      event.preventDefault()
      return
    }
  })
}
