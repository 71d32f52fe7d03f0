// dossier/style.cpp - colours, one type scale, screen, phone, dark and print rules
#include "dossier/style.h"

namespace habeas {
namespace {

// What habeas says is set in the system's sans face; words of sources in a serif face; bytes and
// digests in a monospaced face. Colour repeats what a word or a sign says already.
constexpr Colour kPalette[] = {
    {"paper", "#faf9f6", "#15181c"},
    {"card", "#ffffff", "#1c2025"},
    {"ink", "#1d2126", "#e7e5df"},
    {"soft", "#545b63", "#a9adb3"},
    {"line", "#d8d5cc", "#383e45"},
    {"voice", "#0b4f6c", "#8cc8e6"},
    {"voice-wash", "#e7f0f4", "#16303c"},
    {"conflict", "#96281a", "#f3a899"},
    {"conflict-wash", "#fbeae6", "#3a201c"},
    {"drift", "#744a00", "#e6bf73"},
    {"drift-wash", "#fbf1dc", "#33290f"},
    {"unknown", "#5b3f8c", "#c6b2f2"},
    {"unknown-wash", "#f0ebf8", "#2a2338"},
    {"derived", "#1f5c3c", "#8fd0a8"},
    {"derived-wash", "#e6f2ea", "#17301f"},
    {"furniture", "#5f5d57", "#a3a199"},
    {"furniture-wash", "#f1efea", "#1f2327"},
    {"mark", "#fff1b8", "#463c12"},
    {"mark-edge", "#8a6d00", "#d3b54a"},
    {"target", "#ffdd66", "#574700"},
    {"sea", "#eef3f5", "#181d22"},
    {"land", "#e4dfd2", "#2c3237"},
    {"border", "#a39c8a", "#626a70"},
    {"named-land", "#d3dfd9", "#2f4348"},
};

constexpr ContrastPair kPairs[] = {
    {"ink", "paper"},
    {"ink", "card"},
    {"soft", "paper"},
    {"soft", "card"},
    {"voice", "paper"},
    {"voice", "card"},
    {"voice", "voice-wash"},
    {"voice", "mark"},
    {"voice", "target"},
    {"conflict", "card"},
    {"conflict", "paper"},
    {"conflict", "conflict-wash"},
    {"drift", "card"},
    {"drift", "paper"},
    {"drift", "drift-wash"},
    {"unknown", "card"},
    {"unknown", "paper"},
    {"unknown", "unknown-wash"},
    {"derived", "card"},
    {"derived", "paper"},
    {"derived", "derived-wash"},
    {"furniture", "furniture-wash"},
    {"furniture", "card"},
    {"ink", "mark"},
    {"ink", "target"},
    {"ink", "furniture-wash"},
    {"ink", "sea"},
    {"ink", "land"},
    {"ink", "named-land"},
    {"soft", "land"},
    {"soft", "sea"},
    {"soft", "named-land"},
    {"ink", "voice-wash"},
    {"ink", "unknown-wash"},
    {"soft", "voice-wash"},
};

constexpr std::string_view kScreen = R"css(
*{box-sizing:border-box}
html{font:100%/1.55 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","Liberation Sans",sans-serif;
color:var(--ink);background:var(--paper);scroll-padding-top:1rem;-webkit-text-size-adjust:100%}
body{margin:0;overflow-wrap:break-word}
a{color:var(--voice);text-decoration-thickness:1px;text-underline-offset:.16em}
a:hover{text-decoration-thickness:2px}
:focus-visible{outline:3px solid var(--voice);outline-offset:2px;border-radius:2px}
.skip{position:absolute;left:-99rem}
.skip:focus{left:1rem;top:.5rem;background:var(--card);padding:.5rem 1rem;z-index:2}
.page{max-width:84rem;margin:0 auto;padding:0 1.5rem 4rem;display:grid;grid-template-columns:11rem minmax(0,1fr);gap:0 3rem}
.page>header{grid-column:1/-1;padding:2.5rem 0 1.5rem;border-bottom:1px solid var(--line);margin-bottom:2rem}
.page>footer{grid-column:2;color:var(--soft);font-size:.875rem;border-top:1px solid var(--line);margin-top:4rem;padding-top:1rem}
.brand{font-size:.8125rem;letter-spacing:.08em;text-transform:uppercase;color:var(--soft);margin:0 0 .5rem}
h1{font-size:2.0736rem;line-height:1.2;letter-spacing:-.015em;margin:0 0 .5rem;font-weight:650;max-width:48rem}
h2{font-size:1.44rem;line-height:1.3;letter-spacing:-.01em;margin:4rem 0 .5rem;font-weight:650}
h3{font-size:1.2rem;line-height:1.35;margin:2.5rem 0 .5rem;font-weight:650}
h4{font-size:1rem;margin:1.5rem 0 .25rem;font-weight:650}
main>section:first-child h2{margin-top:0}
p{margin:.5rem 0;max-width:44rem}
.standfirst{color:var(--soft);font-size:1.2rem;line-height:1.4;margin:0;max-width:46rem}
small,.small{font-size:.8125rem;color:var(--soft)}
.intro{color:var(--soft);margin-bottom:1.25rem}
ul,ol{padding-left:1.25rem;margin:.5rem 0}
ul.plain,ol.plain{list-style:none;padding:0}
li{margin:.25rem 0}
code,.bytes,.hash{font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,"Liberation Mono",monospace;font-size:.8125rem;overflow-wrap:anywhere}
nav.toc{font-size:.875rem}
nav.toc>div{position:sticky;top:1.5rem}
nav.toc ol{list-style:none;padding:0;margin:0;border-left:1px solid var(--line)}
nav.toc a{display:block;padding:.22rem 0 .22rem .9rem;text-decoration:none;color:var(--soft);margin-left:-1px;border-left:1px solid transparent}
nav.toc a:hover,nav.toc a:focus{color:var(--voice);border-left-color:var(--voice)}
.q,blockquote,.text{font-family:Charter,"Iowan Old Style","Noto Serif","Liberation Serif",Georgia,serif}
a.q{text-decoration-color:var(--mark-edge);color:var(--ink)}
a.cite{font-variant-numeric:tabular-nums;font-size:.8125rem;text-decoration:none;padding:0 .25em;border:1px solid var(--line);border-radius:3px;white-space:nowrap;background:var(--card)}
a.cite:hover{border-color:var(--voice)}
a.doc{font-variant-numeric:tabular-nums;text-decoration:none;font-size:.8125rem;padding:0 .3em;border-radius:3px;background:var(--voice-wash);white-space:nowrap}
a.doc:hover,a.value:hover{text-decoration:underline}
.chip,.state{font-size:.8125rem;line-height:1.35;white-space:nowrap;border-radius:3px}
.chip{border:1px solid currentColor;padding:0 .3em}
.chip.hedge,.chip.drift{color:var(--drift)}
.chip.against{color:var(--conflict)}
.state{display:inline-block;padding:.05em .45em;background:var(--voice-wash);color:var(--voice)}
.state>span{font-weight:700}
.state.conflict,.state.denied{background:var(--conflict-wash);color:var(--conflict)}
.state.hedged,.state.not_comparable{background:var(--drift-wash);color:var(--drift)}
.state.unknown{background:var(--unknown-wash);color:var(--unknown)}
.state.derived{background:var(--derived-wash);color:var(--derived)}
.voice{color:var(--voice)}
.voice.own,.voice.unnamed{color:var(--soft)}
.arrow{color:var(--soft)}
.ctl{font:700 .6875rem/1 ui-monospace,Menlo,Consolas,"Liberation Mono",monospace;border:1px solid var(--conflict);color:var(--conflict);background:var(--card);padding:0 .2em;border-radius:2px;white-space:nowrap}
)css";

constexpr std::string_view kSections = R"css(
.answer{background:var(--card);border:1px solid var(--line);border-radius:6px;padding:1.5rem 1.75rem;margin:0 0 1.5rem}
.answer h2{font-size:1.2rem;margin:0 0 .75rem}
.headline{font-size:1.728rem;line-height:1.25;letter-spacing:-.015em;margin:0 0 .25rem;max-width:none}
.headline a{color:inherit;font-weight:700;text-decoration-color:var(--voice)}
.headline span,.headline span a{color:var(--soft);font-weight:400}
.headline .state{vertical-align:.2em}
.facts{display:grid;grid-template-columns:repeat(auto-fit,minmax(9.5rem,1fr));gap:1rem 1.5rem;margin:1.25rem 0 0}
.facts div{border-top:1px solid var(--line);padding-top:.5rem}
.facts dt{font-size:.8125rem;color:var(--soft)}
.facts dd{margin:0}
.open-points{display:grid;grid-template-columns:repeat(auto-fit,minmax(18rem,1fr));gap:1rem 2.5rem;margin-top:1.25rem}
.open-points h3{font-size:1rem;margin:0 0 .25rem;padding-top:.5rem;border-top:3px solid var(--line)}
.open-points .disputed h3{border-color:var(--conflict)}
.open-points .silent h3{border-color:var(--unknown)}
.open-points ul{list-style:none;padding:0;margin:0}
.open-points li{margin:.4rem 0}
.key{display:flex;flex-wrap:wrap;gap:.5rem 2.25rem;margin:0 0 1.5rem;padding:0;list-style:none}
.key li{margin:0;color:var(--soft);font-size:.875rem}
.key a{text-decoration:none;color:inherit}
.key a:hover{text-decoration:underline}
.key b{display:block;font-size:1.44rem;line-height:1.2;color:var(--ink);font-weight:650;font-variant-numeric:tabular-nums}
.legend{font-size:.875rem;color:var(--soft)}
dl.rows{display:grid;grid-template-columns:9rem minmax(0,1fr);gap:.35rem 1.25rem;margin:.75rem 0}
dl.rows dt{color:var(--soft);font-size:.875rem;padding-top:.08em}
dl.rows dd{margin:0}
dl.rows ul{margin:0}
article.incident{border-top:1px solid var(--line);margin-top:2rem}
article.incident h3{margin-top:1rem}
h3 small,h4 small{font-weight:400}
.sub{border-left:3px solid var(--line);padding-left:1.25rem;margin:1rem 0}
.sub h4{margin-top:.75rem}
.scroll{overflow-x:auto;margin:1rem 0;border:1px solid var(--line);border-radius:6px;background:var(--card)}
table{border-collapse:collapse;width:100%;font-size:.9375rem;line-height:1.45}
caption{text-align:left;padding:.75rem .9rem;color:var(--soft);font-size:.875rem}
th,td{text-align:left;vertical-align:top;padding:.55rem .9rem;border-top:1px solid var(--line)}
thead th{font-size:.8125rem;font-weight:600;color:var(--soft);vertical-align:bottom}
tbody th{font-weight:600}
th small,td small{font-weight:400}
tr:target>*,.target:target{background:var(--mark)}
td>p:first-child{margin-top:0}
.findings tbody th{min-width:9.5rem}.findings td:nth-child(3){min-width:15rem}
td.hash{white-space:nowrap}
ul.columns{columns:18rem;column-gap:2rem}
ul.columns li{break-inside:avoid}
.num{font-variant-numeric:tabular-nums;white-space:nowrap}
.matrix td,.matrix thead th{min-width:9rem;overflow-wrap:anywhere;border-left:1px solid var(--line)}
.matrix tbody th{min-width:11.5rem;max-width:16rem;position:sticky;left:0;background:var(--card)}
.matrix td:empty::after{content:"\2013";color:var(--soft)}
.entry{margin:0 0 .45rem}
.entry:last-child{margin:0}
.row-note{margin:.15rem 0 0}
.timeline{list-style:none;padding:0;margin:1rem 0;border:1px solid var(--line);border-radius:6px;background:var(--card)}
.timeline li{margin:0;padding:.45rem .9rem;border-top:1px solid var(--line)}
.timeline li:first-child{border-top:0}
.unseen{position:absolute}
.timeline li{display:grid;grid-template-columns:minmax(0,22rem) minmax(0,1fr);gap:0 1.5rem;align-items:center;font-size:.9375rem}
.timeline li.head{color:var(--soft);font-size:.8125rem;background:var(--furniture-wash)}
.timeline .when{font-weight:600}
.timeline svg,.axis{display:block;width:100%;overflow:visible}
.timeline rect.bar{fill:var(--voice)}
.timeline rect.derived{fill:none;stroke:var(--derived);stroke-width:2;stroke-dasharray:4 3}
.timeline line.track{stroke:var(--line);stroke-width:1}
.timeline line.tick{stroke:var(--line);stroke-width:1}
.timeline text{font-size:12px;fill:var(--soft)}
figure{margin:1rem 0}
figcaption{font-size:.875rem;color:var(--soft);max-width:44rem;margin-top:.5rem}
.map{border:1px solid var(--line);border-radius:6px;display:block;width:100%;height:auto;background:var(--sea)}
.map .land{fill:var(--land);stroke:var(--border);stroke-width:8}
.map .named{fill:var(--named-land)}
.map .grid{stroke:var(--line);stroke-width:6;fill:none}
.map text{font-size:150px;fill:var(--ink);paint-order:stroke;stroke:var(--card);stroke-width:34px;stroke-linejoin:round}
.map text.country{font-size:140px;letter-spacing:24px;fill:var(--soft);stroke:none}
.map text.degree{font-size:105px;fill:var(--soft);stroke:none}
.map .dot{fill:var(--voice);stroke:var(--card);stroke-width:18}
.map .dot.crossing{fill:var(--conflict)}
.map .area{fill:none;stroke:var(--voice);stroke-width:20;stroke-dasharray:60 40}
.map .pair{stroke:var(--conflict);stroke-width:34;stroke-linecap:round}
.map .pair-ring{fill:none;stroke:var(--conflict);stroke-width:24}
.map .route{stroke:var(--derived);stroke-width:26;fill:none}
.head{fill:var(--derived)}
.map .leader{stroke:var(--soft);stroke-width:8}
.map .scale{stroke:var(--ink);stroke-width:20;fill:none}
.graph{display:block;width:100%;height:auto}
.graph text{font-size:14px;fill:var(--ink)}
.graph .edge{stroke:var(--voice);stroke-width:1.5;fill:none}
.graph .edge.unresolved{stroke:var(--soft);stroke-dasharray:5 4}
.graph .edge.counter{stroke:var(--conflict);stroke-dasharray:2 3}
.graph .reuse{stroke:var(--drift);stroke-width:2;fill:none}
.graph .note{font-size:12px;fill:var(--soft)}
.graph .node{fill:var(--card);stroke:var(--voice);stroke-width:1.5}
.graph .node.unresolved{stroke:var(--soft);stroke-dasharray:4 3}
.graph .node.counter{stroke:var(--conflict)}
)css";

constexpr std::string_view kSources = R"css(
article.source{border-top:3px solid var(--ink);margin-top:3.5rem;padding-top:.25rem}
article.source h3{margin-top:.75rem}
.text{white-space:pre-wrap;font-size:1.0625rem;line-height:1.7;max-width:44rem;margin:.75rem 0}
.text.title{font-weight:700;font-size:1.2rem;line-height:1.4}
blockquote{margin:1rem 0;padding:.25rem 0 .25rem 1.25rem;border-left:3px solid var(--voice);max-width:44rem}
blockquote .text{margin:.25rem 0}
.furniture{color:var(--furniture);background:var(--furniture-wash);border-radius:4px;padding:.4rem .9rem;margin:.75rem 0;max-width:44rem;font-size:.875rem}
.furniture summary{cursor:pointer}
.furniture .text{color:var(--furniture);font-size:.9375rem;line-height:1.5}
.text mark{background:var(--mark);color:inherit;box-shadow:0 1px 0 var(--mark-edge)}
.text mark.deep{box-shadow:0 1px 0 var(--mark-edge),0 3px 0 var(--mark),0 4px 0 var(--mark-edge)}
a.pin{font:600 .6875rem/1 system-ui,-apple-system,"Segoe UI",Roboto,"Liberation Sans",sans-serif;vertical-align:super;text-decoration:none;padding:0 .15em;background:var(--mark)}
a.pin:target{background:var(--target);outline:2px solid var(--voice);scroll-margin-top:30vh}
a.pin:target+mark,a.pin:target+a.pin+mark,a.pin:target+a.pin+a.pin+mark{background:var(--target)}
details.claims,details.others{margin:1rem 0}
details.claims>summary,details.others>summary{cursor:pointer;font-weight:600}
.check pre{background:var(--furniture-wash);border-radius:4px;padding:.75rem 1rem;overflow-x:auto;white-space:pre-wrap;font-size:.8125rem}
@media (max-width:62rem){.page{display:block;padding:0 1rem 3rem}.page>header{padding:1.5rem 0 1rem;margin-bottom:1.25rem}
nav.toc>div{position:static}nav.toc ol{display:flex;flex-wrap:wrap;border:0;gap:.1rem 1rem;margin-bottom:1.5rem}nav.toc a{padding:.15rem 0;border:0;text-decoration:underline}}
@media (max-width:40rem){#answer{display:flex;flex-direction:column}.key{order:2}.timeline li{display:block}h1{font-size:1.728rem}.headline{font-size:1.44rem}.answer{padding:1.1rem 1rem}.standfirst{font-size:1.0625rem}
dl.rows{display:block}dl.rows dd{margin:0 0 .6rem}.figure-scroll{overflow-x:auto}.figure-scroll>svg{min-width:38rem}
.matrix,.matrix caption,.matrix tbody,.matrix tr,.matrix td,.matrix tbody th,.stack,.stack caption,.stack tbody,.stack tr,.stack td,.stack tbody th{display:block}.matrix thead,.stack thead{position:absolute;left:-99rem}
.stack tbody th{border-top:3px solid var(--line)}.stack td{border:0;padding-top:.1rem}.stack td:empty{display:none}
.findings td:nth-of-type(3)::before,.origins td:nth-of-type(2)::before,.findings td:nth-of-type(n+4)::before,.origins td:nth-of-type(n+3)::before{color:var(--soft);font-size:.8125rem}
.findings td:nth-of-type(3)::before{content:"Independent origins: "}.findings td:nth-of-type(4)::before{content:"Documents: "}.findings td:nth-of-type(5)::before{content:"Passages for: "}.findings td:nth-of-type(6)::before{content:"Passages against: "}
.origins td:nth-of-type(2)::before{content:"Carried by: "}.origins td:nth-of-type(3)::before{content:"Passages: "}.origins td:nth-of-type(4)::before{content:"Joined because: "}
.timeline text:nth-child(even){display:none}.matrix tbody th{position:static;max-width:none;border-top:3px solid var(--line)}.matrix td{border:0;padding-top:.1rem}.matrix td:empty{display:none}.matrix td::before{content:attr(data-voice);display:block;font-size:.8125rem;color:var(--soft)}th,td{padding:.5rem .6rem}}
)css";

constexpr std::string_view kPrint = R"css(
@media print{@page{margin:14mm 13mm}
html{font-size:8.5pt;line-height:1.3;background:#fff}.page{display:block;padding:0;max-width:none}nav.toc,.skip{display:none}
h1,h2,h3,h4,.intro,caption,thead,summary{break-after:avoid}h2{margin-top:1rem}.timeline li,.matrix .entry,tr,figure,.open-points li{break-inside:avoid}
.answer,.scroll,.timeline{border-color:#bbb}.scroll{overflow:visible}.matrix tbody th{position:static}
.matrix td,.matrix thead th{min-width:0}.matrix tbody th{min-width:0}
thead{display:table-header-group}
a{color:inherit;text-decoration:none}a.cite,a.doc{border:1px solid #bbb;background:none}
details:not([open]){display:none}
.text mark,.text mark.deep{background:none;box-shadow:none;border-bottom:1px solid #8a6d00}.state,.chip{border:1px solid currentColor}
body{-webkit-print-color-adjust:economy;print-color-adjust:economy}.map,.timeline,.graph{-webkit-print-color-adjust:exact;print-color-adjust:exact}}
@media (prefers-reduced-motion:no-preference){html{scroll-behavior:auto}}
)css";

void append_variables(std::string& out, bool dark) {
  for (const Colour& colour : kPalette) {
    out.append("--").append(colour.name).append(":");
    out.append(dark ? colour.dark : colour.light).append(";");
  }
}

}  // namespace

std::span<const Colour> palette() { return kPalette; }
std::span<const ContrastPair> contrast_pairs() { return kPairs; }

std::string palette_rules() {
  std::string out = ":root{color-scheme:light dark;";
  append_variables(out, false);
  out.append("}\n@media screen and (prefers-color-scheme:dark){:root{");
  append_variables(out, true);
  out.append("}}");
  return out;
}

std::string palette_rules_to_choose() {
  std::string light;
  std::string dark;
  append_variables(light, false);
  append_variables(dark, true);
  return ":root{color-scheme:light dark;" + light +
         "}\n:root[data-theme=light]{color-scheme:light}\n"
         "@media screen and (prefers-color-scheme:dark){:root:not([data-theme=light]){" +
         dark + "}}\n@media screen{:root[data-theme=dark]{color-scheme:dark;" + dark + "}}";
}

std::string style_sheet() {
  std::string out = palette_rules();
  out.append(kScreen).append(kSections).append(kSources).append(kPrint);
  return out;
}

}  // namespace habeas
