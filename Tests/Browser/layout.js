// What axe does not see: answers a list of sentences, empty when all is well.
(() => {
  const problems = []
  const wide = document.documentElement.clientWidth
  const said = element => (element.innerText || element.value || element.name || element.className || '').trim().slice(0, 40)
  const seen = element => element.checkVisibility({ visibilityProperty: true }) && !element.closest('.unseen, .skip')
    && element.getBoundingClientRect().width > 1

  if (document.documentElement.scrollWidth > wide) {
    const out = [...document.querySelectorAll('body *')].filter(each => seen(each) && each.getBoundingClientRect().right > wide + 1)
    problems.push(`scrolls sideways to ${document.documentElement.scrollWidth}: ${out.slice(0, 3).map(each => each.tagName + ' ' + said(each)).join('; ')}`)
  }
  for (const row of document.querySelectorAll('table.data tbody tr, .pile li, .tasks > li')) {
    for (const part of row.querySelectorAll('.tag, a, button')) {
      const box = part.getBoundingClientRect()
      if (seen(part) && (box.left < 0 || box.right > wide)) problems.push(`out of sight in its row: ${said(part)}`)
    }
  }
  for (const target of document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary')) {
    if (!seen(target)) continue
    // A link inside a sentence is as high as its line (WCAG 2.5.8, inline).
    const around = target.parentElement
    if (target.tagName === 'A' && getComputedStyle(target).display === 'inline' && around.innerText.trim() !== target.innerText.trim()) continue
    const box = target.getBoundingClientRect()
    if (box.width < 23.9 || box.height < 23.9) problems.push(`only ${box.width.toFixed(0)} × ${box.height.toFixed(0)}: ${said(target)}`)
  }
  for (const text of document.querySelectorAll('main h1, main p, main dd, main dt, main td, main label, main legend, .button, .tag')) {
    if (seen(text) && text.scrollWidth > text.clientWidth + 1 && getComputedStyle(text).overflowX !== 'visible' && getComputedStyle(text).display !== 'inline')
      problems.push(`cut off: ${said(text)}`)
  }
  // The product's own words: a line may end between two of them, or at a hyphen.
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), range = document.createRange()
  while (walker.nextNode()) {
    const node = walker.currentNode, around = node.parentElement.closest('h2, h3, dt, th, label, legend, .button, .tag, nav a')
    if (!around || around.closest('bdi, [lang]:not(html)') || node.parentElement.closest('bdi') || !seen(around)) continue
    if (getComputedStyle(around).hyphens === 'auto') continue
    for (const word of node.textContent.matchAll(/[\p{L}\p{M}]{3,}/gu)) {
      range.setStart(node, word.index), range.setEnd(node, word.index + word[0].length)
      const lines = new Set([...range.getClientRects()].map(box => Math.round(box.top)))
      if (lines.size > 1) problems.push(`broken over two lines: ${word[0]}`)
    }
  }
  for (const link of document.querySelectorAll('.problems a[href^="#"]'))
    if (!document.getElementById(link.getAttribute('href').slice(1))) problems.push(`no such field: ${link.getAttribute('href')}`)
  for (const field of document.querySelectorAll('main [aria-invalid=true]'))
    if (!document.querySelector(`.problems a[href="#${CSS.escape(field.id)}"]`) && !document.querySelector(`.problems a[href="#${field.id}"]`))
      problems.push(`the summary does not lead to ${field.id}`)
  return problems
})()
