### 出口凭证：商品出境的清单与报关单，以及各单件对应的项。

import-kind-ceb603 = 出口凭证
desk-col-export-line = 监管方式 / 编号 / 项号
desk-col-released = 放行日期
desk-col-tariff-code = 商品编号

fact-exports-imported = 已导入出口凭证
fact-unit-exported = 已对应出口项

problem-no-export-number = 没有清单或报关单编号，此行未导入
problem-no-export-line = 没有项号，此行未导入
problem-no-export-name = 没有品名，此行未导入
problem-no-export-quantity = 没有出口数量，此行未导入
problem-no-export-mode = 没有监管方式，请加一列填 9610、9710、9810 或 1210；此行未导入
problem-not-an-export = 这是进口清单，此行未导入
problem-export-line-twice = 上文已有同一项且内容不同，此行未导入
problem-bad-export-number = 这不是清单或报关单编号
problem-bad-export-line = 这不是项号，请写 1、2、3
problem-bad-export-quantity = 这不是大于零的数量
problem-bad-export-price = 这不是单价；该项照常导入，但不含单价
problem-bad-line-mode = 看不出监管方式，请写四位代码
problem-bad-line-day = 日期有歧义，请写 2026-06-30；该项照常导入，但不含日期
problem-bad-line-currency = 这不是币制，请写 CNY 或海关代码 142；该项照常导入，但不含币制
problem-bad-cn10 = 商品编号应为 10 位数字；该项照常导入，但不含此编号
problem-bad-uscc = 统一社会信用代码有误；该项照常导入，但不含此代码
warning-export-totals-differ = 总价不等于单价乘数量的项，以单价为准
warning-export-numbers-own = 文件尚无海关编号、只有企业内部编号的项
warning-export-modes-other = 监管方式不是 9610、9710、9810 或 1210 的项，没有已知的退运规则

refusal-export-units = 请选 1 到 100 个单件，每个一次。未写入任何内容
refusal-no-such-export-line = 已导入的出口凭证中没有此项。未写入任何内容：请先导入凭证
refusal-other-sellers-line = 此项属于其他卖家的商品。未写入任何内容：请选该单件所属卖家的项
refusal-export-line-used-up = 退回数量将超过此项的出口数量。未写入任何内容：请选其他项

exports-under = 退运对应出口项 { $line }，余 { $left } / { $out }
exports-proposed = 尚未对应出口项；建议：{ $line }，余 { $left } / { $out }
exports-no-line = 未对应出口项：没有出口凭证列有此商品且尚有余量
exports-free-until = 免税期限至 { $day }
exports-free-ended = 免税期限至 { $day }，已过
exports-back-until = 退运期限至 { $day }
exports-back-ended = 退运期限至 { $day }，已过
exports-no-day = 期限不明：凭证没有放行日期，或没有适用规定
exports-state-lost = 已维修或加装配件，原状已失：不能免税退运
exports-bundle-too-large = 照片过多，无法放入一个文件。未写入任何内容：请按卖家分别导出
exports-agreement = 返货协议。{ $exporter }（出口方）与 { $importer }（收货方）同意：分单 { $consignment } 项下 { $units } 个单件，系依 export-lines.xlsx 所列凭证出境、并如 units.xlsx 所载由买家退回的商品，按所载状态退回收货方，不构成新的销售。双方日期及盖章：________________

column-export-mode = 监管方式
column-export-number = 清单或报关单编号
column-export-line = 项号
column-export-released = 放行日期
column-export-exporter = 出口方
column-export-uscc = 出口方统一社会信用代码
column-export-name = 凭证品名
column-export-model = 规格型号
column-export-cn10 = 商品编号
column-export-out = 出口数量
column-export-unit = 凭证单位
column-export-price = 单价
column-export-currency = 币制
column-export-back = 此前已退回
column-export-here = 本分单数量
column-export-free-until = 免税期限
column-export-requested = 退货申请日
column-export-delivered = 退货送达日
column-export-state = 原状
column-export-inspected = 检验日期
