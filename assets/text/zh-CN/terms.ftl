## 处置决定

decision-resell = 转售
decision-hold = 暂存
decision-repair = 维修
decision-liquidate = 清货
decision-ship-china = 退运回国
decision-dispose = 弃置

## 成色

grade-new = 全新
grade-like-new = 几乎全新
grade-very-good = 非常好
grade-good = 良好
grade-acceptable = 尚可接受
grade-unsellable = 不可售
grade-none = 未评级

## 容器

container-tote = 转售周转箱
container-hold-shelf = 暂存货架
container-repair-bin = 维修箱
container-lot-pallet = 清货托盘
container-carton = 退运纸箱
container-dispose-bin = 弃置箱
container-evidence-shelf = 证据货架
container-claim-shelf = 待认领货架
container-approval-shelf = 待审批货架
container-test-shelf = 待测货架
container-cage = 保管笼

## 改判原因

override-seller-instruction = 卖家指示
override-condition-differs = 实际状况与所选不符
override-container-not-here = 容器已满或不在工位
override-safety-or-rule = 安全或其他规定
override-supervisor = 主管指示

## 退货原因

reason-unwanted = 不想要了
reason-defective = 有缺陷
reason-damaged = 运输损坏
reason-wrong-item = 发错货
reason-missing-parts = 缺件
reason-not-as-described = 与描述不符
reason-size-or-style = 尺码或款式
reason-late = 到货太晚
reason-fraud = 未经授权购买
reason-undeliverable = 无法投递
reason-other = 其他原因

## 退货单情况

standing-open = 待收货
standing-refunded-at-first-scan = 首次扫描已退款
standing-returnless = 无需退货的退款
standing-cancelled = 退货已取消

## 建议处置的依据

policy-fit-to-sell = 成色适合转售
policy-unsellable-home = 不可售，随下一批退运回国
policy-defective-home = 因缺陷退回，交卖家处理
policy-used-in-lots = 有使用痕迹，按批清货
policy-sealed-sells = 全新商品转售
policy-used-home = 该卖家的非全新商品一律退回国内
policy-no-rule = 没有适用规则，需人工处理
policy-no-seller = 货主不明
policy-not-expected = 与卖家预报不符
policy-recalled = 商品已召回，不得出售
policy-gated = 受限，暂不能处置
policy-best-net = 各可选处置中收益最高
policy-only-known = 唯一已知收益的处置
desk-ordered-since = 卖家长期指令，{ $day } 起
policy-standing-order = 卖家长期指令
policy-claim-open = 仍可申请索赔：截止前保留实物
policy-serial-differs = 序列号与发货记录不符

## 发生的事

fact-series-opened = 工位启用
fact-person-enrolled = 登记员工卡
fact-person-pin-set = 设置 PIN
fact-person-locked = PIN 多次错误，办公台锁定
fact-person-unlocked = 办公台解锁
fact-seller-named = 登记卖家
fact-seller-policy-set = 选定处置规则
fact-returns-imported = 导入退货单
fact-product-bound = 条码绑定商品
fact-container-opened = 容器启用
fact-container-sealed = 容器封箱
fact-parcel-received = 退件签收
fact-parcel-found-empty = 空包裹
fact-parcel-shelved = 放入待认领货架
fact-parcel-closed = 退件处理完毕
fact-unit-inspected = 单件检查
fact-unit-decided = 处置决定
fact-unit-put = 放入容器
fact-undone = 撤销
fact-seller-terms-set = 已设定合作条款
fact-seller-rates-set = 已设定费率表
fact-seller-order-set = 卖家长期指令
fact-seller-checklist-set = 已设定检查单
fact-products-imported = 已导入商品资料
fact-load-opened = 托盘到达收货区
fact-load-closed = 托盘扫描完毕
fact-parcel-docked = 收货区已签收
fact-parcel-opened = 退件已开箱
fact-parcel-identified = 退件信息已补充
fact-parcel-damaged = 已记录外包装破损
fact-parcel-weighed = 已称重
fact-parcel-claimed = 卖家认领
fact-parcel-unmatched = 撤销认领
fact-parcel-merged = 合并为一个退件
fact-parcel-noted = 登记商品
fact-parcel-expired = 认领到期，已确认处理
fact-parcel-binned = 放入弃置箱
fact-unit-parked = 已放入待测架
fact-unit-judged = 主管已审批
fact-unit-shipped-before = 已按旧发货面单绑定订单
fact-photo-named = 照片已保存
fact-photo-dropped = 照片已移除
fact-range-allotted = 已分配标签号段
fact-label-reprinted = 标签已补打

## 状态

parcel-state-open = 处理中
parcel-state-closed = 已完成
parcel-state-empty = 空包裹
parcel-state-claim = 待认领
parcel-state-expired = 认领到期
parcel-state-binned = 已入弃置箱
parcel-state-lost = 已核销
parcel-state-merged = 已合并
parcel-state-undone = 签收已撤销
parcel-state-at-dock = 已签收，未开箱
unit-state-put = 已放入
unit-state-undone = 放入已撤销
unit-state-parked = 待测中
unit-state-waiting = 待审批
unit-state-judged = 待移放

## 当日异常

exception-unknown-parcel = 无头件
exception-empty-parcel = 空包裹
exception-cancelled = 退货已取消仍到货
exception-returnless = 无需退货仍到货
exception-refunded-at-first-scan = 首次扫描已退款
exception-missing-line = 预报有，箱内无
exception-overridden = 改判
exception-not-expected = 未预报的货物

## 未见到的预报行

unseen-missing = 缺失
unseen-other-box = 在另一个包裹

## 如何识别商品

how-barcode = 已知条码
how-bound = 人工绑定条码
how-no-barcode = 无条码，人工指定
how-not-expected = 不在预报行中

## 预报行的字段

field-order-id = 订单号
field-rma-id = RMA 编号
field-merchant-rma-id = 卖家 RMA 编号
field-tracking = 运单号
field-carrier-raw = 承运商
field-asin = ASIN
field-sku = SKU
field-fnsku = FNSKU
field-title = 商品名称
field-quantity = 退货数量
field-reason-code = 退货原因
field-status = 退货状态
field-resolution = 处理方式
field-label-type = 面单类型
field-label-cost = 面单费用
field-currency = 币种
field-order-amount = 订单金额
field-refunded-amount = 退款金额
field-request-date = 退货申请日期
field-delivered-date = 退件妥投日期
field-order-quantity = 订购数量
field-recall = 召回
field-category = 类目
field-new-price = 新品售价
field-restrictions = 限制
field-china-value = 国内货值
field-demand-per-month = 30 天销量
field-price-from = 价格生效日
field-export-mode = 出口监管方式
field-exported-on = 出口日期
field-in-policy = 符合退货政策
field-a-to-z = A-to-z 索赔
field-safet-state = SAFE-T 索赔状态
field-safet-claim-id = SAFE-T 索赔编号
field-serials = 发货序列号
field-outbound = 发货运单号
field-order-item-id = 订单商品编号
field-barcode = 条码
field-variant = 规格
field-picture = 图片
field-weight = 重量
field-weight-unit = 重量单位
field-battery = 电池

## 无法读取的文件

problem-file-empty = 文件为空，未导入任何内容。请重新下载报告
problem-file-gzip = 文件是 gzip 压缩包，未导入任何内容。请先解压，再选择里面的文本文件
problem-file-workbook = 文件是旧版或加密的工作簿，或是压缩包，未导入任何内容。请去除密码后另存为 XLSX，或先解压
problem-file-workbook-broken = 工作簿已损坏，未导入任何内容。请重新导出，或打开后另存为 XLSX
problem-file-too-large = 文件过大，未导入任何内容。请缩短报告的日期范围，或将表格另存为 CSV
problem-file-too-long = 文件超过一百万行，未导入任何内容。请缩短报告的日期范围
problem-file-html = 文件是网页，不是报告，未导入任何内容。请登录后重新下载报告，或打开后另存为 XLSX
problem-file-quote-open = 首行有引号未闭合，未导入任何内容。请重新导出文件
problem-file-json-broken = JSON 在此处中断或有误，未导入任何内容。请重新导出
problem-file-json-no-list = JSON 中没有退货列表，未导入任何内容。请换一个文件
problem-file-xml-broken = XML 在此处中断或有误，未导入任何内容。请重新下载报告
problem-file-xml-doctype = XML 声明了文档类型，正常报告不会这样，未导入任何内容。请重新下载报告
problem-file-xml-deep = XML 层级过深，不是正常报告，未导入任何内容。请重新下载报告
problem-file-xml-other = XML 既不是亚马逊退货报告，也不是出口清单（CEB603），未导入任何内容。请选择其中一种
problem-file-pdf = 文件是 PDF，未导入任何内容。请选择报告文件本身
problem-file-picture = 文件是图片，未导入任何内容。请选择报告文件本身
problem-file-utf16 = 文件编码为 UTF-16，未导入任何内容。请另存为 UTF-8，或选择亚马逊原始报告
problem-file-not-tabs = 各列不是以制表符、逗号或分号分隔，未导入任何内容。请选择亚马逊原始报告，或另存为 CSV
problem-file-no-known-column = 首行没有可识别的列名，未导入任何内容。请换一个文件，或指定各列含义
problem-file-no-price = 第一行没有售价、货值或销量列。未导入任何内容，原有价格不变。请选择其他文件，或指定各列
problem-file-encoding = 首行文字不符合所选编码或任何已知编码，未导入任何内容。请另选编码，或将文件另存为 UTF-8
problem-file-too-wide = 首行过长或超过 256 列，未导入任何内容。请选择亚马逊原始报告

## 无法读取的行

problem-line-too-long = 该行超过 1 MB
problem-cell-too-long = 有单元格超过 32 KB
problem-quote-open = 此处引号未闭合
problem-cell-error = 该单元格是电子表格的错误值
problem-row-not-object = 列表中的这一项不是对象
problem-row-too-deep = 这一项层级过深
problem-nul-byte = 该行含有 NUL 字节
problem-wrong-encoding = 该行文字与文件编码不符
problem-too-many-cells = 该行的单元格多于表头
problem-no-key = 订单号、RMA 和追踪号都为空
problem-number-mangled = 编号被电子表格改成了科学计数，请用原始报告
problem-barcode-wrong-check = 条码校验位不对，已略去此条码
problem-bad-barcode = 不是条码，已略去
problem-too-many-barcodes = 条码数超过上限，只导入前面的
problem-bad-asin = 不是 ASIN，已略去
problem-bad-fnsku = 这不是 FNSKU，商品照常导入，但不含此项
problem-bad-weight = 这不是重量，商品照常导入，但不含此项
problem-weight-without-unit = 重量没有单位，请写明 g、kg、lb 或 oz；商品照常导入，但不含重量
problem-bad-price = 这不是价格，商品照常导入，但不含此项
problem-price-without-currency = 价格没有币种，请写在表头（如“售价（美元）”）或单设“币种”列；商品照常导入，但不含价格
problem-bad-price-currency = 这不是币种，请写代码，如 USD；商品照常导入，但不含价格
problem-bad-export-mode = 这不是跨境电商出口监管方式（9610、9710、9810 或 1210），商品照常导入，但不含此项
problem-bad-price-day = 日期无法唯一识别，请写成 2027-01-01；商品照常导入，但不含价格
problem-bad-export-day = 日期无法唯一识别，请写成 2026-06-30；商品照常导入，但不含此项
problem-bad-demand = 这不是件数，商品照常导入，但不含此项
problem-bad-restriction = 不认识这个限制词，请写 flammable、brand restricted 或 no lots；商品照常导入，但不含此项
problem-bad-battery = 不认识的电池写法，请写：不带电、内置电池、配套电池或纯电池
problem-bad-picture = 这不是图片文件名
problem-no-product-key = SKU、ASIN 和 FNSKU 都为空
problem-product-twice = 上面已有相同 SKU，但 ASIN 不同
problem-bad-order-id = 不是订单号（3-7-7 位数字）
problem-bad-rma = 不是 RMA 编号
problem-bad-tracking = 不是追踪号
problem-bad-quantity = 不是有效数量
problem-bad-currency = 不是三位货币代码
problem-bad-amount = 不是金额数字
problem-comma-decimal = 金额用了逗号作小数点，应为句点
problem-bad-date = 日期不明确，应为 10-Jul-2025 或 2025-07-10
problem-bad-yes-no = 不是 Y、N、true 或 false

## 文件提示

warning-read-as-windows-1252 = 按 windows-1252 编码读取，请核对品名
warning-read-as-cp932 = 按 cp932（日文）编码读取，请核对品名
warning-read-as-gb18030 = 按 GB18030（中文）编码读取，请核对品名
warning-unknown-column = 未知列，未保存
warning-doubled-column = 其字段已由另一列对应，此列未导入
warning-missing-column = 缺少该列
warning-repeated-rows = 与前面重复而略过的行
warning-joined-rows = 同一商品的多行，已合并
warning-more-than-ordered = 预报数量超过订购数量的行
warning-amount-without-currency = 金额无货币而未保存的行
warning-unknown-reason = 退货原因代码未知的行
warning-no-rows = 文件没有数据行
warning-last-line-short = 最后一行提前结束，文件可能不完整

## 导出列名

column-carton = 箱号
column-container = 容器
column-kind = 类型
column-units = 数量
column-packages = 箱数
column-total = 合计
column-tag = 单件码
column-parcel = 退件
column-seller = 卖家
column-order-id = 订单号
column-rma-id = 退货单号 (RMA)
column-tracking = 追踪号
column-asin = ASIN
column-sku = SKU
column-title = 品名
column-grade = 成色
column-because = 成色依据
column-decision = 处置
column-why = 处置依据
column-override = 改判原因
column-reason-code = 退货原因
column-request-date = 退货申请日期
column-put-at = 放入时间
column-person = 操作员
column-station = 工位
column-barcode = 条码
column-state = 状态
column-figure = 指标
column-count = 数值
column-hour = 时段
column-parcels = 退件数

## 工作表与指标

sheet-cartons = 箱汇总
sheet-units = 单件明细
sheet-figures = 当日数据
sheet-hours = 分时段
sheet-list = 列表
figure-parcels = 签收退件
figure-units = 进入单件
figure-graded = 已评级单件
figure-put = 容器内单件
figure-units-waiting = 架上等待单件
figure-waiting = 未完成退件
figure-seller-none = 卖家不明
figure-person-none = 操作员不明
text-cut = （已截断）

undo-reason-misscan = 误扫
undo-reason-correction = 更正

## 外包装破损

damage-damaged = 破损
damage-opened = 运输途中被拆
damage-wet = 受潮
damage-leaking = 渗漏

## 单件与申报不符之处

finding-wrong-item = 非该卖家商品
finding-extra = 多出，未申报
finding-other-return = 属该卖家另一退货单
finding-other-seller = 属另一卖家
finding-more-than-announced = 数量多于申报
finding-serial-differs = 序列号不符

## 工位整理

rework-polybag = 换新塑料袋
rework-lint = 除毛屑
rework-wipe = 擦拭
rework-rebox = 换新盒
original-state-kept = 保持原状
original-state-lost = 已非原状

## 待测原因

park-charge = 充电
park-dry = 晾干
park-reset = 重置
park-test = 检测

## 暂存

hold-reason-instruction = 待卖家指示
hold-reason-wrong-item = 非该卖家商品
hold-reason-part = 等待配件
hold-reason-dispute = 索赔或争议
hold-reason-dangerous-goods = 危险品
hold-reason-recall = 召回
hold-reason-brand = 品牌限制
hold-reason-serial = 序列号不符
hold-owner-seller = 卖家
hold-owner-site = 主管

## 照片

photo-label = 面单
photo-box = 外箱
photo-contents = 开箱内容
photo-item = 商品
photo-serial = 序列号
photo-defect = 缺陷
photo-before-repair = 维修前
photo-after-repair = 维修后
photo-source-folder = 相机文件夹
photo-source-drop = 拖入窗口
photo-source-file = 选择的文件

## 标签卷

roll-unit-tag = 单件码
roll-parcel-tag = 退件码

## 打印内容

print-unit-tag = 单件码
print-parcel-tag = 退件码
print-container = 容器标签
print-carton = 箱唛
print-carton-number = 箱号
print-test = Returnbay 测试标签
print-badge = 工牌
print-command-sheet = 指令条码表
print-sheet-bench = 指令条码表：工位
print-sheet-dock = 指令条码表：签收
print-answers = 选项
print-commands = 指令
paper-roll = 卷纸或卡片，每页一张
paper-a4 = A4 纸
paper-letter = Letter 纸
command-confirm = 确认
command-cancel = 取消
command-undo = 撤销
command-end-parcel = 本退件完成
command-empty = 空箱
command-no-barcode = 无条码
command-damage = 破损
command-park = 放待测货架
command-rework = 工位整理
command-no-label = 无法读码
command-quantity = 数量
command-override = 改判
command-claim = 待认领货架
command-sign-out = 退出登录
command-dock = 签收／回工位
import-kind-returns = 退货预报
import-kind-products = 商品资料
battery-unknown = 未知
battery-none = 不带电
battery-contained = 内置电池
battery-packed-with = 配套电池
battery-standalone = 纯锂电池
doubt-two-products = 两个商品共用此条码
doubt-against-book = 工位与资料不一致
doubt-parcels = 各退件不一致
trust-provisional = 待第二件确认
trust-agreed = 已确认
trust-contested = 有争议
trust-book = 资料中

## Rule tables

rules-house = 默认规则
rules-used-home = 用过的退运回国

## 为何未执行

refusal-unknown-person = 没有此工牌的人员。请先在工位扫一次工牌，或在入门向导中登记
refusal-nobody-signed-in = 无人登录，请先扫工牌
refusal-series-open-already = 此存储已启用
refusal-no-such-parcel = 库中没有此退件
refusal-parcel-not-open = 此退件不在处理中
refusal-parcel-has-units = 此退件已拆出单件，请先撤销这些单件
refusal-tag-in-use = 此单件码已用于另一件
refusal-container-sealed = 已封箱的容器不能再放入或取出，请换一个，或由主管重新拆开纸箱或清货托盘
refusal-wrong-container = 此容器用于其他处置决定，请选择对应的容器
refusal-wrong-shelf = 货架类型不对
refusal-decision-closed = 这些货物不能作此处置：不可售、货主不明，或暂存原因不允许。请选择其他决定
refusal-reason-needed = 此操作须说明原因
refusal-nothing-to-undo = 没有可撤销的内容
refusal-too-late-to-undo = 容器已封箱，不能再撤销
refusal-no-such-container = 此容器从未启用
refusal-container-empty = 容器是空的
refusal-file-taken-already = 同一文件之前已导入
refusal-no-such-load = 库中没有此货载
refusal-load-closed = 此货载已结束
refusal-supervisor-needed = 只有主管可以这样做，请扫主管工牌
refusal-shipping-needed = 只有发货员、主管或管理员可以这样做，请扫其工牌
refusal-bench-needed = 此工牌的角色不能收货和验货，请扫操作员或主管的工牌
refusal-admin-needed = 只有管理员可以这样做，请扫管理员工牌
refusal-person-left = 此人已离职，请扫别的工牌
refusal-last-lead = 本站点没有别的负责人，请先将另一人设为主管或管理员
refusal-no-such-unit = 库中没有此单件
refusal-not-waiting = 其中有单件已不在等待，请重新查看列表
refusal-hold-needs-owner = 暂存须有负责人、复核日期和默认处置
refusal-too-many-units = 一张标签下不能有这么多单件
refusal-no-such-photo = 库中没有此照片
refusal-roll-too-long = 一次不能分配这么多号码
refusal-not-given-out = 其中有号码从未分配过，请按新标签打印
refusal-not-held = 此单件已不在暂存，请重新查看列表
refusal-hold-day = 复核日期须在将来一年之内，请另选日期
refusal-hold-not-over = 到这一天才能确认默认处置；在此之前可答复、放行或更改暂存
refusal-answers-not-read = 今日回复尚未读取，其中可能另有答复。请在“卖家邮件”中读取早上来件的文件夹，或声明今日无来件
refusal-answers-of-another-day = 读取结果只能记在当天。请重新读取文件夹
refusal-note-too-long = 备注过长，请缩短
refusal-order-terms = 长期指令须写明 SKU、该成色允许的处置，以及由谁提出，请更正
refusal-order-day = 长期指令从今天或以后开始，结束不得早于开始，请另选日期
refusal-no-such-mail = 没有为该卖家制作过此表格，请重新制作
refusal-lot-number-taken = 此批次号已用于另一批次，请换一个
refusal-no-such-lot = 没有售出过此批次号，请核对
refusal-lot-empty = 这些托盘上没有货物，请另选托盘
refusal-not-in-lots = 规则不允许此单件进入清货批次，请先将其移出托盘
refusal-lot-changed = 托盘上的货物与所示不再一致，请重新查看批次
refusal-sale-withdrawn = 此批次的销售已撤回，请将其托盘重新出售

## 待办队列

queue-approval = 待审批
queue-judged = 待移放
queue-parked = 待测货架
queue-caged = 保管笼
queue-claim = 待认领货架
queue-unknown = 无头退件
queue-long-open = 久开退件
queue-evidence = 空箱
queue-photos-owed = 缺照片
queue-backlog = 待拆
queue-loads = 未结束的货载
queue-stays = 待出库（到期）
next-put-again = 重新放入
next-test = 到待测架复查
next-judge = 审批或改判
next-move = 移入与决定相符的容器
next-end-hold = 结束暂存，或确认默认处理
next-repair = 维修的下一步
next-hand-over = 交给承运人
next-find = 找到盘点缺失的单件，或核销
next-leave-cage = 从保管笼取出，送往去处
next-leave = 封箱并出库
next-by-bench = 工位
next-by-supervisor = 主管
next-by-seller = 卖家
next-by-repairer = 维修负责人
next-by-clerk = 发货员
queue-contested = 有争议的条码
queue-provisional = 待确认的条码

## 角色

role-operator = 操作员
role-supervisor = 主管
role-shipping = 发货员
role-admin = 管理员
person-state-active = 在职
person-state-left = 已离职

## 号码所指的类别

found-lines = 预报行
found-parcels = 退件
found-units = 单件

## 承运商

carrier-4px = 递四方
carrier-amazon = 亚马逊物流
carrier-cainiao = 菜鸟
carrier-canada-post = 加拿大邮政
carrier-canpar = Canpar
carrier-china-post = 中国邮政
carrier-dhl = DHL
carrier-dhl-ecommerce = DHL 电商
carrier-dpd = DPD
carrier-fedex = FedEx
carrier-gofo = GOFO
carrier-landmark = Landmark Global
carrier-lasership = LaserShip
carrier-old-dominion = Old Dominion
carrier-ontrac = OnTrac
carrier-purolator = Purolator
carrier-s10 = 邮政
carrier-sf = 顺丰
carrier-speedee = Spee-Dee
carrier-sunyou = 顺友
carrier-uniuni = UniUni
carrier-ups = UPS
carrier-usps = USPS
carrier-yanwen = 燕文
carrier-yodel = Yodel
carrier-yq-family = YQ 小包
carrier-yto = 圆通
carrier-yunexpress = 云途

## 校验位

check-ok = 校验位正确
check-none = 仅按号码格式判断
check-bad = 校验位不对

## 条码的种类

code-tracking = 运单号
code-product = 商品条码
code-unit = 单件码
code-parcel = 退件码
code-lpn = 亚马逊单件标签 (LPN)
code-serial = 序列号
code-rma = 退货单号
code-order = 订单号
code-gs1 = GS1 批号、日期或地点码
code-postal = 邮编条
code-command = 指令条码
code-badge = 工牌
code-container = 容器或货架
code-unknown = 未知条码

hold-end-released = 已解除
hold-end-answered = 卖家已答复
hold-end-default = 逾期未答复，按约定处理
hold-stage-waits = 暂存中
hold-stage-soon = 临近
hold-stage-last = 最后几天
hold-stage-over = 已到期
said-workbook = 回复表
said-chat = 聊天或电话
queue-holds-over = 暂存到期
queue-holds = 暂存
fact-unit-hold-changed = 暂存变更
fact-unit-hold-ended = 暂存结束

left-sold = 已售出
left-forwarded = 已转发
left-lot-sold = 整批售出
left-shipped = 已退运
left-destroyed = 已销毁
unit-state-missing = 盘点缺失
unit-state-written-off = 盘点后核销
unit-state-gone = 已出库
fact-container-left = 容器出库
fact-container-pictured = 托盘照片
fact-unit-left = 单件出库
fact-unit-came-back = 已退回本仓
fact-lot-sold = 清货批次已售出
fact-lot-withdrawn = 清货批次销售已撤回
fact-lot-proceeds = 清货批次回款
container-seller-shelf = 卖家货架
hazard-none = 无已知危险
hazard-lithium = 含锂电池
hazard-lithium-suspect = 锂电池破损或不明
hazard-flammable = 易燃
fact-unit-classed = 危险类别
fact-unit-moved = 已移库
fact-unit-written-off = 核销为丢失
fact-place-counted = 库位盘点
fact-parcel-moved = 移到另一货架
fact-parcel-written-off = 退件核销为丢失
queue-boxes-missing = 盘点缺退件
queue-missing = 盘点缺件
command-places = 移库盘点／回工位
refusal-other-seller-there = 该容器里是其他卖家的货，只能放一个卖家的，请换一个
refusal-other-decision-there = 该容器里是其他处理方式的货，请换一个
refusal-other-class-there = 该容器里是其他危险类别的货，请换一个
refusal-not-here = 该件不在任何容器里：已出库，或正在工位上
refusal-stays-on-shelf = 该件正在货架上等人处理，不能扫码移动
refusal-nothing-to-count = 该库位不按单件盘点
refusal-not-missing = 该件没有被盘点记为缺件
refusal-parcel-not-missing = 该退件没有被盘点记为缺件
refusal-parcel-on-no-shelf = 该退件不在任何整件货架上，不能扫码移动
refusal-units-missing = 该容器盘点有缺件。请先找到或由主管核销，再封箱
