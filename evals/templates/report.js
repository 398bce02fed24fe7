const filters = [...document.querySelectorAll("[data-filter]")];
const cases = [...document.querySelectorAll(".case")];
const count = document.querySelector(".filters output");
const filter = () => {
  const wanted = Object.fromEntries(filters.map((f) => [f.dataset.filter, f.value.toLowerCase()]));
  const words = wanted.words.split(/\s+/).filter(Boolean);
  delete wanted.words;
  let shown = 0;
  for (const item of cases) {
    const fits = Object.entries(wanted).every(([key, value]) => !value || item.dataset[key].toLowerCase() === value)
      && (!words.length || words.every((word) => item.textContent.toLowerCase().includes(word)));
    item.hidden = !fits;
    shown += fits;
  }
  count.textContent = `${shown} of ${cases.length}`;
};
filters.forEach((f) => f.addEventListener("input", filter));
filter();
