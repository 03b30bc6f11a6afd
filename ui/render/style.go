package render

import (
	"strings"

	"comity/model"
	"comity/ui/theme"
)

// colours writes the colours of a page or a picture, light and dark. Paper is
// always white.
func colours() string {
	return rules(theme.WebOf(false)) + "@media screen and (prefers-color-scheme: dark){" + rules(theme.WebOf(true)) + "}"
}

// rules are the colours on one background.
func rules(w theme.Web) string {
	var b strings.Builder
	rule := func(selector string, pairs ...string) {
		b.WriteString(selector + "{")
		for i := 0; i+1 < len(pairs); i += 2 {
			b.WriteString(pairs[i] + ":" + pairs[i+1] + ";")
		}
		b.WriteString("}")
	}
	rule("html", "background", w.Back, "color", w.Fore)
	rule("svg text", "fill", w.Fore)
	rule(".back", "fill", w.Back)
	rule(".on,svg text.on", "fill", w.Back, "stroke", w.Back)
	rule("svg text.on", "stroke", "none")
	rule(".rule", "stroke", w.Frame)
	rule(".halo", "stroke", w.Back)
	rule("svg .dim,.dim", "fill", w.Dim, "color", w.Dim)
	rule("svg .head", "fill", w.Heading)
	rule("svg .title", "fill", w.Accent)
	rule("h1", "color", w.Accent)
	rule("h2,.group th", "color", w.Heading)
	rule("a", "color", w.Link)
	rule("th,td,.scroll,hr", "border-color", w.Frame)
	rule("thead th,tbody th,tfoot th,tfoot td", "background", w.Back)
	rule("td.m:hover,tbody tr:hover>th", "background", w.Band)
	rule("td.m:hover span", "background", w.Fore, "color", w.Back)
	rule("ins,svg .ins", "color", w.Mark(model.MarkByName), "fill", w.Mark(model.MarkByName))
	rule("del,svg .del", "color", w.Mark(model.No.Mark()), "fill", w.Mark(model.No.Mark()))
	for _, s := range model.Marks() {
		rule("."+class(s), "fill", w.Mark(s), "stroke", w.Mark(s), "color", w.Mark(s))
	}
	return b.String()
}

// glyphRules put the character of each mark into the cells of a table. The
// empty text after the slash keeps them from being read aloud: the cell
// contains the word of the mark.
func glyphRules() string {
	var b strings.Builder
	for _, s := range model.Marks() {
		if glyph := theme.Glyph(s); glyph != " " {
			b.WriteString(".m." + class(s) + `::before{content:"` + glyph + `";content:"` + glyph + `" / "";}`)
		}
	}
	return b.String()
}

const pageStyle = `
:root{color-scheme:light dark}
body{margin:0 auto;padding:1rem;font:15px/1.45 system-ui,sans-serif}
main{max-width:70rem;margin:0 auto}
main.wide{max-width:none}
h1{font-size:1.5rem;margin:0 0 .5rem}
h2{font-size:1.15rem;margin:1.5rem 0 .5rem}
p{margin:.4rem 0;max-width:45rem}
.scroll{overflow:auto;max-height:88vh;border:1px solid;margin:.5rem 0}
.scroll.plain{max-height:none;border:0}
table{border-collapse:separate;border-spacing:0}
caption{text-align:left;padding:.3rem .4rem}
th,td{text-align:left;vertical-align:top;padding:.2rem .5rem;border:0 solid;border-bottom-width:1px;font-weight:normal}
thead th{position:sticky;top:0;z-index:2;font-weight:bold;vertical-align:bottom}
tbody th,tfoot th{position:sticky;left:0;z-index:1}
thead th:first-child{left:0;z-index:3}
.group th{font-weight:bold}
.group th span{position:sticky;left:.5rem}
td.n{text-align:right;font-variant-numeric:tabular-nums}
td.m,td.d,table.grid th{white-space:nowrap}
table.grid{font-size:13px}
table.grid td{text-align:center;padding:0;line-height:1.5rem;position:relative}
table.grid thead th div{writing-mode:vertical-rl;transform:rotate(180deg);max-height:11.5rem;white-space:normal;line-height:1.1;margin:auto}
table.grid thead th{padding:.3rem .15rem;min-width:1.6rem}
table.grid thead th:first-child div{writing-mode:horizontal-tb;transform:none}
table.grid td.m span,.hidden{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
table.grid td.m:hover span{width:auto;height:auto;clip-path:none;left:1.4rem;top:0;padding:0 .4rem;z-index:4}
table:not(.grid) .m::before{display:inline-block;width:1.3em}
.legend{list-style:none;padding:0;display:flex;flex-wrap:wrap;gap:.2rem 1.2rem;margin:.5rem 0}
.legend .m::before{display:inline-block;width:1.3em}
.legend span.w{color:inherit}
.clause{white-space:pre-wrap;max-width:45rem}
ins{text-decoration:underline}
del{text-decoration:line-through}
svg{max-width:100%;height:auto}
footer{margin-top:1.5rem;font-size:.85rem}
footer code{overflow-wrap:anywhere}
:focus-visible{outline:2px solid}
@media print{
@page{margin:9mm}
html,.m,ins,del,h1,h2,.group th,a,.dim{color:#000!important;background:#fff!important}
body{padding:0;font-size:9pt}
main{max-width:none}
.scroll{overflow:visible;max-height:none;border:0}
thead th,tbody th,tfoot th{position:static}
thead{display:table-header-group}
tfoot{display:table-row-group}
tr{break-inside:avoid}
table.grid{font-size:5pt}
table.grid td{line-height:1.35}
table.grid th,table.grid td{padding:0 .3mm}
table.grid thead th{min-width:2.4mm;padding:.5mm 0}
table.grid thead th div{max-height:26mm}
}
`

const svgStyle = `text{font-family:system-ui,"DejaVu Sans",sans-serif;font-size:12px}.small{font-size:10px}.mono{font-family:"DejaVu Sans Mono",Menlo,Consolas,monospace;font-size:12px}svg .title{font-size:16px;font-weight:bold}svg .head{font-weight:bold}.del{text-decoration:line-through}.ins{text-decoration:underline}svg text.own{fill:inherit}.halo{paint-order:stroke;stroke-width:3px}`
