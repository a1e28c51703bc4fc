// A card drawn onto another column opens the form of its button, filled in.
export default board => {
  let card
  const lane = each => each.closest?.('[data-drop]')
  const goal = ({ target }) => card && lane(target) != lane(card) && lane(target)
  for (const each of board.querySelectorAll('[data-way]')) each.draggable = true
  board.ondragstart = event => { card = event.target.closest?.('[data-way]') }
  board.ondragover = event => { if (goal(event)) event.preventDefault() }
  board.ondrop = event => {
    const to = goal(event)
    if (!to) return
    event.preventDefault()
    location.assign(card.dataset.way + (lane(card).dataset.leave || to.dataset.drop))
  }
}
