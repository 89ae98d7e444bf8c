/** Of a page that is read at a desk, on a phone and on A4. */
export const style = `*{box-sizing:border-box}
body{margin:0;font:16px/1.5 "Be Vietnam Pro",sans-serif;color:#1d2927;background:#fff}
main{max-width:960px;margin:0 auto;padding:24px 16px 48px}
h1{font-size:1.75rem;line-height:1.25;margin:0 0 4px;color:#0c4f4a}
h2{font-size:1.2rem;margin:32px 0 8px;color:#0c4f4a}
.about,.note{color:#53605d}
.note{font-size:.85rem;margin:4px 0}
figure{margin:24px 0}
figcaption{font-weight:700;margin-bottom:4px}
svg{max-width:100%;height:auto}
.phone{display:none}
.wide{overflow-x:auto}
table{border-collapse:collapse;width:100%}
th,td{padding:6px 10px;border-bottom:1px solid #c9d3d0;text-align:left;vertical-align:top;overflow-wrap:anywhere}
thead th{background:#0c4f4a;color:#fff;overflow-wrap:normal}
tbody th{font-weight:400;min-width:9rem}
.figure{text-align:right;font-variant-numeric:tabular-nums;overflow-wrap:normal;white-space:nowrap}
thead .figure{white-space:normal}
@media screen and (max-width:40rem){
.desk,td[data-empty]{display:none}
.phone{display:block}
table,tbody,tr,tbody th{display:block}
thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
tr{padding:8px 0;border-bottom:1px solid #c9d3d0}
tbody th{font-weight:700}
td{display:flex;justify-content:space-between;gap:16px}
td::before{content:attr(data-heading);color:#53605d;text-align:left;white-space:normal}
tbody th,td{padding:1px 0;border:0}
}
@media print{@page{size:A4;margin:14mm}main{max-width:none;padding:0}body{font-size:10pt}figure,tr{break-inside:avoid}h2{break-after:avoid}.wide{overflow:visible}thead th{print-color-adjust:exact;-webkit-print-color-adjust:exact}}`
