// Fetches the modules that a page asks for, and hands each the element that asked. Without them every page works too.
for (const asking of document.querySelectorAll('[data-module]'))
  import(asking.dataset.module).then(module => module.default(asking))
