// Draws the tables of web/chart: horizontal bars that lead where the rows of the table lead. Comfort only.
(function () {
  "use strict";
  var ROW = 26;
  var MOST_ON_A_PHONE = 12;
  var boxes = Array.prototype.slice.call(document.querySelectorAll("[data-chart]:not([data-seen])"));
  if (!boxes.length) { return; }

  function read(table) {
    return Array.prototype.map.call(table.tBodies[0].rows, function (row) {
      var link = row.cells[0].querySelector("a");
      return { label: row.cells[0].textContent.trim(), value: Number(row.cells[1].dataset.value),
        shown: row.cells[1].textContent.trim(), href: link && link.href };
    });
  }

  function colour(name) {
    return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  }

  function draw(box, rows) {
    box.hidden = false;
    box.style.height = rows.length * ROW + 8 + "px";
    var size = parseFloat(getComputedStyle(document.documentElement).fontSize) * 0.8125;
    var text = { color: colour("--ink"), fontFamily: getComputedStyle(document.body).fontFamily, fontSize: size };
    var chart = window.echarts.init(box, null, { renderer: "canvas" });
    chart.setOption({
      animation: false,
      grid: { left: 0, right: size * 5, top: 0, bottom: 0, containLabel: true },
      xAxis: { type: "value", show: false },
      yAxis: { type: "category", inverse: true, data: rows.map(function (row) { return row.label; }),
        axisLine: { show: false }, axisTick: { show: false }, axisLabel: Object.assign({ interval: 0, width: size * 14, overflow: "truncate" }, text) },
      series: [{ type: "bar", barMaxWidth: 16, cursor: "pointer", itemStyle: { color: colour("--chart"), borderRadius: [0, 3, 3, 0] },
        emphasis: { itemStyle: { color: colour("--link") } },
        label: Object.assign({ show: true, position: "right", formatter: function (bar) { return rows[bar.dataIndex].shown; } }, text),
        data: rows.map(function (row) { return row.value; }) }]
    });
    chart.on("click", function (bar) {
      if (rows[bar.dataIndex].href) { location.href = rows[bar.dataIndex].href; }
    });
    window.addEventListener("resize", function () { chart.resize(); });
  }

  function fetched(source, then) {
    if (window.echarts) { then(); return; }
    var script = document.querySelector("script[src='" + source + "']") || document.createElement("script");
    script.addEventListener("load", then);
    if (!script.src) {
      script.src = source;
      document.head.appendChild(script);
    }
  }

  var narrow = window.matchMedia("(max-width: 40rem)").matches;
  var near = new IntersectionObserver(function (entries) {
    entries.forEach(function (entry) {
      if (!entry.isIntersecting) { return; }
      near.unobserve(entry.target);
      var box = entry.target.querySelector("[data-chart]");
      var rows = read(document.getElementById(box.dataset.chart));
      if (narrow && rows.length > MOST_ON_A_PHONE) { return; }
      fetched(box.dataset.library, function () { draw(box, rows); });
    });
  }, { rootMargin: "200px" });
  boxes.forEach(function (box) {
    box.dataset.seen = "yes";
    near.observe(box.parentElement);
  });
})();
