//! How the page looks, on a screen and on paper.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;

use crate::ledger::codec;

/// The one style sheet of the page.
pub(super) const STYLE: &str = "
:root { color-scheme: light; }
body { margin: 0 auto; max-width: 60rem; padding: 1.5rem; background: #fff; color: #1a1f24;
  font: 15px/1.5 system-ui, 'Noto Sans', 'Noto Sans CJK SC', 'Microsoft YaHei', 'PingFang SC', 'WenQuanYi Micro Hei', sans-serif; }
header { border-bottom: 3px solid #1a1f24; margin-bottom: 1rem; }
h1 { font-size: 1.6rem; line-height: 1.25; margin: 0 0 .3rem; }
h2 { font-size: 1.15rem; line-height: 1.3; margin: 1.6rem 0 .5rem; padding-bottom: .2rem; border-bottom: 1px solid #aeb8c2; }
h3 { font-size: 1rem; margin: 1rem 0 .3rem; }
p { margin: .2rem 0 .4rem; }
.subject { font-size: 1.2rem; font-weight: 600; overflow-wrap: anywhere; }
.note, .none { color: #55606b; font-size: .9rem; }
.zh { margin-left: .25em; }
th .zh { font-weight: 400; white-space: nowrap; }
table { width: 100%; border-collapse: collapse; }
th, td { text-align: left; vertical-align: top; padding: .28rem .6rem .28rem 0; border-bottom: 1px solid #dfe4e9; overflow-wrap: anywhere; }
.fields th { width: 19rem; font-size: .92rem; font-weight: 600; color: #39434d; }
.life th { font-size: .9rem; }
.life td { font-size: .92rem; }
.life .when { white-space: nowrap; width: 10.5rem; }
.life .who { width: 9rem; }
.undone td { color: #6b3434; }
b.struck { font-weight: 600; color: #a02222; }
code { font: .82rem/1.4 ui-monospace, 'DejaVu Sans Mono', Consolas, monospace; overflow-wrap: anywhere; }
.photos { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 1.2rem; }
.photos.small { grid-template-columns: repeat(3, minmax(0, 1fr)); }
figure { margin: 0; break-inside: avoid; }
figure img { display: block; width: 100%; height: auto; border: 1px solid #aeb8c2; box-sizing: border-box; }
figure .left-out { border: 1px dashed #8a95a0; padding: 1.6rem 1rem; color: #39434d; background: #f4f6f8; }
figcaption { font-size: .88rem; padding-top: .3rem; }
figcaption strong { font-size: .98rem; }
@media (max-width: 40rem) { .photos, .photos.small { grid-template-columns: 1fr; } .fields th { width: 10rem; } }
@media print { body { max-width: none; padding: 0; font-size: 10.5pt; } a { color: inherit; text-decoration: none; }
  h2 { break-after: avoid; } tr { break-inside: avoid; } @page { margin: 14mm; } }
";

/// Gives the style's hash as the page's own policy names it.
pub(super) fn hash() -> String {
    let hash = codec::sha256(STYLE.as_bytes());
    format!("sha256-{}", BASE64.encode(hash.0))
}
