"use strict";
(function () {
  const data = JSON.parse(document.getElementById("data").textContent);
  const byId = (id) => document.getElementById(id);
  const make = (tag, text, cls) => {
    const node = document.createElement(tag);
    if (text !== undefined) node.textContent = text;
    if (cls) node.className = cls;
    return node;
  };

  const shown = new Set();
  const boxes = Array.from(document.querySelectorAll("#legend input"));
  document.querySelectorAll(".mark").forEach((mark) => { mark.style.background = mark.dataset.color; });
  document.querySelectorAll(".count").forEach((count) => {
    const total = data.nodes.filter((node) => node.kind === count.dataset.kind).length;
    count.textContent = "(" + total + ")";
    if (!total) count.parentElement.hidden = true;
  });
  boxes.forEach((box) => shown.add(box.value));

  const nodes = new vis.DataSet(data.nodes.map((node) => ({
    id: node.id, label: node.label.length > 16 ? node.label.slice(0, 15) + "…" : node.label, kind: node.kind,
    color: node.color, shape: node.shape, x: node.x, y: node.y, size: node.size,
    font: { size: Math.round(node.kind === "place" ? 26 : Math.max(13, 1.2 * node.size)) },
  })));
  const edges = new vis.DataSet(data.edges.map((edge, index) => ({ id: index, from: edge.from, to: edge.to, width: edge.width })));
  const kindOf = new Map(data.nodes.map((node) => [node.id, node.kind]));
  const nodeView = new vis.DataView(nodes, { filter: (node) => shown.has(node.kind) });
  const edgeView = new vis.DataView(edges, {
    filter: (edge) => shown.has(kindOf.get(edge.from)) && shown.has(kindOf.get(edge.to)),
  });
  const network = new vis.Network(byId("network"), { nodes: nodeView, edges: edgeView }, {
    physics: false,
    layout: { improvedLayout: false },
    interaction: { hover: true, hideEdgesOnDrag: true, keyboard: { enabled: true, bindToWindow: false } },
    nodes: { font: { face: "Noto Sans CJK SC, sans-serif", strokeWidth: 3, strokeColor: "#ffffff" }, borderWidth: 1, scaling: { label: { drawThreshold: 6 } } },
    edges: { smooth: false, color: { color: "#9aa8b5", highlight: "#33475b", hover: "#33475b", opacity: 0.8 }, arrows: data.arrows ? { to: { enabled: true, scaleFactor: 0.4 } } : { to: { enabled: false } } },
  });

  const label = (id) => data.nodes[id].label;
  const source = (item) => {
    const line = make("div", undefined, "where");
    const words = [item.place, item.year, item.title].filter(Boolean).join(" ");
    line.append(words + (words ? " · " : "") + item.source + " [" + item.start + "–" + item.end + "]");
    if (item.url && /^https?:\/\//.test(item.url)) {
      const link = make("a", " ↗ 原网页 page");
      link.href = item.url;
      link.rel = "noopener noreferrer";
      link.target = "_blank";
      line.append(link);
    }
    return line;
  };
  const quote = (item) => {
    const block = make("blockquote");
    block.append(item.before || "", make("mark", item.quote), item.after || "", source(item));
    return block;
  };
  const head = (title, detail) => {
    byId("welcome").hidden = true;
    byId("content").replaceChildren(make("h2", title));
    if (detail) byId("content").append(make("p", detail, "detail"));
  };
  const listed = (links, other) => links.forEach((link) => {
    const title = make("h3");
    const jump = make("button", label(other(link)));
    jump.type = "button";
    jump.addEventListener("click", () => select(other(link), true));
    title.append(jump, make("span", link.kind ? " · " + link.kind : "", "where"));
    byId("content").append(title, ...link.evidence.slice(0, 50).map(quote));
  });

  function select(id, move) {
    const node = data.nodes[id];
    if (!node) return;
    if (!shown.has(node.kind)) {
      boxes.filter((box) => box.value === node.kind).forEach((box) => { box.checked = true; });
      shown.add(node.kind);
      nodeView.refresh();
      edgeView.refresh();
    }
    network.selectNodes([id]);
    if (move) network.focus(id, { scale: Math.max(network.getScale(), 0.8), animation: false });
    head(node.label, [node.detail, node.aliases.join("、"), node.iri].filter(Boolean).join("\n"));
    listed(data.links.filter((link) => link.from === id || link.to === id),
      (link) => (link.from === id ? link.to : link.from));
    history.replaceState(null, "", "#" + id);
  }

  network.on("click", (event) => {
    if (event.nodes.length) return select(event.nodes[0], false);
    if (!event.edges.length) return undefined;
    const edge = edges.get(event.edges[0]);
    head(label(edge.from) + " — " + label(edge.to), "");
    return listed(data.links.filter((link) => link.from === edge.from && link.to === edge.to), (link) => link.to);
  });
  boxes.forEach((box) => box.addEventListener("change", () => {
    if (box.checked) shown.add(box.value); else shown.delete(box.value);
    nodeView.refresh();
    edgeView.refresh();
  }));

  const names = byId("names");
  data.nodes.forEach((node) => {
    const option = make("option");
    option.value = node.label;
    names.append(option);
  });
  const fold = (text) => text.normalize("NFKC").toLowerCase().replace(/[\s“”"'《》]/g, "");
  const search = () => {
    const wanted = fold(byId("search").value);
    if (!wanted) return;
    const all = (node) => [node.label].concat(node.aliases).map(fold);
    const hit = data.nodes.find((node) => all(node).includes(wanted))
      || data.nodes.find((node) => all(node).some((name) => name.includes(wanted)));
    byId("search").classList.toggle("missing", !hit);
    if (hit) select(hit.id, true);
  };
  byId("search").addEventListener("change", search);
  byId("search").addEventListener("keydown", (event) => { if (event.key === "Enter") search(); });
  byId("fit").addEventListener("click", () => network.fit());

  network.fit();
  const wanted = parseInt(location.hash.slice(1), 10);
  if (Number.isInteger(wanted)) select(wanted, true);
  document.body.dataset.ready = "yes";
}());
