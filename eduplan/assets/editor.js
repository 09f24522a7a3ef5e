// The bundled queries as tabs of the editor. A tab that the user changed is kept by the browser.
"use strict";

const endpoint = new URL("/sparql", window.location.href).href;

function start({ prefixes, queries }) {
  const editor = new Yasgui(document.getElementById("yasgui"), {
    requestConfig: { endpoint },
    endpointCatalogueOptions: { getData: () => [{ endpoint }] },
    copyEndpointOnNewTab: false,
    populateFromUrl: false,
    persistenceId: "eduplan",
    yasr: { prefixes },
  });
  const open = new Map();
  for (const id of editor.persistentConfig.getTabs()) {
    open.set(editor.persistentConfig.getTab(id).name, id);
  }
  const choice = document.getElementById("question");
  for (const query of queries) {
    const option = document.createElement("option");
    option.value = query.name;
    option.textContent = `${query.name}: ${query.en} ${query.zh}`;
    choice.append(option);
    if (!open.has(query.name)) {
      const tab = editor.addTab(false, {
        name: query.name,
        requestConfig: { endpoint },
        yasqe: { value: query.query },
      });
      open.set(query.name, tab.getId());
    }
  }
  choice.addEventListener("change", () => {
    const query = queries.find((candidate) => candidate.name === choice.value);
    if (query && editor.getTab(open.get(query.name))) {
      editor.selectTabId(open.get(query.name));
      document.getElementById("asked").textContent = `${query.en} ${query.zh}`;
    }
  });
}

fetch("/queries.json")
  .then((response) => response.json())
  .then(start);
