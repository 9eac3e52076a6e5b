### 各桌面界面及工位外框的文字。

## Navigation and frame

desk-nav-bench = 工位
desk-nav-import = 导入
desk-nav-containers = 容器
desk-nav-review = 当日审核
desk-nav-settings = 设置
desk-nav-print = 打印
desk-nobody-signed-in = 未登录
desk-chip-scanner = 扫描枪
desk-device-word = { $name }：{ $state }
desk-device-waiting = 等待中
desk-device-bad = 需处理
desk-device-none = 未设置
desk-pace = 今日 { $today } 件 · { $per_hour } 件/时
desk-queued = { $count } 条待处理
desk-dismiss = 知道了
desk-more-notices = 另有 { $count } 条
desk-on = 开
desk-off = 关
desk-total = 合计
desk-counting = 正在统计
desk-counting-how = 数据马上就到

## Bench

desk-lamp-ready = 就绪
desk-lamp-working = 处理中
desk-lamp-need = 请选择
desk-lamp-stop = 停
desk-lamp-saved = 已保存
desk-no-parcel = 当前没有退件
desk-parcel-number = 退件 { $number }
desk-unit-of = 第 { $number } 件，共 { $all } 件
desk-tag-is = 单件码 { $tag }
desk-no-last-put = 尚未放入单件
desk-last-put = 上一件 { $tag } · { $grade }
desk-last-saved = { $container } · 已保存 { $time }
desk-side-expected = 应有商品
desk-side-nothing-expected = 没有卖家预报此退件
desk-side-so-far = 已知情况
desk-seen-of = 已见 { $seen } / { $all }
desk-reason-is = 退货原因：{ $reason }
desk-standing = { $standing }

## Simulated scanner

desk-demo-next = 下一行
desk-demo-play = 播放
desk-demo-pause = 暂停
desk-demo-show-script = 显示脚本
desk-demo-hide-script = 收起脚本
desk-demo-scan-this = 输入要扫描的号码
desk-demo-scan = 扫描
desk-demo-over = 录制的班次已播完

## Files

desk-export-to = 保存到
desk-choose-path = 选择…
desk-export-xlsx = 导出 XLSX
desk-export-csv = 导出 CSV
desk-export-json = 导出 JSON
desk-export-intake = 导出当日收货报表
desk-intake-report = 当日收货报表
desk-job-progress = { $done } / { $all }
desk-job-counting = 已处理 { $done }
desk-job-cancel = 取消
desk-job-cancelled = 已停止，没有留下半成品
desk-job-failed-word = 未完成
desk-job-written = 已写入 { $path }

## 表格

desk-table-filter = 筛选
desk-table-filter-hint = 关键词或编码片段
desk-table-clear = 清除
desk-table-clear-filter = 清除筛选
desk-table-columns = 选择列
desk-table-columns-first = 恢复默认
desk-table-copy = 复制
desk-table-export = 导出当前列表…
desk-table-xlsx = 当前列表存为 XLSX
desk-table-csv = 当前列表存为 CSV
desk-table-file = 当前列表
desk-table-rows = 共 { $count } 行
desk-table-rows-of = 显示 { $shown } / { $all } 行
desk-table-loading = 其余正在读取
desk-table-cut = 仅列出这 { $most } 行，排序、筛选、导出都只在其中
desk-table-selected = 已选 { $count } 行
desk-table-sorted-up = { $title }，已升序
desk-table-sorted-down = { $title }，已降序
desk-table-no-match = 没有同时含这些词的行
desk-table-no-match-how = 清除筛选即可看到全部 { $all } 行

## Import

desk-import-seller = 卖家代码
desk-import-known-sellers = 已有卖家
desk-import-seller-wrong = 卖家代码为 1 至 24 个字母、数字、- 或 _，例如 S-01
desk-import-file = 文件
desk-import-file-hint = 退货报告的路径
desk-choose-file = 选择…
desk-import-look = 查看内容
desk-import-help = 请选择卖家的退货报告、输入路径，或把文件或文件夹拖到本窗口。确认之前不会导入任何内容
desk-import-reading = 正在读取 { $name }
desk-import-rows = 文件行数
desk-import-problems = 问题
desk-import-problems-of = 问题（{ $count }）
desk-import-first-rows = 前几行
desk-import-columns = 列对应
desk-import-encoding = 编码
desk-import-encoding-found = { $encoding }（自动识别）
desk-import-encoding-find = 自动识别
desk-import-preview = 文件内容
desk-import-nothing-here = 此处为空
desk-import-nothing-here-how = 文件中没有此类内容
desk-import-never-kept = 绝不保存：可能含买家信息
desk-import-unused = 无需使用
desk-import-unknown = 未知列：请选择字段，否则不保存
desk-import-leave-out = 不导入此列
desk-import-left-out = 已由您排除
desk-import-column-taken = “{ $field }”已对应列“{ $head }”，请为其中一列改选其他字段
desk-import-propose = 疑似：{ $field }
desk-import-remembered = 列对应沿用该卖家之前的文件
desk-import-columns-reset = 重新对应各列
desk-import-next = 下一个文件：{ $name }
desk-import-more-wait = 还有 { $count } 个文件等待
desk-import-forget = 不再处理
desk-import-take = 导入
desk-import-take-good = 只导入正确的行（{ $count }）
desk-import-leave = 不导入
desk-import-nothing-yet = 尚未导入任何内容
desk-import-good-only = 有问题的行不导入；更正后可再次导入
desk-import-done = 文件已导入：新增 { $new }，变更 { $changed }，未变 { $unchanged }
desk-import-taken = 已导入的文件
desk-import-none = 尚未导入文件
desk-import-none-how = 在此导入各卖家的退货报告，工位就能知道退件里应有什么
desk-col-when = 时间
desk-col-seller = 卖家
desk-col-rows = 行数
desk-col-new = 新增
desk-col-changed = 变更
desk-col-unchanged = 未变
desk-col-skipped = 未导入
desk-col-file = 文件
desk-col-order = 订单号
desk-col-rma = 退货单号
desk-col-tracking = 运单号
desk-col-asin = ASIN
desk-col-sku = SKU
desk-col-quantity = 数量
desk-col-reason = 退货原因
desk-col-title = 商品
desk-col-column = 列
desk-col-becomes = 对应字段
desk-col-line = 行号
desk-col-found = 原文
desk-col-problem = 问题

## Containers and manifest

desk-containers-tab = 容器
desk-manifest-tab = 退运回国清单
desk-all-kinds = 全部
desk-col-container = 容器
desk-col-kind = 类型
desk-col-units = 单件
desk-col-parcels = 退件
desk-col-state = 状态
desk-state-open = 使用中
desk-state-sealed = 已封箱
desk-containers-none = 没有使用中的容器
desk-containers-none-how = 在上方启用一个，或在工位扫描容器标签
desk-open-new = 新容器
desk-open-number-hint = 编号
desk-open-container = 启用
desk-open-taken = 已有同名容器
desk-chosen-none = 未选择容器
desk-chosen-none-how = 在左侧选择一个，查看其中的单件
desk-opened-at = { $at } 启用
desk-sealed-at = { $at } 封箱
desk-seal = 封箱…
desk-seal-sure = 确定封箱 { $container }（{ $units } 件）？封箱后不能再放入
desk-seal-yes = 确认封箱
desk-seal-no = 暂不封箱
desk-to-manifest = 本箱清单
desk-container-empty = 里面还没有单件
desk-container-empty-how = 在工位放入的单件会列在这里
desk-all-cartons = 所有使用中的箱
desk-manifest-totals = 数量 { $units } 件，箱数 { $cartons } 箱
desk-manifest-none = 没有要退运回国的单件
desk-manifest-none-how = 在工位放入箱（C-…）的单件会列在这里，可直接导出
desk-col-carton = 箱号
desk-col-unit-tag = 单件码
desk-col-grade = 成色

## Review

desk-review-day = 日期
desk-previous-day = 前一天
desk-next-day = 后一天
desk-today = 今天
desk-day-wrong = 日期格式如 2026-11-23
desk-back-to-day = 返回当日
desk-figure-parcels = 收到退件
desk-figure-units = 查验单件
desk-figure-graded = 已定成色
desk-figure-put = 已放入
desk-figure-waiting = 未完成退件
desk-exceptions = 异常
desk-no-exceptions = 当日没有异常
desk-by-seller = 按卖家
desk-by-person = 按人员
desk-nobody-known = 未知
desk-chart-parcels-hour = 每小时收到退件
desk-chart-decisions = 处理决定
desk-chart-decisions-hour = 每小时处理决定
desk-chart-grades = 成色
desk-axis-units = 单件
desk-axis-parcels = 退件
desk-units-of-hour = { $hour } 点起 · { $decision }
desk-parcels-of-hour = { $hour } 点起收到的退件
desk-units-list = 单件
desk-units-none = 没有单件
desk-units-none-how = 在工位放入后会列在这里
desk-parcels-list = 退件
desk-parcels-none = 没有退件
desk-parcels-none-how = 在工位扫描后会列在这里
desk-col-time = 时间
desk-col-decision = 决定
desk-col-person = 人员
desk-col-parcel = 退件
desk-col-finding = 发现
desk-col-shelf = 货架
desk-taken-back = 已撤销
desk-not-decided = 未决定
desk-by-the-program = 程序
desk-unseen-count = 有 { $count } 项预报商品不在其中
desk-proposed-because = 建议{ $decision }：{ $why }
desk-decided-otherwise = 改判为{ $decision }：{ $reason }

## Settings

desk-settings-looks = 语言与显示
desk-settings-language = 语言
desk-settings-bilingual = 工位双语显示
desk-settings-bilingual-help = 问题和选项同时显示中文和英文
desk-settings-scale = 大小
desk-settings-scale-help = 窗口较小时，以能放下九个选项为限
desk-settings-theme = 配色
desk-theme-day = 日间
desk-theme-night = 夜间
desk-theme-high-contrast = 高对比度
desk-settings-scanner = 扫描枪
desk-scanner-none = 未设置串口扫描枪；键盘式扫描枪可直接使用
desk-ports-none = 没有找到串口。请接好扫描枪后重新查找
desk-port-in-use = 使用中
desk-use-port = 使用此端口
desk-look-for-ports = 重新查找
desk-forget-scanner = 不用串口扫描枪
desk-live-test = 测试：最近一次扫描的原文
desk-live-test-none = 随便扫一个条码，内容会显示在这里
desk-settings-keyboard = 键盘式扫描枪
desk-settings-keyboard-help = 快速连续的按键视为扫描，不会误触工位按键
desk-settings-tones = 提示音
desk-settings-tones-on = 播放提示音
desk-tones-unknown = 尚未播放过提示音
desk-settings-store = 数据
desk-health-facts = 记录
desk-health-parcels = 退件
desk-health-units = 单件
desk-health-expected = 预报商品
desk-health-head = 最新记录
desk-settings-sellers = 卖家
desk-sellers-none = 还没有卖家。导入第一个文件后即会出现
desk-house-rules = 默认规则
desk-type-code = 键入号码… F6
desk-backlog = 待拆的退件
desk-backlog-none = 没有待拆的退件
desk-backlog-none-how = 签收扫过的退件会在这里，直到工位拆开。
desk-col-age = 等待
desk-col-load = 货载

## Print

desk-print-what = 打印
desk-print-help-unit-tags = 2 × 1 英寸标签，每件商品一张。生成文件时分配号码，号码绝不重复打印
desk-print-help-parcel-tags = 2 × 1 英寸标签，用于面单无法识别的退件。号码绝不重复打印
desk-print-help-containers = 4 × 6 英寸标签，大字母远处可见，附放入时扫描的条码
desk-print-help-badges = 工牌。新工牌首次扫描后即登记
desk-print-help-commands = 一页双语指令条码，挂在扫描枪够得到的地方
desk-print-count = 数量
desk-print-count-wrong = 请填 1 至 { $most }
desk-print-prefix = 前缀
desk-print-prefix-help = 位于号码之前；任何两个工位不得共用前缀
desk-print-prefix-wrong = 3 位字母或数字（不含 U），后两位至少一个字母，例如 AX1
desk-print-begins = 首个号码：{ $tag }
desk-print-names = 打印哪些
desk-print-names-containers = R-01, H-02；留空即全部在用容器
desk-print-names-badges = OP-1, OP-2
desk-print-names-wrong = { $name } 不是有效名称。请按示例填写，用逗号分隔
desk-print-no-containers = 尚无在用容器。请填写名称（如 R-01），或先启用容器（F3）
desk-print-paper = 纸张
desk-print-job = 打印
desk-make-pdf = 生成 PDF
